package io.countersign.trust;

import io.countersign.trust.TrustCommand.RestoreRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A client's trust as it stands.
 *
 * @param reason what the person who last changed it said, empty when nobody did
 * @param since when it came to stand so
 * @param expiresAt when the approval of the live version runs out; empty before the first version
 * @param restoreAsked who asked for a restoration that nobody has agreed to yet
 */
public record Trust(
        TrustStatus status,
        String reason,
        Instant since,
        Optional<Instant> expiresAt,
        Optional<RestoreRequest> restoreAsked) {

    /** The trust of a client without a published version. */
    public static final Trust UNKNOWN =
            new Trust(TrustStatus.UNKNOWN, "", Instant.EPOCH, Optional.empty(), Optional.empty());

    /** The trust at a moment: what has run out is expired at once, whether anybody wrote that down yet or not. */
    Trust at(Instant now) {
        boolean ranOut = expiresAt.filter(end -> !end.isAfter(now)).isPresent();
        return status == TrustStatus.ACTIVE && ranOut
                ? new Trust(TrustStatus.EXPIRED, "the approval ran out", expiresAt.get(), expiresAt, restoreAsked)
                : this;
    }

    /** The same trust, brought to another status by somebody for a reason. */
    Trust moved(TrustStatus next, String why, Instant now) {
        return new Trust(next, why, now, expiresAt, Optional.empty());
    }

    /** The same trust, of which somebody asks that it be restored. */
    Trust asked(RestoreRequest request) {
        return new Trust(status, reason, since, expiresAt, Optional.of(request));
    }

    /** The trust after a version went live whose approval holds until a moment; who asked to restore asked for other bytes. */
    Trust published(TrustStatus next, Instant until, Instant now) {
        return next == status
                ? new Trust(status, reason, since, Optional.of(until), Optional.empty())
                : new Trust(next, "", now, Optional.of(until), Optional.empty());
    }
}
