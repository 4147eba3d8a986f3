/** Telling authorization servers of changes: who is told, in which order, how often, and what came of it. */
@NullMarked
package io.countersign.delivery;

import org.jspecify.annotations.NullMarked;
