package io.countersign.delivery;

import io.countersign.trust.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Event type URIs of Shared Signals (OAuth Event Types 1.0, SSF 1.0 §8.1.4), and which of them an event is. */
public final class EventTypes {

    private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";
    private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

    /** The client must not be trusted. */
    public static final String CLIENT_DISABLED = OAUTH + "client-disabled";

    /** The client may be trusted. */
    public static final String CLIENT_ENABLED = OAUTH + "client-enabled";

    /** The client proves who it is otherwise. */
    public static final String CLIENT_CREDENTIAL_CHANGED = OAUTH + "client-credential-changed";

    /** Statements over the client's document changed: go and read (draft-mcguinness-oauth-software-statement, behind a flag). */
    public static final String SOFTWARE_STATEMENT_STATUS_CHANGED =
            "urn:ietf:params:oauth:event-type:software-statement-status-changed";

    /** The stream works (SSF 1.0 §8.1.4.1). */
    public static final String VERIFICATION = SSF + "verification";

    /** The stream's status was changed by the transmitter (SSF 1.0 §8.1.5). */
    public static final String STREAM_UPDATED = SSF + "stream-updated";

    private EventTypes() {}

    /** What a stream may ask for. */
    public static List<String> supported(boolean draftEvents) {
        List<String> supported = new ArrayList<>(List.of(CLIENT_DISABLED, CLIENT_ENABLED, CLIENT_CREDENTIAL_CHANGED));
        if (draftEvents) {
            supported.add(SOFTWARE_STATEMENT_STATUS_CHANGED);
        }
        return List.copyOf(supported);
    }

    /** The types under which a stream that is told of some types hears of an event. */
    static List<String> of(EventType type, Set<String> delivered) {
        List<String> types = new ArrayList<>();
        switch (type) {
            case CLIENT_ENABLED -> types.add(CLIENT_ENABLED);
            case CLIENT_DISABLED -> types.add(CLIENT_DISABLED);
            case CLIENT_CREDENTIAL_CHANGED -> types.add(CLIENT_CREDENTIAL_CHANGED);
            case CLIENT_VERSION_PUBLISHED -> {
                // no settled type says this
            }
        }
        types.add(SOFTWARE_STATEMENT_STATUS_CHANGED);
        types.retainAll(delivered);
        return types;
    }
}
