package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1/clients",
                "/access/v1/evaluation",
                "/console/",
                "/log",
                "/q/health",
                "/register",
                "/ssf/streams",
                "/status-lists/0",
                "/.well-known/oauth-authorization-server",
                ReservedPaths.CHALLENGE
            })
    void theRegistrysOwn(String path) {
        assertThat(ReservedPaths.contains(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/apis",
                "/API",
                "/x/api",
                "/qq",
                "/logs/1",
                "/status-list",
                "/.well-known",
                "/.well-known/",
                "/.well-known/client.json",
                "/.well-known/oauth-authorization-server/x"
            })
    void documents(String path) {
        assertThat(ReservedPaths.contains(path)).isFalse();
    }
}
