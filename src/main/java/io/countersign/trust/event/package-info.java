/** What happened to a client's trust, written in the transaction of the act, for those who must be told. */
@NullMarked
package io.countersign.trust.event;

import org.jspecify.annotations.NullMarked;
