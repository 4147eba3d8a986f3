/** Serves live documents at their client IDs (design, section 5). */
@NullMarked
package io.countersign.hosting;

import org.jspecify.annotations.NullMarked;
