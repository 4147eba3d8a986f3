package io.countersign.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.runtime.AnonymousIdentityProvider;
import io.quarkus.security.runtime.QuarkusIdentityProviderManagerImpl;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YardstickRoutesTest {

    private static final IdentityProviderManager NOBODY = QuarkusIdentityProviderManagerImpl.builder()
            .addProvider(new AnonymousIdentityProvider())
            .setBlockingExecutor(Runnable::run)
            .build();

    @Test
    void thereAreNoneUnlessTheyAreAskedFor() {
        assertThat(routes(Map.of())).isZero();
        assertThat(routes(Map.of("countersign.bench.yardsticks", "true"))).isPositive();
    }

    private static int routes(Map<String, String> settings) {
        YardstickConfig config = new SmallRyeConfigBuilder()
                .withMapping(YardstickConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(YardstickConfig.class);
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            new YardstickRoutes(config, NOBODY).register(router);
            return router.getRoutes().size();
        } finally {
            vertx.close();
        }
    }
}
