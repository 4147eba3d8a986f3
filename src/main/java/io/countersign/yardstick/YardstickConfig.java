package io.countersign.yardstick;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is something to measure by. */
@ConfigMapping(prefix = "countersign.bench")
public interface YardstickConfig {

    /** Whether {@code /access/yardstick/} answers, with constant bytes that tell nothing: what {@code make bench} measures other routes against. */
    @WithDefault("false")
    boolean yardsticks();
}
