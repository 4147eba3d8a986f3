package io.countersign.trust.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes an act return only when this replica answers by it: whoever revoked a client can be sure of the next answer. */
@ApplicationScoped
public class Visibility {

    private static final Logger LOG = Logger.getLogger(Visibility.class);
    /** The act is committed then, and other answers follow as fast as they can. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private final TransactionSynchronizationRegistry transactions;
    private final ViewRepository database;
    private final TrustView view;

    Visibility(TransactionSynchronizationRegistry transactions, ViewRepository database, TrustView view) {
        this.transactions = transactions;
        this.database = database;
        this.view = view;
    }

    /** Has the commit of the current transaction wait for the view. */
    public void afterCommit() {
        if (transactions.getResource(Visibility.class) != null) {
            return;
        }
        transactions.putResource(Visibility.class, true);
        long transaction = database.transaction();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // everything there is to do comes after
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED && !view.awaitApplied(transaction, MOST)) {
                    LOG.warnf("the view does not hold a committed change after %s", MOST);
                }
            }
        });
    }
}
