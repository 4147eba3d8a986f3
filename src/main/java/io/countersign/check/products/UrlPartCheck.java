package io.countersign.check.products;

import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.UrlCheck;
import io.countersign.document.ClientIdUrl;
import java.util.List;
import java.util.function.Predicate;

/**
 * The client_id has not something that the product does not take.
 *
 * @param what the thing, after "the client_id … "
 */
record UrlPartCheck(Rule rule, Predicate<ClientIdUrl> has, String what) implements UrlCheck {
    @Override
    public List<Finding> evaluate(ClientIdUrl candidate) {
        return brokenIf(has.test(candidate), candidate, what);
    }
}
