package io.countersign.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match} (RFC 9110 §13.1.1) of a change to what has revisions: the one strong ETag that was read. */
public final class IfMatch {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private IfMatch() {}

    /** The revision that the header names; a problem where it is missing or names none. */
    public static int revision(@Nullable String header) {
        if (header == null) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED).exception();
        }
        Matcher tag = ETAG.matcher(header);
        if (!tag.matches()) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED).exception();
        }
        return Integer.parseInt(tag.group(1));
    }

    /** The ETag of a revision. */
    public static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
