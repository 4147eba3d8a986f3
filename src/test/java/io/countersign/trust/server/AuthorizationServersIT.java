package io.countersign.trust.server;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AuthorizationServersIT extends AuthorizationServersTest {}
