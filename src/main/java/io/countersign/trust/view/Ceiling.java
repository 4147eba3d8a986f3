package io.countersign.trust.view;

/**
 * The most a client may be granted at a resource now.
 *
 * @param resourceKnown whether the resource is registered and enabled
 * @param entitled the widest scopes it was entitled to, empty when to none
 * @param offered the scopes the resource has today
 * @param until the second since 1970 at which the entitlement ends
 */
public record Ceiling(boolean resourceKnown, String entitled, String offered, long until) {

    static final Ceiling UNKNOWN_RESOURCE = new Ceiling(false, "", "", 0);
    static final Ceiling NOTHING = new Ceiling(true, "", "", 0);
}
