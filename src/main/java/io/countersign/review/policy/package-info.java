/** What a submission needs before it may pass: review policies, versioned and themselves changed only by two people. */
@NullMarked
package io.countersign.review.policy;

import org.jspecify.annotations.NullMarked;
