/** RFC 9457 problem details: every error the HTTP surface can answer. */
@NullMarked
package io.countersign.problem;

import org.jspecify.annotations.NullMarked;
