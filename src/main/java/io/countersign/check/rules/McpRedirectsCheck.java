package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import java.util.List;

/** M3: a client for MCP has redirect URIs, whatever its grants are. */
public final class McpRedirectsCheck implements Check {
    private static final Rule RULE = new Rule(
            "M3-redirects",
            "MCP 2026-07-28, client registration",
            Severity.WARNING,
            "MCP 2025-11-25",
            "Add redirect_uris: servers for MCP refuse a document without it.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        return RULE.brokenIf(
                LocatedString.redirectUris(submitted.document()).isEmpty(),
                submitted.document().has("redirect_uris") ? "/redirect_uris" : "",
                "the document has no redirect URI");
    }
}
