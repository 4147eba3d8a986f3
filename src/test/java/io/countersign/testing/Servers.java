package io.countersign.testing;

import static io.countersign.testing.Api.as;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Authorization servers, registered by erin. */
public final class Servers {

    /** Where authorization servers are registered. */
    public static final String PATH = "/api/v1/authorization-servers";

    private static final String READY = "test-stack.authorization-servers";

    private Servers() {}

    /** Makes sure that keycloak and oidc-provider are registered: both enforce, in every environment. */
    public static void samples() {
        synchronized (System.getProperties()) {
            if (System.getProperty(READY) == null) {
                register("keycloak", "https://as.example", "keycloak-26.7");
                register("oidc-provider", "https://oidc-provider.example", "oidc-provider-9.13");
                System.setProperty(READY, "true");
            }
        }
    }

    private static void register(String name, String issuer, String product) {
        Map<String, Object> body = body(name, Map.of("token_subject", name));
        body.put("issuer", issuer);
        body.put("product", product);
        register(body).then().statusCode(201);
    }

    /** Registers an authorization server. */
    public static Response register(Map<String, Object> body) {
        return as("erin").contentType(ContentType.JSON).body(body).post(PATH);
    }

    /** A name that nothing else has. */
    public static String name() {
        return "as-" + UUID.randomUUID();
    }

    /** What one of a name sends to be registered: it enforces, in every environment, and is of no known product. */
    public static Map<String, Object> body(String name, Map<String, Object> credentials) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("issuer", "https://" + name + ".example");
        body.put("mode", "enforce");
        body.put("environments", List.of("dev", "staging", "prod"));
        body.put("product", "other");
        body.put("narrows_scope", false);
        body.put("credentials", credentials);
        return body;
    }
}
