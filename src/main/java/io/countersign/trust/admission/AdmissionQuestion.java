package io.countersign.trust.admission;

import io.countersign.client.Environment;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an export is asked for.
 *
 * @param environment not that of development clients: they are in no trust list
 * @param namespace the one whose clients are wanted; null means all
 */
public record AdmissionQuestion(
        Environment environment, Shape shape, @Nullable String namespace) {

    /** The path of exports. */
    public static final String PATH = "/api/v1/admission";

    public AdmissionQuestion {
        if (environment == Environment.DEV) {
            throw new IllegalArgumentException("development clients are in no trust list");
        }
    }

    /** The one way to write it as a URL. */
    String url(URI base) {
        String all = base + PATH + "?environment=" + environment.wire() + "&shape=" + shape.wire();
        return namespace == null ? all : all + "&namespace=" + namespace;
    }
}
