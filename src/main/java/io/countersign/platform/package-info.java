/** Glue below the domain: clock, ids, idempotency, the embedded default and the refusals at start. It knows nothing of clients. */
@NullMarked
package io.countersign.platform;

import org.jspecify.annotations.NullMarked;
