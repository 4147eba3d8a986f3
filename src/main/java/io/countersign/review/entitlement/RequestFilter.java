package io.countersign.review.entitlement;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests somebody wants to see; null wants all.
 *
 * @param namespaces those of which the clients may be
 */
public record RequestFilter(
        @Nullable UUID client,
        @Nullable RequestState state,
        @Nullable Set<String> namespaces) {

    /** The same, only of clients of these namespaces. */
    RequestFilter within(Set<String> readable) {
        return new RequestFilter(client, state, readable);
    }
}
