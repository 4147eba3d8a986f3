package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** C35: the preferred authentication method is one of those listed; listing none at all is no fault, as Keycloak refuses the list. */
public final class PreferredAuthMethodCheck implements Check {
    private static final Rule RULE = new Rule(
            "C35",
            "CIMD -03 §6; OpenID Connect RP Metadata Choices 1.0",
            Severity.ERROR,
            "CIMD -03",
            "Add the value of token_endpoint_auth_method to token_endpoint_auth_methods_supported.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        if (document.member(AuthMethods.PLURAL).filter(JsonNode::isArray).isEmpty()) {
            return List.of();
        }
        AuthMethods methods = AuthMethods.of(document);
        return methods.singular()
                .filter(method ->
                        methods.listed().stream().noneMatch(it -> it.value().equals(method)))
                .map(method -> List.of(RULE.broken(
                        Pointers.to(AuthMethods.PLURAL),
                        AuthMethods.PLURAL + " does not list " + HostileText.quoted(method)
                                + ", the value of token_endpoint_auth_method")))
                .orElse(List.of());
    }
}
