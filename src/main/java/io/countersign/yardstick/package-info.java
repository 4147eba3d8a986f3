/** Routes that do nothing, for {@code make bench} to measure the others against. */
@NullMarked
package io.countersign.yardstick;

import org.jspecify.annotations.NullMarked;
