/** How long an authorization server goes on by itself after a client was stopped: its lifetimes, and what they come to. */
@NullMarked
package io.countersign.delivery.exposure;

import org.jspecify.annotations.NullMarked;
