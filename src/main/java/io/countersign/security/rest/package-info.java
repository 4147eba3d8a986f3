/** Refusals of identity and role, as problems. */
@NullMarked
package io.countersign.security.rest;

import org.jspecify.annotations.NullMarked;
