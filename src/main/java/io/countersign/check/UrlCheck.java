package io.countersign.check;

import io.countersign.document.ClientIdUrl;
import io.countersign.document.HostileText;
import java.util.List;

/** A check of the client identifier alone, which can be run on any string before a client exists. */
public interface UrlCheck extends Check {
    /** The place of the identifier in a document. */
    String POINTER = "/client_id";

    /** Everything in the candidate that breaks the rule. */
    List<Finding> evaluate(ClientIdUrl candidate);

    @Override
    default List<Finding> evaluate(Submitted submitted) {
        return evaluate(submitted.url());
    }

    /** The one finding about the candidate, or none where the rule is kept. */
    default List<Finding> brokenIf(boolean broken, ClientIdUrl candidate, String what) {
        return rule().brokenIf(broken, POINTER, "the client_id " + HostileText.quoted(candidate.value()) + " " + what);
    }
}
