package io.countersign.signing;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same against the native executable, where each kind of key has to be found without reflection. */
@Tag("native")
@QuarkusIntegrationTest
@QuarkusTestResource(TestStack.class)
class KeyMountIT extends KeyMountTest {}
