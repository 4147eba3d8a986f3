package io.countersign.platform;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against what is shipped: the packaged jar, or the native executable. */
@QuarkusIntegrationTest
@QuarkusTestResource(TestStack.class)
class IdempotencyIT extends IdempotencyTest {}
