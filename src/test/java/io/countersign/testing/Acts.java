package io.countersign.testing;

import static io.countersign.testing.Api.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was written into the log since this was made, as the auditor reads it. */
public final class Acts {
    private final int before = Api.acts() - 1;

    /** Every act on a client ID or namespace since then. */
    public List<Map<String, Object>> on(String subject) {
        List<Map<String, Object>> acts = new ArrayList<>();
        @Nullable Integer cursor = before;
        while (cursor != null) {
            var page = as("frank")
                    .get("/api/v1/log/entries?limit=200&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            List<Map<String, Object>> items = page.path("items");
            items.stream().filter(it -> subject.equals(it.get("subject"))).forEach(acts::add);
            cursor = page.path("next_cursor");
        }
        return acts;
    }

    /** The names of the acts on a subject, with who acted. */
    public List<String> named(String subject) {
        return on(subject).stream()
                .map(it -> it.get("actor") + " " + it.get("act"))
                .toList();
    }
}
