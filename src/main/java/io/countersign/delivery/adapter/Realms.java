package io.countersign.delivery.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same in several realms, a few at once, so that all of them are done in time. */
final class Realms {

    private static final int AT_ONCE = 4;

    private Realms() {}

    /** What came of it, in the order of the realms. */
    static <T> List<T> each(List<String> realms, Function<String, T> act) {
        try (ExecutorService some =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<T>> acts = new ArrayList<>();
            realms.forEach(realm -> acts.add(() -> act.apply(realm)));
            List<T> results = new ArrayList<>();
            for (Future<T> done : some.invokeAll(acts)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an error of the registry's own", e);
        }
    }
}
