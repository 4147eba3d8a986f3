/** How a document gets through: submissions, decisions, and the process that binds them. */
@NullMarked
package io.countersign.review;

import org.jspecify.annotations.NullMarked;
