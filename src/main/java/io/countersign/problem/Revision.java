package io.countersign.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of a resource's changes as its {@code ETag}, and as the {@code If-Match} that a change has to name (RFC 9110 §13.1.1). */
public final class Revision {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,9})\"");

    private Revision() {}

    /** The {@code ETag} of a revision. */
    public static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    /** The revision that {@code If-Match} names; refuses a change that names none. */
    public static int named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED).exception();
        }
        var tag = ETAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED).exception();
        }
        return Integer.parseInt(tag.group(1));
    }
}
