/** How authorization servers are told, over HTTP. */
@NullMarked
package io.countersign.delivery.rest;

import org.jspecify.annotations.NullMarked;
