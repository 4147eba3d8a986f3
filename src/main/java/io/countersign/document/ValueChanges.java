package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.document.Difference.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened to members that hold one value, and to all that mean nothing special. */
final class ValueChanges {
    /** The arrays of registered members whose first element is preferred (OpenID Connect Registration 1.0 §2). */
    private static final Set<String> ORDERED = Set.of("default_acr_values");

    private ValueChanges() {}

    /** A switch that binds tokens or requests to the client; absent is off. */
    static List<Change> ofConstraint(Compared it) {
        boolean was = isOn(it.before());
        if (was == isOn(it.after())) {
            return List.of(it.plain());
        }
        return List.of(
                was
                        ? it.whole(
                                ChangeKind.SENDER_CONSTRAINT_WEAKENED,
                                HostileText.quoted(it.member()) + " is no longer on.")
                        : it.whole(
                                ChangeKind.SENDER_CONSTRAINT_STRENGTHENED,
                                HostileText.quoted(it.member()) + " is on now."));
    }

    /** A value that people see. */
    static List<Change> seen(Compared it, ChangeKind kind) {
        return List.of(it.whole(
                kind,
                HostileText.quoted(it.member()) + " is now " + quoted(it.after()) + ", before " + quoted(it.before())
                        + "."));
    }

    static List<Change> of(Compared it) {
        Optional<RegisteredMember> known = MetadataDictionary.registered().find(it.member());
        Optional<MemberType> type = known.map(RegisteredMember::type);
        if (type.filter(MemberType::isArray).isPresent()
                && !ORDERED.contains(it.member())
                && ListChanges.sameElements(it.before(), it.after())) {
            return List.of();
        }
        boolean uri = type.filter(each -> each == MemberType.URI || each == MemberType.URI_ARRAY)
                .isPresent();
        return uri && it.before() != null && it.after() != null
                ? List.of(ofUri(it, it.before(), it.after()))
                : List.of(it.plain());
    }

    private static Change ofUri(Compared it, JsonNode before, JsonNode after) {
        Set<String> hosts = hosts(after);
        hosts.removeAll(hosts(before));
        String name = HostileText.quoted(it.member());
        return hosts.isEmpty()
                ? it.whole(ChangeKind.URI_CHANGED, name + " points to another place on the hosts it named before.")
                : it.whole(
                        ChangeKind.URI_HOST_CHANGED,
                        name + " points to " + HostileText.quoted(String.join(" ", hosts))
                                + ", which it did not before.");
    }

    /** The origins of every string: the scheme counts, so that https to http is another host. */
    private static Set<String> hosts(JsonNode value) {
        Set<String> hosts = new TreeSet<>();
        for (String uri : texts(value)) {
            UriParts parts = UriParts.split(uri);
            hosts.add(parts.scheme() + "://" + parts.authority());
        }
        return hosts;
    }

    private static Set<String> texts(JsonNode value) {
        Set<String> texts = new HashSet<>();
        if (value.isTextual()) {
            texts.add(value.textValue());
        }
        value.forEach(element -> texts.add(element.isTextual() ? element.textValue() : element.toString()));
        return texts;
    }

    private static boolean isOn(@Nullable JsonNode value) {
        return value != null && value.isBoolean() && value.booleanValue();
    }

    private static String quoted(@Nullable JsonNode value) {
        if (value == null) {
            return "absent";
        }
        return HostileText.quoted(value.isTextual() ? value.textValue() : value.toString());
    }
}
