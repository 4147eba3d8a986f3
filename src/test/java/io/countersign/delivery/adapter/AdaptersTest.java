package io.countersign.delivery.adapter;

import static io.countersign.testing.Api.as;
import static io.countersign.testing.Api.bearing;
import static io.countersign.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.testing.Acts;
import io.countersign.testing.AdapterCases;
import io.countersign.testing.Api;
import io.countersign.testing.Api.TestClient;
import io.countersign.testing.Receiver;
import io.countersign.testing.Servers;
import io.countersign.testing.Soon;
import io.countersign.testing.TestStack;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who registers an adapter, what is one, and what a webhook gets. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class AdaptersTest {

    private static final byte[] KEY = "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.UTF_8);
    private static final String URL = "https://hooks.example/countersign";

    @BeforeEach
    void secrets() {
        AdapterCases.mount("hook", "whsec_" + Base64.getEncoder().encodeToString(KEY) + "\n");
        AdapterCases.mount("short", "too short");
        AdapterCases.mount("nonsense", "whsec_???");
    }

    @Test
    void aSecurityAdminRegistersChangesPausesAndDeletesIt() {
        try (AdapterCases server = AdapterCases.server()) {
            Acts acts = new Acts();
            refused(as("erin").get(server.path()), 404, "not-found");
            Map<String, Object> body = AdapterCases.webhook(URL, "hook");
            server.put("erin", body)
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"0\"")
                    .body("authorization_server", equalTo(server.id()))
                    .body("kind", equalTo("webhook"))
                    .body("url", equalTo(URL))
                    .body("realms", empty())
                    .body("credential", equalTo("hook"))
                    .body("end_sessions", equalTo(false))
                    .body("state", equalTo("enabled"))
                    .body("created_by", equalTo("erin"))
                    .body("last_error", nullValue());
            refused(server.put("erin", body), 428, "precondition-required");
            refused(server.put(as("erin").header("If-Match", "\"7\""), body), 412, "precondition-failed")
                    .body("revision", equalTo(0));
            body.put("url", URL + "/2");
            server.put(as("erin").header("If-Match", "\"0\""), body)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("url", equalTo(URL + "/2"));
            server.put(as("erin").header("If-Match", "\"1\""), body)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"");
            refused(server.post("erin", "resume"), 409, "wrong-state").body("state", equalTo("enabled"));
            server.post("erin", "pause").then().statusCode(200).body("state", equalTo("paused"));
            refused(server.post("erin", "pause"), 409, "wrong-state").body("state", equalTo("paused"));
            server.post("erin", "resume").then().statusCode(200).body("state", equalTo("enabled"));
            as("erin").delete(server.path()).then().statusCode(204);
            refused(as("erin").delete(server.path()), 404, "not-found");
            refused(server.put(as("erin").header("If-Match", "\"3\""), body), 412, "precondition-failed");
            server.put("erin", body).then().statusCode(201);
            String issuer = as("erin").get(Servers.PATH + "/" + server.id()).path("issuer");
            assertThat(acts.named(issuer))
                    .containsExactly(
                            "erin adapter.registered",
                            "erin adapter.changed",
                            "erin adapter.paused",
                            "erin adapter.resumed",
                            "erin adapter.deleted",
                            "erin adapter.registered");
        }
    }

    @Test
    void nobodyElseActsAndWatchersRead() {
        Map<String, Object> body = AdapterCases.webhook(URL, "hook");
        try (AdapterCases server = AdapterCases.with(body)) {
            for (String person : List.of("alice", "carol", "frank", "keycloak")) {
                refused(server.put(person, body), 403, "role-missing");
                refused(as(person).delete(server.path()), 403, "role-missing");
                for (String act : List.of("pause", "resume", "check")) {
                    refused(server.post(person, act), 403, "role-missing");
                }
            }
            for (String person : List.of("erin", "frank", "carol")) {
                as(person).get(server.path()).then().statusCode(200);
            }
            bearing(Tokens.forUser("oskar", List.of("operator"), List.of()))
                    .get(server.path())
                    .then()
                    .statusCode(200);
            refused(as("alice").get(server.path()), 403, "role-missing");
            refused(as("erin").get(Servers.PATH + "/" + UUID.randomUUID() + "/adapter"), 404, "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "kind, push, /kind",
                "url, -, /url",
                "url, http://hooks.example/x, /url",
                "url, ftp://hooks.example/x, /url",
                "url, https://me@hooks.example/x, /url",
                "url, https://hooks.example/x?token=1, /url",
                "url, https://hooks.example/ x, /url",
                "credential, -, /credential",
                "credential, ../hook, /credential",
                "credential, absent, /credential",
                "credential, short, /credential",
                "credential, nonsense, /credential",
                "client_id, countersign, /client_id",
                "secret, s3cret, /secret"
            })
    void whatIsNoWebhookIsRefused(String member, String value, String pointer) {
        Map<String, Object> body = AdapterCases.webhook(URL, "hook");
        body.put(member, value);
        refusedMember(body, pointer);
    }

    @ParameterizedTest
    @CsvSource({"'', /realms", "a/b, /realms", "../x, /realms", "demo|demo, /realms"})
    void whatAreNoRealmsIsRefused(String realms, String pointer) {
        String[] names = realms.isEmpty() ? new String[0] : realms.split("\\|");
        refusedMember(AdapterCases.keycloak(URL, "hook", names), realms.contains("/") ? pointer + "/0" : pointer);
        String[] many = new String[21];
        for (int i = 0; i < many.length; i++) {
            many[i] = "realm" + i;
        }
        refusedMember(AdapterCases.keycloak(URL, "hook", many), "/realms");
    }

    private static void refusedMember(Map<String, Object> body, String pointer) {
        try (AdapterCases server = AdapterCases.server()) {
            refused(server.put("erin", body), 400, "invalid-member").body("errors.pointer", contains(pointer));
            refused(as("erin").get(server.path()), 404, "not-found");
        }
    }

    @Test
    void aWebhookGetsEachChangeSigned() throws Exception {
        TestClient client = Api.client();
        client.published(client.document());
        try (Receiver receiver = Receiver.start();
                AdapterCases server = AdapterCases.with(AdapterCases.webhook(receiver.url(), "hook"))) {
            client.change("erin", "suspend").then().statusCode(200);
            client.restored();
            client.change("erin", "revoke").then().statusCode(200);
            Soon.holds(() -> assertThat(server.told(client.clientId()))
                    .hasSize(3)
                    .allMatch(told -> told.state().equals("DELIVERED")));
            List<Receiver.Got> got = receiver.of(client.clientId());
            assertThat(got)
                    .extracting(it -> it.member("act"))
                    .containsExactly("client.suspended", "client.restored", "client.revoked");
            assertThat(got)
                    .extracting(it -> it.member("type"))
                    .containsExactly("client-disabled", "client-enabled", "client-disabled");
            assertThat(got).extracting(it -> it.member("status")).containsExactly("suspended", "active", "revoked");
            assertThat(got)
                    .extracting(it -> it.parse().path("number").asLong())
                    .isSorted()
                    .doesNotHaveDuplicates();
            for (Receiver.Got it : got) {
                assertThat(it.headers()).containsEntry("Content-Type", "application/json");
                assertThat(it.headers().get("webhook-signature")).isEqualTo(signature(it));
                assertThat(it.member("environment")).isEqualTo("prod");
                assertThat(it.member("reason")).isEqualTo("because");
                assertThat(it.member("version")).isEqualTo("1");
            }
            assertThat(server.told(client.clientId())).allSatisfy(told -> {
                assertThat(told.verified()).as("nobody can read a webhook back").isFalse();
                assertThat(told.evidence()).singleElement().satisfies(exchange -> {
                    assertThat(exchange.url()).isEqualTo(receiver.url());
                    assertThat(exchange.status()).isEqualTo(204);
                });
            });
            assertThat(got)
                    .extracting(it -> it.headers().get("webhook-id"))
                    .isEqualTo(server.told(client.clientId()).stream()
                            .map(told -> told.id())
                            .toList());
        }
    }

    @Test
    void aCheckSendsASignedPingAndSaysWhatIsWrong() throws Exception {
        try (Receiver receiver = Receiver.start();
                AdapterCases server = AdapterCases.with(AdapterCases.webhook(receiver.url(), "hook"))) {
            server.post("erin", "check")
                    .then()
                    .statusCode(200)
                    .body("works", equalTo(true))
                    .body("faults", empty());
            Receiver.Got ping = receiver.all().getFirst();
            assertThat(ping.member("type")).isEqualTo("ping");
            assertThat(ping.headers().get("webhook-signature")).isEqualTo(signature(ping));
            receiver.answers(Receiver.Answer.ERROR_500);
            server.post("erin", "check")
                    .then()
                    .body("works", equalTo(false))
                    .body("faults", contains("ping: the answer has the status 500"));
        }
    }

    private static String signature(Receiver.Got got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed =
                got.headers().get("webhook-id") + "." + got.headers().get("webhook-timestamp") + "." + got.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
