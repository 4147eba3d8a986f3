package io.countersign.testing;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/** Answers that are problems. */
public final class Refusals {

    private Refusals() {}

    /** Holds an answer to a status and a problem type; more can be asked of what it returns. */
    public static ValidatableResponse refused(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .header("Content-Type", "application/problem+json")
                .body("type", equalTo("https://countersign.io/problems/" + slug));
    }
}
