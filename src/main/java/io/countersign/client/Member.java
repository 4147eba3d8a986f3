package io.countersign.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A subject of the identity provider, named in a namespace; an entry only narrows what tokens allow and grants nothing.
 *
 * @param ordinal its place in the list of members
 */
public record Member(
        long ordinal, String namespace, String subject, Position position, Instant addedAt, String addedBy) {

    /** The longest subject; the bound of OpenID Connect Core §2. */
    public static final int LONGEST_SUBJECT = 255;

    /** What a member is to the namespace. */
    public enum Position {
        /** Says who its authors are. */
        OWNER,
        /** May author in it. Where there is at least one, nobody else may. */
        AUTHOR;

        /** The name in requests and answers, for example {@code owner}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The position of a wire name. */
        public static Optional<Position> of(String wire) {
            return Arrays.stream(values())
                    .filter(position -> position.wire().equals(wire))
                    .findFirst();
        }
    }
}
