package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What separates two documents, by meaning: white space, the order of members, and of arrays that have none, are no change. */
public final class Difference {
    private Difference() {}

    /**
     * One change.
     *
     * @param pointer where (RFC 6901): in the later document, or in the earlier one for what is gone
     * @param member the member it is in
     * @param changeClass how much it matters
     * @param summary what happened, as one sentence that is safe to show
     * @param before the earlier value, null where there was none
     * @param after the later value, null where there is none
     */
    public record Change(
            ChangeKind kind,
            String pointer,
            String member,
            ChangeClass changeClass,
            String summary,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** The changes from one document to another, by member name; the order of members and white space are no change. */
    public static List<Change> between(MetadataDocument before, MetadataDocument after) {
        TreeSet<String> names = new TreeSet<>(before.memberNames());
        names.addAll(after.memberNames());
        List<Change> moved = KeyChanges.moved(before, after);
        if (!moved.isEmpty()) {
            names.removeAll(KeyChanges.PLACES);
        }
        return Stream.concat(
                        names.stream()
                                .map(name -> Compared.in(name, before, after))
                                .filter(Compared::differs)
                                .flatMap(it -> changes(it, before, after).stream()),
                        moved.stream())
                .sorted((a, b) -> a.member().compareTo(b.member()))
                .toList();
    }

    private static List<Change> changes(Compared it, MetadataDocument before, MetadataDocument after) {
        return switch (it.unlocalized()) {
            case "redirect_uris" -> RedirectChanges.of(it);
            case "scope" -> ListChanges.scopes(it);
            case "grant_types" -> ListChanges.grants(it);
            case "response_types" -> ListChanges.responseTypes(it);
            case "contacts" -> ListChanges.contacts(it);
            case "jwks" -> KeyChanges.of(it);
            case "jwks_uri", "signed_jwks_uri" -> KeyChanges.ofLocation(it);
            case "token_endpoint_auth_method" -> AuthMethodChanges.of(it, before, after);
            case "token_endpoint_auth_methods_supported" -> AuthMethodChanges.ofSupported(it);
            case "dpop_bound_access_tokens",
                    "tls_client_certificate_bound_access_tokens",
                    "require_pushed_authorization_requests",
                    "require_signed_request_object" -> ValueChanges.ofConstraint(it);
            case "client_name", "organization_name", "display_name" ->
                ValueChanges.seen(it, ChangeKind.DISPLAY_NAME_CHANGED);
            case "logo_uri" -> ValueChanges.seen(it, ChangeKind.LOGO_CHANGED);
            default -> ValueChanges.of(it);
        };
    }
}
