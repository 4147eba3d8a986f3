package io.countersign.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalIdentityTest {

    private final TokenIssuer issuer;
    private final LocalAuthority authority;
    private final LocalIdentity identity;

    LocalIdentityTest(@TempDir Path directory) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        issuer = TokenIssuer.keptIn(directory.resolve("key.json"), "https://localhost:" + port + "/dev-identity");
        authority = LocalAuthority.keptIn(directory.resolve("certificates"), Instant.now());
        identity = LocalIdentity.serve(issuer, authority, Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        identity.close();
    }

    @Test
    void discoveryNamesTheIssuer() throws IOException, InterruptedException, JoseException {
        HttpResponse<String> answer = send(request("/.well-known/openid-configuration"));
        assertThat(JsonUtil.parseJson(answer.body()))
                .containsEntry("issuer", issuer.issuer())
                .containsEntry("jwks_uri", issuer.issuer() + "/jwks");
    }

    @Test
    void theKeysCarryNoSecret() throws IOException, InterruptedException, JoseException {
        assertThat(new JsonWebKeySet(send(request("/jwks")).body()).getJsonWebKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE))
                        .doesNotContainKey("d"));
    }

    @Test
    void aSamplePersonGetsATokenThatTheKeysVerify()
            throws IOException, InterruptedException, JoseException, InvalidJwtException {
        Map<String, Object> answer = JsonUtil.parseJson(send(form("user=alice")).body());
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(issuer.key().getPublicKey())
                .setExpectedIssuer(issuer.issuer())
                .setExpectedAudience("countersign")
                .setRequireExpirationTime()
                .setRequireSubject()
                .build()
                .processToClaims(String.valueOf(answer.get("access_token")));
        assertThat(claims.getClaimValue("sub")).isEqualTo("alice");
        assertThat(claims.getClaimValue("groups")).isEqualTo(List.of("author"));
        assertThat(claims.getClaimValue("namespaces")).isEqualTo(List.of("acme"));
        assertThat(answer).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);
    }

    @Test
    void anAuthorizationServerMayAskByItsClientId() throws IOException, InterruptedException {
        assertThat(send(form("grant_type=client_credentials&client_id=oidc-provider"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStrangerGetsNone() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(form("user=mallory"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void aTokenIsPosted() throws IOException, InterruptedException {
        assertThat(send(request("/token?user=alice")).statusCode()).isEqualTo(405);
    }

    private HttpRequest.Builder form(String body) {
        return request("/token").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(issuer.issuer() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(authority.tls()).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
