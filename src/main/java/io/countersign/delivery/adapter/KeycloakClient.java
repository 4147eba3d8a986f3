package io.countersign.delivery.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** One client in one realm of a Keycloak: brought to where it must be, then read back. It is never deleted, since it would come again. */
final class KeycloakClient {

    /** The most sessions of each kind that are ended in one telling; what is left can do nothing, but runs out by itself. */
    static final int MOST_SESSIONS = 200;

    private static final int AT_ONCE = 50;
    /** What Keycloak answers to a session that is ended. */
    private static final int ENDED = 204;

    private final KeycloakRealm realm;
    private final Clock clock;
    private final Wanted wanted;

    KeycloakClient(KeycloakRealm realm, Clock clock, Wanted wanted) {
        this.realm = realm;
        this.clock = clock;
        this.wanted = wanted;
    }

    /**
     * What must be.
     *
     * @param trusted whether the client is trusted now
     * @param changed whether what is told is that trust changed, and not only a document
     */
    record Wanted(String clientId, boolean trusted, boolean changed, boolean endSessions) {}

    /**
     * How it is.
     *
     * @param doneAt when the last change to it was acknowledged
     * @param verified whether it was read back as it must be
     */
    record Is(Instant doneAt, boolean verified) {}

    Is bringAbout() throws StepFailed {
        Optional<ObjectNode> found = realm.find(wanted.clientId());
        if (found.isEmpty()) {
            realm.conversation().remark("there is no such client");
            return new Is(clock.instant(), true);
        }
        ObjectNode client = found.get();
        String id = realm.id(realm.step("find the client"), client);
        boolean enabled = client.path("enabled").asBoolean(true);
        if (!wanted.trusted() && (wanted.changed() || enabled)) {
            stop(id, client);
        } else if (wanted.trusted() && wanted.changed() && !enabled) {
            realm.replace(id, "enable the client", client.put("enabled", true));
        }
        return readBack(id);
    }

    private void stop(String id, ObjectNode client) throws StepFailed {
        client.put("enabled", false).put("notBefore", clock.instant().getEpochSecond());
        realm.replace(id, "disable the client", client);
        realm.pushRevocation(id);
        if (wanted.endSessions()) {
            endSessions(id, false);
            endSessions(id, true);
        }
    }

    private Is readBack(String id) throws StepFailed {
        Instant doneAt = clock.instant();
        boolean enabled = realm.isEnabled(id);
        if (enabled == wanted.trusted()) {
            realm.conversation().remark(enabled ? "it is enabled" : "it is disabled");
            return new Is(doneAt, true);
        }
        if (wanted.trusted() && !wanted.changed()) {
            // somebody there has disabled it, and a new document is no reason to enable it
            realm.conversation().remark("it is disabled, and not by the registry");
            return new Is(doneAt, false);
        }
        throw StepFailed.rejected(realm.step("read back"), "it is not " + (enabled ? "disabled" : "enabled"));
    }

    private void endSessions(String id, boolean offline) throws StepFailed {
        Instant began = clock.instant();
        int tried = 0;
        int ended = 0;
        int seen = AT_ONCE;
        while (seen == AT_ONCE && tried < MOST_SESSIONS) {
            JsonNode sessions = realm.sessions(id, offline, AT_ONCE);
            seen = sessions.size();
            for (JsonNode session : sessions) {
                tried++;
                ended += realm.endSession(realm.id(realm.step("end sessions"), session), offline) ? 1 : 0;
            }
        }
        if (tried > 0) {
            String most = seen == AT_ONCE ? ", the most in one telling; others may be left" : "";
            realm.conversation()
                    .keep(realm.ended(), began, ENDED, ended + (offline ? " offline" : "") + " sessions ended" + most);
        }
    }
}
