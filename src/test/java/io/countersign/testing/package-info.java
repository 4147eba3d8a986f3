/** What the tests of every package share: the stack they run on, tokens, and the packaged service as a process. */
@NullMarked
package io.countersign.testing;

import org.jspecify.annotations.NullMarked;
