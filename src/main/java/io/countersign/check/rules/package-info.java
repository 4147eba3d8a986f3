/** One class per rule; each names its source and is proved by the fixtures of its id. */
@NullMarked
package io.countersign.check.rules;

import org.jspecify.annotations.NullMarked;
