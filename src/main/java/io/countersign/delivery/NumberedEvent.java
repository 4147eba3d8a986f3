package io.countersign.delivery;

import io.countersign.trust.event.TrustEvent;

/**
 * An event in the order in which events became known.
 *
 * @param number one more than that of the event before it
 */
public record NumberedEvent(long number, TrustEvent event) {}
