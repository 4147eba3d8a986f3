/** Checks over HTTP: any document, any profiles, nothing kept. */
@NullMarked
package io.countersign.check.rest;

import org.jspecify.annotations.NullMarked;
