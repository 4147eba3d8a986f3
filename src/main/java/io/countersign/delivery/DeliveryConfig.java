package io.countersign.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How authorization servers are told of changes. */
@ConfigMapping(prefix = "countersign.delivery")
public interface DeliveryConfig {

    /** The directory of mounted secrets, one file each, that adapters authenticate with; without it no adapter can be registered. */
    Optional<Path> credentials();

    /** How long one request to a recipient may take. */
    @WithDefault("PT5S")
    Duration timeout();

    /** How long a delivery is tried before it is given up and somebody has to look at it. */
    @WithDefault("P1D")
    Duration giveUp();

    /** How many listeners to events and waiting polls a replica has at once; one more is refused. */
    @WithDefault("100")
    int listeners();

    /** For how long a replica has what it tells to itself; one that is killed keeps it from the others for so long. No telling takes longer. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often a replica looks for what is to be told when nobody wakes it. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Whether streams may ask for the software-statement event of a draft that is not settled. */
    @WithDefault("false")
    boolean draftEvents();
}
