package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** R2: grant types and response types belong together, as RFC 7591 §2.1 pairs them. */
public final class GrantResponseCheck implements Check {
    private static final Rule RULE = new Rule(
            "R2-grants",
            "RFC 7591 §2.1",
            Severity.ERROR,
            "RFC 7591",
            "Pair authorization_code with code, implicit with token, and drop the one that has no partner.");
    private static final String GRANTS = "grant_types";
    private static final String RESPONSES = "response_types";
    private static final String CODE_GRANT = "authorization_code";
    private static final String IMPLICIT_GRANT = "implicit";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        // Where both are left out the defaults agree; a wrong type is the finding of the check of types.
        if (!isListOrAbsent(document, GRANTS) || !isListOrAbsent(document, RESPONSES)) {
            return List.of();
        }
        Set<String> grants = document.has(GRANTS) ? Set.copyOf(document.strings(GRANTS)) : Set.of(CODE_GRANT);
        Set<String> parts = responseParts(document, grants);
        List<Finding> findings = new ArrayList<>();
        pair(parts.contains("code"), "a response type with code", grants, CODE_GRANT, findings);
        boolean front = parts.contains("token") || parts.contains("id_token");
        pair(front, "a response type with token or id_token", grants, IMPLICIT_GRANT, findings);
        return findings;
    }

    private static boolean isListOrAbsent(MetadataDocument document, String name) {
        return document.member(name)
                .map(value -> value.isArray()
                        && LocatedString.elements(document, name).count() == value.size())
                .orElse(true);
    }

    /** The words of all response types; absent means code (RFC 7591 §2), except to a client that never uses the authorization endpoint. */
    private static Set<String> responseParts(MetadataDocument document, Set<String> grants) {
        if (!document.has(RESPONSES)) {
            boolean redirects = grants.contains(CODE_GRANT) || grants.contains(IMPLICIT_GRANT);
            return redirects ? Set.of("code") : Set.of();
        }
        return document.strings(RESPONSES).stream()
                .flatMap(type -> Stream.of(type.split(" ", -1)))
                .collect(Collectors.toSet());
    }

    private static void pair(boolean response, String what, Set<String> grants, String grant, List<Finding> findings) {
        if (response && !grants.contains(grant)) {
            findings.add(RULE.broken(
                    Pointers.to(RESPONSES), "the client uses " + what + " without the grant type " + grant));
        }
        if (!response && grants.contains(grant)) {
            findings.add(
                    RULE.broken(Pointers.to(GRANTS), "the client uses the grant type " + grant + " without " + what));
        }
    }
}
