/** What the tests of several packages share. */
@NullMarked
package io.countersign.testing;

import org.jspecify.annotations.NullMarked;
