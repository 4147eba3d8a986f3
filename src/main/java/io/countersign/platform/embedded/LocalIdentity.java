package io.countersign.platform.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;

/**
 * The dev identity: an OpenID provider over https on 127.0.0.1 that gives anyone who asks a token for a sample person. It knows no
 * password, which is why a production start refuses it.
 */
public final class LocalIdentity implements AutoCloseable {

    private static final int LONGEST_FORM_BYTES = 4096;

    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final HttpsServer server;

    private LocalIdentity(TokenIssuer issuer, InstantSource clock, HttpsServer server) {
        this.issuer = issuer;
        this.clock = clock;
        this.server = server;
    }

    /** Serves the issuer at the port and path of its URL, with the authority's server certificate. */
    public static LocalIdentity serve(TokenIssuer issuer, LocalAuthority authority, InstantSource clock) {
        URI uri = URI.create(issuer.issuer());
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(Ports.loopback(), uri.getPort()), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(authority.tls()));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            LocalIdentity identity = new LocalIdentity(issuer, clock, server);
            identity.routes(uri.getPath());
            server.start();
            return identity;
        } catch (IOException e) {
            throw new StartFailure("the dev identity cannot serve " + uri + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void routes(String path) {
        String discovery = JsonUtil.toJson(Map.of(
                "issuer", issuer.issuer(),
                "jwks_uri", issuer.issuer() + "/jwks",
                "token_endpoint", issuer.issuer() + "/token",
                "response_types_supported", List.of("token"),
                "subject_types_supported", List.of("public"),
                "grant_types_supported", List.of("client_credentials"),
                "id_token_signing_alg_values_supported", List.of("ES256")));
        String keys = issuer.keys();
        server.createContext(path + "/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery));
        server.createContext(path + "/jwks", exchange -> answer(exchange, 200, keys));
        server.createContext(path + "/token", this::token);
    }

    private void token(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, error("invalid_request"));
            return;
        }
        Map<String, String> form =
                form(new String(exchange.getRequestBody().readNBytes(LONGEST_FORM_BYTES), StandardCharsets.UTF_8));
        Optional<SamplePerson> person = Optional.ofNullable(form.getOrDefault("user", form.get("client_id")))
                .flatMap(SamplePeople::named);
        if (person.isEmpty()) {
            answer(exchange, 400, error("invalid_client"));
            return;
        }
        answer(
                exchange,
                200,
                JsonUtil.toJson(Map.of(
                        "access_token", issuer.issue(person.get(), clock.instant()),
                        "token_type", "Bearer",
                        "expires_in", TokenIssuer.LIFE.toSeconds())));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, two) -> one));
    }

    private static String error(String code) {
        return JsonUtil.toJson(Map.of("error", code));
    }
}
