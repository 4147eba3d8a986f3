/** The review, over HTTP. */
@NullMarked
package io.countersign.review.rest;

import org.jspecify.annotations.NullMarked;
