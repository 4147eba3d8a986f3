/** The only code that reads what other people's hosts say: guarded addresses, limits, no redirects. */
@NullMarked
package io.countersign.fetch;

import org.jspecify.annotations.NullMarked;
