/** One profile per authorization server product: what it is known to accept and refuse, measured or read in its source. */
@NullMarked
package io.countersign.check.products;

import org.jspecify.annotations.NullMarked;
