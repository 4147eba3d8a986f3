package io.countersign.platform;

import java.util.List;

/** How the process runs: on what it starts by itself, or on a database and an identity provider that are configured. */
public enum StartMode {
    /** Neither a database nor an issuer is configured: both start with the service. */
    EMBEDDED,
    /** Everything is configured; what is missing or unsafe refuses the start. */
    PRODUCTION;

    private static final List<String> ANY_OF_THESE_IS_PRODUCTION =
            List.of(StartSettings.DATABASE_URL, StartSettings.ISSUER, StartSettings.NATIVE_EXECUTABLE);

    /** The mode these settings ask for; half a production configuration is a production configuration. */
    public static StartMode of(StartSettings settings) {
        boolean asked = settings.value(StartSettings.MODE)
                .filter("production"::equalsIgnoreCase)
                .isPresent();
        boolean configured = ANY_OF_THESE_IS_PRODUCTION.stream()
                .anyMatch(name -> settings.value(name).isPresent());
        return asked || configured ? PRODUCTION : EMBEDDED;
    }
}
