package io.countersign.delivery.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.delivery.adapter.Conversation.Said;
import io.countersign.fetch.CallResult.Answered;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One realm of a Keycloak by its Admin REST API (26.7), as a service account of that realm; for one telling. */
final class KeycloakRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What Keycloak gives as an id, and nothing that means something in a URL. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    /** What is about us and not about what was asked for: it holds for all that we would ask for. */
    private static final Set<Integer> ABOUT_US = Set.of(UNAUTHORIZED, 403, 408, TOO_MANY);

    private final Conversation conversation;
    private final KeycloakTokens tokens;
    private final KeycloakTokens.Account account;
    private final String secret;

    KeycloakRealm(Conversation conversation, KeycloakTokens tokens, KeycloakTokens.Account account, String secret) {
        this.conversation = conversation;
        this.tokens = tokens;
        this.account = account;
        this.secret = secret;
    }

    Conversation conversation() {
        return conversation;
    }

    /** The name of a step, for people. */
    String step(String what) {
        return "realm " + account.realm() + ", " + what;
    }

    /** The representation of the client with exactly that client ID. */
    Optional<ObjectNode> find(String clientId) throws StepFailed {
        String step = step("find the client");
        JsonNode found =
                json(step, get(step, "/clients?clientId=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8)));
        if (!found.isArray()) {
            throw garbage(step);
        }
        for (JsonNode it : found) {
            if (it instanceof ObjectNode client
                    && clientId.equals(client.path("clientId").asText())) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    /** The representation of any client, to see what may be done with one. */
    JsonNode first() throws StepFailed {
        String step = step("read clients");
        JsonNode found = json(step, get(step, "/clients?first=0&max=1"));
        if (!found.path(0).isObject()) {
            throw garbage(step);
        }
        return found.get(0);
    }

    /** Whether a client is enabled, as it stands now. */
    boolean isEnabled(String id) throws StepFailed {
        String step = step("read back");
        JsonNode enabled = json(step, get(step, "/clients/" + id)).path("enabled");
        if (!enabled.isBoolean()) {
            throw garbage(step);
        }
        return enabled.asBoolean();
    }

    void replace(String id, String what, ObjectNode client) throws StepFailed {
        send("PUT", "/clients/" + id, step(what), client.toString());
    }

    /** Has it tell the client's own servers, where it knows any, that what was issued until now counts no more. */
    void pushRevocation(String id) throws StepFailed {
        send("POST", "/clients/" + id + "/push-revocation", step("push the revocation"), "");
    }

    /** Sessions in which a client takes part: some of the first. */
    JsonNode sessions(String id, boolean offline, int most) throws StepFailed {
        String kind = offline ? "offline" : "user";
        String step = step("read " + kind + " sessions");
        JsonNode found = json(step, get(step, "/clients/" + id + "/" + kind + "-sessions?first=0&max=" + most));
        if (!found.isArray()) {
            throw garbage(step);
        }
        return found;
    }

    /** Ends a session; whether there was one. Not kept: it is one of many. */
    boolean endSession(String session, boolean offline) throws StepFailed {
        Said said = said("DELETE", sessionPath(session) + "?isOffline=" + offline, step("end sessions"), "");
        Answered answer = conversation.saySilently(said);
        if (answer.status() == NOT_FOUND) {
            return false;
        }
        require(said.step(), answer);
        return true;
    }

    /** What ended sessions are kept as. */
    Said ended() {
        return new Said(step("end sessions"), "DELETE", admin("/sessions"), Map.of(), "");
    }

    private static String sessionPath(String session) {
        return "/sessions/" + session;
    }

    /** The id that Keycloak gave to something. */
    String id(String step, JsonNode thing) throws StepFailed {
        String id = thing.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw garbage(step);
        }
        return id;
    }

    private Answered get(String step, String path) throws StepFailed {
        return send("GET", path, step, "");
    }

    /** Asks with a token; a token that is refused is asked for anew, once. */
    private Answered send(String method, String path, String step, String body) throws StepFailed {
        Answered answer = conversation.say(said(method, path, step, body));
        if (answer.status() == UNAUTHORIZED) {
            tokens.forget(account);
            answer = conversation.say(said(method, path, step, body));
        }
        require(step, answer);
        return answer;
    }

    private Said said(String method, String path, String step, String body) throws StepFailed {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", "Bearer " + token());
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return new Said(step, method, admin(path), headers, body);
    }

    private URI admin(String path) {
        return URI.create(account.base() + "/admin/realms/" + account.realm() + path);
    }

    private String token() throws StepFailed {
        Optional<String> token = tokens.of(account);
        return token.isPresent() ? token.get() : signIn();
    }

    /** Gets a token by the client credentials grant (RFC 6749 §4.4). */
    String signIn() throws StepFailed {
        String step = step("sign in");
        URI endpoint = URI.create(account.base() + "/realms/" + account.realm() + "/protocol/openid-connect/token");
        String form = "grant_type=client_credentials&client_id="
                + URLEncoder.encode(account.clientId(), StandardCharsets.UTF_8)
                + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        Answered answer = conversation.say(new Said(step, "POST", endpoint, headers, form));
        if (answer.status() == NOT_FOUND) {
            throw StepFailed.rejected(step, "there is no such realm");
        }
        if (!answer.isSuccessful()) {
            throw StepFailed.unreachable(step, "the answer has the status " + answer.status(), answer.retryAfter());
        }
        JsonNode granted = json(step, answer);
        String token = granted.path("access_token").asText();
        if (!token.matches("[A-Za-z0-9._~+/=-]{1,16384}")) {
            throw garbage(step);
        }
        tokens.keep(account, token, granted.path("expires_in").asLong(0));
        return token;
    }

    private static void require(String step, Answered answer) throws StepFailed {
        if (answer.isSuccessful()) {
            return;
        }
        String why = "the answer has the status " + answer.status();
        boolean aboutWhatWasAsked =
                answer.status() >= 400 && answer.status() < SERVER_ERROR && !ABOUT_US.contains(answer.status());
        throw aboutWhatWasAsked
                ? StepFailed.rejected(step, why)
                : StepFailed.unreachable(step, why, answer.retryAfter());
    }

    private static JsonNode json(String step, Answered answer) throws StepFailed {
        try {
            return JSON.readTree(answer.body().value());
        } catch (IOException e) {
            throw garbage(step);
        }
    }

    private static StepFailed garbage(String step) {
        return StepFailed.unreachable(step, "the answer is not what a Keycloak says", 0);
    }
}
