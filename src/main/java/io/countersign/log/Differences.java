package io.countersign.log;

import java.util.LinkedHashMap;
import java.util.Map;

/** What separates two states of one thing, as an entry tells it. */
public final class Differences {

    private Differences() {}

    /** Each member whose value became another, with what it was and is; to be added to. Members that are gone are not told. */
    public static Map<String, String> between(Map<String, String> before, Map<String, String> after) {
        Map<String, String> differences = new LinkedHashMap<>();
        after.forEach((member, value) -> {
            if (!value.equals(before.get(member))) {
                differences.put(member, before.get(member) + " -> " + value);
            }
        });
        return differences;
    }
}
