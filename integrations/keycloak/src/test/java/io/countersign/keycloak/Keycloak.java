package io.countersign.keycloak;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.TokenManager;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;

/** As much of a Keycloak as the executor looks at: a realm with some clients, in which one person is signed in. */
final class Keycloak {

    static final String SESSION = "session-1";

    final Map<String, ClientModel> clients = new HashMap<>();
    final Map<String, Object> attributes = new HashMap<>();
    final Map<String, Object> tokens = new HashMap<>();
    final Map<String, String> notes = new HashMap<>();
    final MultivaluedMap<String, String> form = new MultivaluedHashMap<>();

    final KeycloakSession session = Stub.of(
            KeycloakSession.class,
            Map.of(
                    "getContext", context(),
                    "tokens", Stub.of(TokenManager.class, Map.of("decode", (Stub.Call) args -> tokens.get(args[0]))),
                    "sessions",
                            Stub.of(UserSessionProvider.class, Map.of("getUserSession", (Stub.Call)
                                    args -> SESSION.equals(args[1]) ? person() : null)),
                    "getAttribute", (Stub.Call) args -> attributes.get(args[0]),
                    "setAttribute", (Stub.Call) args -> attributes.put((String) args[0], args[1])));

    /** A client of the realm; one of its default scopes stands in tokens, the other does not. */
    ClientModel client(String id) {
        ClientModel client = Stub.of(
                ClientModel.class,
                Map.of(
                        "getClientId",
                        id,
                        "getId",
                        "id of " + id,
                        "getClientScopes",
                        Map.of("profile", scope(true), "roles", scope(false))));
        clients.put(id, client);
        return client;
    }

    /** What the client was granted in the session of that person. */
    AuthenticatedClientSessionModel granted(ClientModel client) {
        return Stub.of(AuthenticatedClientSessionModel.class, Map.of("getClient", client, "getNote", (Stub.Call)
                args -> notes.get(args[0])));
    }

    private KeycloakContext context() {
        RealmModel realm =
                Stub.of(RealmModel.class, Map.of("getClientByClientId", (Stub.Call) args -> clients.get(args[0])));
        HttpRequest request = Stub.of(HttpRequest.class, Map.of("getDecodedFormParameters", form));
        return Stub.of(KeycloakContext.class, Map.of("getRealm", realm, "getHttpRequest", request));
    }

    private UserSessionModel person() {
        return Stub.of(UserSessionModel.class, Map.of("getAuthenticatedClientSessionByClient", (Stub.Call)
                args -> granted(clients.values().iterator().next())));
    }

    private static ClientScopeModel scope(boolean inTokens) {
        return Stub.of(ClientScopeModel.class, Map.of("isIncludeInTokenScope", inTokens));
    }
}
