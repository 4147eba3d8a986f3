/** The profiles of published texts and of this house, as data, and the checks that only they have. */
@NullMarked
package io.countersign.check.profiles;

import org.jspecify.annotations.NullMarked;
