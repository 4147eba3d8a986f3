package io.countersign.check.profiles;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import java.util.List;
import java.util.stream.Stream;

/** The document says by which key, or certificate of a known subject, the client is recognised. */
record KeysPresentCheck(Rule rule) implements Check {
    @Override
    public List<Finding> evaluate(Submitted submitted) {
        boolean keys = Stream.of("jwks", "jwks_uri").anyMatch(submitted.document()::has);
        boolean subject = submitted
                        .document()
                        .string("token_endpoint_auth_method")
                        .filter("tls_client_auth"::equals)
                        .isPresent()
                && submitted.document().memberNames().stream().anyMatch(name -> name.startsWith("tls_client_auth_"));
        return rule.brokenIf(!keys && !subject, "", "the document has neither jwks nor jwks_uri");
    }
}
