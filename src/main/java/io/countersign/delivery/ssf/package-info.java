/** The Shared Signals transmitter (SSF 1.0): streams, security event tokens, push and poll. */
@NullMarked
package io.countersign.delivery.ssf;

import org.jspecify.annotations.NullMarked;
