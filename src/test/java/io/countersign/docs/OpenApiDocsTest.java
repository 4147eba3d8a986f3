package io.countersign.docs;

import static io.restassured.RestAssured.given;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code openapi.yaml} is what the running service says of itself. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class OpenApiDocsTest {

    @Test
    void theCommittedDescriptionIsTheServices() {
        String yaml = given().queryParam("format", "yaml")
                .get(TestStack.MANAGEMENT + "/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Generated.file(Path.of("openapi.yaml"), yaml);
    }
}
