/** What exists, over HTTP. */
@NullMarked
package io.countersign.client.rest;

import org.jspecify.annotations.NullMarked;
