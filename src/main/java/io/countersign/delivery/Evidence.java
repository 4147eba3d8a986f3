package io.countersign.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One HTTP exchange with a recipient, as a receipt keeps it: never a header, a token or a body.
 *
 * @param method and {@code url} what was called; the URL without its query, fragment and userinfo, whoever wrote it down
 * @param status of the answer; 0 where there was none
 * @param note what it was for, or why there was no answer, in words of ours
 */
@RegisterForReflection
public record Evidence(Instant at, String method, String url, int status, long latencyMillis, String note) {

    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final Pattern USERINFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/]*@");

    /** Cuts off where secrets are. */
    public Evidence {
        url = USERINFO.matcher(QUERY.matcher(url).replaceFirst("")).replaceFirst("$1");
    }
}
