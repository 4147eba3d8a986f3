package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Set;

/** M12: a client that wants refresh tokens says so in its grant types, beside a grant that can bring one. */
public final class RefreshTokenCheck implements Check {
    private static final Rule RULE = new Rule(
            "M12",
            "MCP 2026-07-28, authorization; RFC 7591 §2",
            Severity.WARNING,
            "MCP 2026-07-28",
            "List refresh_token in grant_types beside authorization_code, or ask for no refresh token at all.");
    private static final String GRANTS = "grant_types";
    private static final String REFRESH = "refresh_token";
    private static final Set<String> BRING_NONE = Set.of(REFRESH, "client_credentials", "implicit");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        List<String> grants = document.strings(GRANTS);
        boolean wants = document.string("scope")
                .filter(scope -> List.of(scope.split(" ", -1)).contains("offline_access"))
                .isPresent();
        if (grants.contains(REFRESH)) {
            return RULE.brokenIf(
                    BRING_NONE.containsAll(grants),
                    Pointers.to(GRANTS),
                    "grant_types lists refresh_token, but no grant that brings a refresh token");
        }
        return RULE.brokenIf(
                wants,
                document.has(GRANTS) ? Pointers.to(GRANTS) : "",
                "scope asks for offline_access, but grant_types does not list refresh_token");
    }
}
