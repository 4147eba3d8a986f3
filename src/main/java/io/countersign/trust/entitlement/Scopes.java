package io.countersign.trust.entitlement;

import io.countersign.document.HostileText;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Scope tokens (RFC 6749 §3.3), each once, in the order they were given; compared character by character. */
public record Scopes(List<String> tokens) {

    /** The most tokens, and the most characters of all of them with a space between two. */
    public static final int MOST = 100;

    /** The most characters of all tokens, with a space between two. */
    public static final int LONGEST = 4096;

    /** No scope at all. */
    public static final Scopes NONE = new Scopes(List.of());

    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** Refuses what is no list of different tokens, and a list without bounds. */
    public Scopes {
        tokens = List.copyOf(tokens);
        require(tokens.size() <= MOST, "must be at most " + MOST);
        for (String token : tokens) {
            require(TOKEN.matcher(token).matches(), HostileText.quoted(token) + " is no scope token (RFC 6749 §3.3)");
        }
        require(new LinkedHashSet<>(tokens).size() == tokens.size(), "must not name a scope twice");
        require(String.join(" ", tokens).length() <= LONGEST, "must have at most " + LONGEST + " characters in all");
    }

    /**
     * What of the asked may be granted.
     *
     * @param granted the tokens that are inside, in the order they were asked for, with one space between two
     * @param all whether everything asked is inside
     */
    public record Within(String granted, boolean all) {}

    /** The scopes of a string with one space between two tokens; none of an empty string. */
    public static Scopes parse(String text) {
        return text.isEmpty() ? NONE : new Scopes(Arrays.asList(text.split(" ", -1)));
    }

    /** These, as they are kept: one space between two tokens. */
    public String text() {
        return String.join(" ", tokens);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether every one of the others is among these. */
    public boolean contains(Scopes others) {
        return tokens.containsAll(others.tokens);
    }

    /** Those of these that are among the others too, in the order of these. */
    public Scopes within(Scopes others) {
        return new Scopes(tokens.stream().filter(others.tokens::contains).toList());
    }

    /**
     * Asked for less, never more: what of an asked scope string lies inside an entitled one. Anything between two spaces that is
     * not exactly an entitled token is outside, also nothing. Copies the tokens only where some are outside.
     *
     * @param asked what somebody outside wrote
     * @param entitled the {@link #text()} of scopes
     */
    public static Within within(String asked, String entitled) {
        if (asked.isEmpty()) {
            return new Within("", true);
        }
        int outside = outside(asked, entitled);
        if (outside < 0) {
            return new Within(asked, true);
        }
        StringBuilder granted = new StringBuilder(asked.length()).append(asked, 0, Math.max(0, outside - 1));
        for (int start = end(asked, outside) + 1; start <= asked.length(); ) {
            int end = end(asked, start);
            if (has(entitled, asked, start, end)) {
                granted.append(granted.isEmpty() ? "" : " ").append(asked, start, end);
            }
            start = end + 1;
        }
        return new Within(granted.toString(), false);
    }

    /** Where the first token begins that is not entitled; -1 when there is none. */
    private static int outside(String asked, String entitled) {
        for (int start = 0; start <= asked.length(); ) {
            int end = end(asked, start);
            if (!has(entitled, asked, start, end)) {
                return start;
            }
            start = end + 1;
        }
        return -1;
    }

    private static boolean has(String entitled, String asked, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return false;
        }
        for (int start = 0; start < entitled.length(); ) {
            int end = end(entitled, start);
            if (end - start == length && entitled.regionMatches(start, asked, from, length)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static int end(String tokens, int start) {
        int space = tokens.indexOf(' ', start);
        return space < 0 ? tokens.length() : space;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new MemberRefused("/scopes", message);
        }
    }
}
