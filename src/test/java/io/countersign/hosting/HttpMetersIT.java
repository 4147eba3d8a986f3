package io.countersign.hosting;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

/** The same against the native executable; the jar runs the classes the other tests have run. */
@Tag("native")
@QuarkusIntegrationTest
@QuarkusTestResource(TestStack.class)
class HttpMetersIT extends HttpMetersTest {}
