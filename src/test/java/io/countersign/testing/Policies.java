package io.countersign.testing;

import static io.countersign.testing.Api.as;

import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Review policies, put in force by two people as everywhere. */
public final class Policies {
    private static final String READY = "test-stack.policies";

    private Policies() {}

    /** Makes sure that one reviewer suffices by default; development clients stay without a policy, and so undecided. */
    public static void defaults() {
        synchronized (System.getProperties()) {
            if (System.getProperty(READY) == null) {
                List.of("low", "moderate", "high").forEach(risk -> inForce(null, risk, reviewers(1)));
                System.setProperty(READY, "true");
            }
        }
    }

    /** Terms that ask for so many reviewers and nothing else. */
    public static Map<String, Object> reviewers(int count) {
        return Map.of("approvals", Map.of("reviewer", count), "validity", "P365D");
    }

    /** Has erin propose a policy and grace approve it; answers its ID. */
    public static String inForce(@Nullable String namespace, String risk, Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(Map.of("risk_class", risk, "terms", terms, "reason", "a test"));
        if (namespace != null) {
            body.put("namespace", namespace);
        }
        String id = as("erin")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("grace")
                .contentType(ContentType.JSON)
                .body(Map.of("decision", "approve"))
                .post("/api/v1/policies/" + id + "/decisions")
                .then()
                .statusCode(201);
        return id;
    }
}
