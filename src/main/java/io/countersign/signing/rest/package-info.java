/** The published keys and the issuer's metadata. */
@NullMarked
package io.countersign.signing.rest;

import org.jspecify.annotations.NullMarked;
