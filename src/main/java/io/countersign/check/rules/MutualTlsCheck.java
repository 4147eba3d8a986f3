package io.countersign.check.rules;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import io.countersign.document.UriParts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** R15: a client that authenticates by a certificate of a known authority names its subject once, and no other client does. */
public final class MutualTlsCheck implements Check {
    private static final Rule RULE = new Rule(
            "R15",
            "RFC 8705 §2.1.2",
            Severity.ERROR,
            "RFC 8705",
            "Use exactly one of the tls_client_auth_ members, and only with the method tls_client_auth.");
    private static final String METHOD = "tls_client_auth";
    private static final String PREFIX = METHOD + "_";
    private static final String DNS = PREFIX + "san_dns";
    private static final String IP = PREFIX + "san_ip";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        List<String> subjects = document.memberNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name -> MetadataDictionary.registered().find(name).isPresent())
                .toList();
        boolean used = AuthMethods.of(document).include(METHOD);
        List<Finding> findings = new ArrayList<>();
        if (used && subjects.size() != 1) {
            findings.add(RULE.broken(
                    "", "the client uses tls_client_auth with " + subjects.size() + " members that name its subject"));
        }
        for (String name : subjects) {
            if (!used) {
                findings.add(RULE.broken(
                        Pointers.to(name), name + " is there, but the client does not use tls_client_auth"));
            }
            document.string(name)
                    .filter(value -> !isSubject(name, value))
                    .map(value -> RULE.broken(
                            Pointers.to(name), name + " is " + HostileText.quoted(value) + ", which names no subject"))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static boolean isSubject(String name, String value) {
        return switch (name) {
            case DNS -> UriParts.split("https://" + value).hasValidHost() && !value.contains("/");
            case IP -> isAddress(value);
            default -> !value.isBlank();
        };
    }

    private static boolean isAddress(String value) {
        try {
            return InetAddress.ofLiteral(value).getAddress().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
