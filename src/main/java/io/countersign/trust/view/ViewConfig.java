package io.countersign.trust.view;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh answers are, and how much a replica keeps in memory to give them. */
@ConfigMapping(prefix = "countersign.trust")
public interface ViewConfig {

    /** How old what a replica knows may be at most; when it cannot be proven younger, every answer is a refusal that says so. */
    @WithDefault("PT5S")
    Duration maxStaleness();

    /** How often a replica asks the database for changes it was not told of; well below the greatest staleness. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How many bytes of clients a replica keeps in memory, about 220 a client; one that does not fit costs a database read a question. */
    @WithDefault("536870912")
    long viewBytes();

    /** How long an answer may be relied on, at most: its {@code valid_until}. */
    @WithDefault("PT1M")
    Duration answerLifetime();
}
