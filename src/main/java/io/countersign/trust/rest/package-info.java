/** Trust over HTTP: AuthZEN evaluations, statements, the kill switch. */
@NullMarked
package io.countersign.trust.rest;

import org.jspecify.annotations.NullMarked;
