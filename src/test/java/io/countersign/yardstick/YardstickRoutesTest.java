package io.countersign.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YardstickRoutesTest {

    @Test
    void thereAreNoneUnlessTheyAreAskedFor() {
        assertThat(routes(Map.of())).isZero();
        assertThat(routes(Map.of("countersign.bench.yardsticks", "true"))).isPositive();
    }

    // the routes are counted and never called
    @SuppressWarnings("NullAway")
    private static int routes(Map<String, String> settings) {
        YardstickConfig config = new SmallRyeConfigBuilder()
                .withMapping(YardstickConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(YardstickConfig.class);
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            new YardstickRoutes(config, null, null).register(router);
            return router.getRoutes().size();
        } finally {
            vertx.close();
        }
    }
}
