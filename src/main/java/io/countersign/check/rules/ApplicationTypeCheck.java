package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Optional;

/** R13: the application type is a registered one, and the redirect URIs are of its kind. */
public final class ApplicationTypeCheck implements Check {
    private static final Rule RULE = new Rule(
            "R13",
            "OpenID Connect Registration 1.0 §2; RFC 8252 §8.4; CIMD issue 75",
            Severity.ERROR,
            "OpenID Connect Registration 1.0",
            "Set application_type to native for a client on the machine of its user, to web for one on a server.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        Optional<String> type = submitted.document().string(ClientKind.MEMBER);
        if (type.isEmpty()) {
            return List.of();
        }
        if (!type.get().equals("web") && !type.get().equals(ClientKind.NATIVE)) {
            return List.of(RULE.broken(
                    Pointers.to(ClientKind.MEMBER),
                    "application_type is " + HostileText.quoted(type.get()) + ", neither native nor web"));
        }
        if (type.get().equals(ClientKind.NATIVE)) {
            return List.of();
        }
        return LocatedString.redirectUris(submitted.document()).stream()
                .filter(uri -> ClientKind.isNative(uri.value()))
                .map(uri -> RULE.broken(
                        uri.pointer(),
                        "application_type is web, but the redirect URI " + HostileText.quoted(uri.value())
                                + " is one of a native client"))
                .toList();
    }
}
