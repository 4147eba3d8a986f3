package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's Keycloak as far as its Admin REST goes (26.7): realms with a service account, clients and their sessions. It keeps what is
 * done to it, and fails where it is asked to. The real one is in the end-to-end tests.
 */
public final class KeycloakHost implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HANG_SECONDS = 4;

    /** How a step fails. */
    public enum Fault {
        STATUS_401(401),
        STATUS_403(403),
        STATUS_429(429),
        STATUS_503(503),
        GARBAGE(200),
        HANG(0),
        /** It is done, and then the connection ends. */
        CUT_AFTER(0);

        private final int status;

        Fault(int status) {
            this.status = status;
        }
    }

    /** A realm. */
    private static final class Realm {
        private final Map<String, ObjectNode> clients = new LinkedHashMap<>();
        private final Set<String> online = new LinkedHashSet<>();
        private final Set<String> offline = new LinkedHashSet<>();
        private final Set<String> tokens = new HashSet<>();

        Set<String> sessions(boolean kind) {
            return kind ? offline : online;
        }
    }

    private record Planned(String step, Fault fault) {}

    private record Reply(int status, String body) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Realm> realms = new LinkedHashMap<>();
    private final List<Planned> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server;
    private String secret;
    private Runnable atNextPut = () -> {};

    private KeycloakHost(String secret, String... names) throws IOException {
        this.secret = secret;
        for (String name : names) {
            realms.put(name, new Realm());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One with these realms; the service account countersign has this secret in each. */
    public static KeycloakHost start(String secret, String... realms) throws IOException {
        return new KeycloakHost(secret, realms);
    }

    /** Its URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/auth";
    }

    /** Somebody signs in with a client that Keycloak now knows, some of them for offline use. */
    public synchronized void knows(String realm, String clientId, int sessions) {
        String id = UUID.randomUUID().toString();
        ObjectNode client = JSON.createObjectNode();
        client.put("id", id).put("clientId", clientId).put("enabled", true).put("notBefore", 0);
        client.put("publicClient", true).putObject("attributes").put("kept", "as it was");
        client.putObject("access").put("view", true).put("configure", true).put("manage", true);
        Realm in = realm(realm);
        in.clients.put(id, client);
        for (int i = 0; i < sessions; i++) {
            in.online.add("s-" + i + "-" + id);
            in.offline.add("o-" + i + "-" + id);
        }
    }

    private Realm realm(String name) {
        return Objects.requireNonNull(realms.get(name));
    }

    /** The representation of a client. */
    public synchronized JsonNode client(String realm, String clientId) {
        return realm(realm).clients.values().stream()
                .filter(it -> it.path("clientId").asText().equals(clientId))
                .findFirst()
                .<JsonNode>map(ObjectNode::deepCopy)
                .orElse(JSON.missingNode());
    }

    /** Sets a member of a client as somebody there would. */
    public synchronized void enabled(String realm, String clientId, boolean enabled) {
        realm(realm).clients.values().stream()
                .filter(it -> it.path("clientId").asText().equals(clientId))
                .forEach(it -> it.put("enabled", enabled));
    }

    /** How many sessions there are, of both kinds. */
    public synchronized int sessions(String realm) {
        return realm(realm).online.size() + realm(realm).offline.size();
    }

    /** Fails the next requests whose line holds these words, one fault for each. */
    public synchronized void fails(String step, Fault... next) {
        for (Fault fault : next) {
            faults.add(new Planned(step, fault));
        }
    }

    /** Forgets the tokens that it issued. */
    public synchronized void forgetTokens() {
        realms.values().forEach(realm -> realm.tokens.clear());
    }

    /** Changes the secret of the service account. */
    public synchronized void secret(String next) {
        secret = next;
    }

    /** Does something before it answers the next PUT. */
    public synchronized void atNextPut(Runnable act) {
        // what the act loads is what the test would load
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        atNextPut = () -> {
            Thread.currentThread().setContextClassLoader(loader);
            act.run();
        };
    }

    /** The lines of all requests, without the path before the realm. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath().replaceFirst("^/auth", "");
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String line = exchange.getRequestMethod() + " " + path;
        if (line.startsWith("PUT")) {
            takeAct().run();
        }
        Reply reply = reply(line + "?" + query, line, path.split("/"), query, body, exchange);
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Runnable takeAct() {
        Runnable act = atNextPut;
        atNextPut = () -> {};
        return act;
    }

    private Reply reply(String full, String line, String[] path, String query, String body, HttpExchange exchange) {
        @Nullable Fault fault = takeFault(full);
        if (fault == null || fault == Fault.CUT_AFTER) {
            Reply reply = done(
                    line,
                    path,
                    query,
                    body,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            return fault == null ? reply : new Reply(0, "");
        }
        if (fault == Fault.HANG) {
            hang();
        }
        return new Reply(fault.status, fault == Fault.GARBAGE ? "<html>welcome" : "");
    }

    private synchronized @Nullable Fault takeFault(String full) {
        requests.add(full);
        for (Planned planned : faults) {
            if (full.contains(planned.step())) {
                faults.remove(planned);
                return planned.fault();
            }
        }
        return null;
    }

    private static void hang() {
        try {
            TimeUnit.SECONDS.sleep(HANG_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Reply done(String line, String[] path, String query, String body, String authorization) {
        boolean admin = path[1].equals("admin");
        @Nullable Realm realm = realms.get(admin ? path[3] : path[2]);
        if (realm == null) {
            return new Reply(404, "{\"error\":\"Realm not found.\"}");
        }
        if (!admin) {
            return token(realm, body);
        }
        if (!realm.tokens.contains(authorization.replaceFirst("^Bearer ", ""))) {
            return new Reply(401, "{\"error\":\"HTTP 401 Unauthorized\"}");
        }
        if (path[4].equals("sessions")) {
            boolean ended = realm.sessions(query.equals("isOffline=true")).remove(path[5]);
            return new Reply(ended ? 204 : 404, "");
        }
        if (path.length == 5) {
            return list(realm, query);
        }
        @Nullable ObjectNode client = realm.clients.get(path[5]);
        if (client == null) {
            return new Reply(404, "");
        }
        return of(client, realm, line, path.length > 6 ? path[6] : "", query, body);
    }

    private Reply of(ObjectNode client, Realm realm, String line, String part, String query, String body) {
        String id = client.path("id").asText();
        return switch (line.substring(0, line.indexOf(' ')) + " " + part) {
            case "GET " -> new Reply(200, client.toString());
            case "PUT " -> {
                realm.clients.put(id, parse(body));
                yield new Reply(204, "");
            }
            case "POST push-revocation" -> new Reply(200, "{}");
            case "GET user-sessions" -> sessions(realm, false, id, query);
            case "GET offline-sessions" -> sessions(realm, true, id, query);
            default -> new Reply(405, "");
        };
    }

    private Reply token(Realm realm, String body) {
        if (!body.contains("client_id=countersign") || !body.endsWith("client_secret=" + secret)) {
            return new Reply(401, "{\"error\":\"unauthorized_client\"}");
        }
        String token = UUID.randomUUID().toString();
        realm.tokens.add(token);
        return new Reply(200, "{\"access_token\":\"" + token + "\",\"expires_in\":60,\"token_type\":\"Bearer\"}");
    }

    private static Reply list(Realm realm, String query) {
        ArrayNode list = JSON.createArrayNode();
        String wanted = query.startsWith("clientId=")
                ? URLDecoder.decode(query.substring("clientId=".length()), StandardCharsets.UTF_8)
                : "";
        if (wanted.isEmpty()) {
            list.addObject().putObject("access").put("manage", true);
        }
        realm.clients.values().stream()
                .filter(it -> it.path("clientId").asText().equals(wanted))
                .forEach(list::add);
        return new Reply(200, list.toString());
    }

    private static Reply sessions(Realm realm, boolean offline, String id, String query) {
        int most = Integer.parseInt(query.replaceAll(".*max=(\\d+).*", "$1"));
        ArrayNode list = JSON.createArrayNode();
        realm.sessions(offline).stream()
                .filter(it -> it.endsWith(id))
                .limit(most)
                .forEach(it -> list.addObject().put("id", it).put("username", "somebody"));
        return new Reply(200, list.toString());
    }

    private static ObjectNode parse(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
