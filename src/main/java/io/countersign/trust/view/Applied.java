package io.countersign.trust.view;

import java.util.Set;

/**
 * Which transactions the view holds: all below the watermark, and of the others those whose changes were read.
 *
 * @param changes the places in the feed of the changes read above the watermark, so that none is applied twice in a row
 */
record Applied(long watermark, Set<Long> transactions, Set<Long> changes) {

    static final Applied NOTHING = new Applied(0, Set.of(), Set.of());

    Applied {
        transactions = Set.copyOf(transactions);
        changes = Set.copyOf(changes);
    }

    boolean holds(long transaction) {
        return transaction < watermark || transactions.contains(transaction);
    }
}
