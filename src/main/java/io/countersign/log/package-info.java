/** The append-only record of every governance act. */
@NullMarked
package io.countersign.log;

import org.jspecify.annotations.NullMarked;
