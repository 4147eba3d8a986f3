/** The ways in, over HTTP. */
@NullMarked
package io.countersign.intake.rest;

import org.jspecify.annotations.NullMarked;
