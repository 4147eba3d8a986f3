/** One Jazzer target for each parser of hostile text: {@code make fuzz} looks for cases, an ordinary run repeats those that are kept. */
@NullMarked
package io.countersign.fuzz;

import org.jspecify.annotations.NullMarked;
