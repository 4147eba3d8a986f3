package io.countersign.intake;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.trust.TrustStatus;
import java.util.Locale;

/** Decides whether the live version of one client may be proposed for another: upwards only, from dev over staging to prod. */
public final class Promotion {

    private Promotion() {}

    /** Why not. */
    public enum Reason {
        /** The clients belong to different namespaces. */
        OTHER_NAMESPACE,
        /** One of the clients is a vendor's, whose documents nobody promotes. */
        FOREIGN,
        /** The target's environment is not above the source's. */
        NOT_UPWARDS,
        /** The source has published nothing, or is not active. */
        NO_LIVE_VERSION,
        /** The source is a development client whose time is over. */
        EXPIRED,
        /** The document is too large under the target's client ID. */
        TOO_LARGE;

        /** The name in answers, for example {@code not-upwards}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The version may be proposed; it is checked and reviewed like any other. */
        record Allowed() implements Outcome {}

        /** It may not. */
        record Refused(Reason reason) implements Outcome {}
    }

    /**
     * Decides.
     *
     * @param status how the source stands
     * @param expired whether the source's time as a development client is over
     */
    public static Outcome decide(Client source, Client target, TrustStatus status, boolean expired) {
        if (!source.namespace().equals(target.namespace())) {
            return new Outcome.Refused(Reason.OTHER_NAMESPACE);
        }
        if (source.kind() == ClientKind.FOREIGN || target.kind() == ClientKind.FOREIGN) {
            return new Outcome.Refused(Reason.FOREIGN);
        }
        if (target.environment().compareTo(source.environment()) <= 0) {
            return new Outcome.Refused(Reason.NOT_UPWARDS);
        }
        if (expired) {
            return new Outcome.Refused(Reason.EXPIRED);
        }
        return status == TrustStatus.ACTIVE && source.latestVersion() > 0
                ? new Outcome.Allowed()
                : new Outcome.Refused(Reason.NO_LIVE_VERSION);
    }
}
