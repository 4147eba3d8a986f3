package io.countersign.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The running service: says that it is ready once every port answers, and runs until it is told to stop. */
public final class Service implements QuarkusApplication {

    private static volatile Runnable ready = () -> {};

    /** What to do once every port answers; kept here because Quarkus makes the instance. */
    static void whenReady(Runnable action) {
        ready = action;
    }

    @Override
    public int run(String... arguments) {
        ready.run();
        Quarkus.waitForExit();
        return 0;
    }
}
