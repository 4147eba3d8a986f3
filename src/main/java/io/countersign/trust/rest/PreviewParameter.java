package io.countersign.trust.rest;

import io.countersign.problem.InvalidMember;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The query parameter {@code preview}: true, false or absent. Whoever says anything else did not mean the act itself. */
final class PreviewParameter {

    static final String NAME = "preview";

    private PreviewParameter() {}

    /** Whether a preview is asked for. An empty value would pass as absent if the framework read it. */
    static boolean isAsked(UriInfo uri) {
        List<String> values = uri.getQueryParameters().getOrDefault(NAME, List.of("false"));
        if (values.equals(List.of("true"))) {
            return true;
        }
        if (values.equals(List.of("false"))) {
            return false;
        }
        throw InvalidMember.problem(NAME, "must be true or false").exception();
    }
}
