package io.countersign.check.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Severity;
import io.countersign.check.Submitted;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;

/** R17: a client that must sign its requests does not say that it leaves them unsigned. */
public final class SignedRequestCheck implements Check {
    private static final Rule RULE = new Rule(
            "R17",
            "RFC 9101 §10.5",
            Severity.ERROR,
            "RFC 9101",
            "Name an asymmetric algorithm in request_object_signing_alg, or remove require_signed_request_object.");
    private static final String ALG = "request_object_signing_alg";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        MetadataDocument document = submitted.document();
        boolean must = document.member("require_signed_request_object")
                .filter(JsonNode::booleanValue)
                .isPresent();
        boolean unsigned = document.string(ALG).filter(SigningAlg::isNone).isPresent();
        return RULE.brokenIf(
                must && unsigned,
                Pointers.to(ALG),
                "require_signed_request_object is true, but request_object_signing_alg is none");
    }
}
