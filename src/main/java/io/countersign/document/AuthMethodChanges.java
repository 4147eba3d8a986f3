package io.countersign.document;

import io.countersign.document.Difference.Change;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What happened to how the client authenticates at the token endpoint. */
final class AuthMethodChanges {
    private static final String MEMBER = "token_endpoint_auth_method";
    private static final String SUPPORTED = "token_endpoint_auth_methods_supported";
    private static final String NONE = "none";

    /** How much each method proves: nothing, a secret that two know, a key that only the client has. */
    private static final Map<String, Integer> STRENGTH = Map.of(
            NONE,
            0,
            "client_secret_basic",
            1,
            "client_secret_post",
            1,
            "client_secret_jwt",
            1,
            "self_signed_tls_client_auth",
            2,
            "tls_client_auth",
            2,
            "private_key_jwt",
            2);

    private AuthMethodChanges() {}

    static List<Change> of(Compared it, MetadataDocument before, MetadataDocument after) {
        Optional<String> was = effective(before);
        Optional<String> becomes = effective(after);
        if (!it.isInBoth() && was.isPresent() && was.equals(becomes)) {
            return List.of(it.plain());
        }
        ChangeKind kind = was.isPresent() && becomes.isPresent()
                ? kind(strength(List.of(was.get())), strength(List.of(becomes.get())))
                : ChangeKind.AUTH_METHOD_CHANGED;
        String summary = "The client authenticates by " + quoted(becomes) + ", before by " + quoted(was) + ".";
        return List.of(it.whole(kind, summary));
    }

    /** A list of methods is as strong as the weakest in it. */
    static List<Change> ofSupported(Compared it) {
        Optional<List<String>> was = Compared.strings(it.before());
        Optional<List<String>> becomes = Compared.strings(it.after());
        if (!it.isInBoth() || was.isEmpty() || becomes.isEmpty()) {
            return List.of(it.plain());
        }
        if (new HashSet<>(was.get()).equals(new HashSet<>(becomes.get()))) {
            return List.of();
        }
        return List.of(it.whole(
                kind(strength(was.get()), strength(becomes.get())),
                "The client may authenticate by " + quoted(becomes.map(AuthMethodChanges::joined)) + ", before by "
                        + quoted(was.map(AuthMethodChanges::joined)) + "."));
    }

    /** The method that holds: the one written, else {@code none} unless a list is there (CIMD -03 §6); empty where it cannot be told. */
    private static Optional<String> effective(MetadataDocument document) {
        if (document.has(MEMBER)) {
            return document.string(MEMBER);
        }
        return document.has(SUPPORTED) ? Optional.empty() : Optional.of(NONE);
    }

    private static ChangeKind kind(OptionalInt was, OptionalInt becomes) {
        if (was.isEmpty() || becomes.isEmpty() || was.getAsInt() == becomes.getAsInt()) {
            return ChangeKind.AUTH_METHOD_CHANGED;
        }
        return becomes.getAsInt() < was.getAsInt()
                ? ChangeKind.AUTH_METHOD_WEAKENED
                : ChangeKind.AUTH_METHOD_STRENGTHENED;
    }

    private static OptionalInt strength(Collection<String> methods) {
        return STRENGTH.keySet().containsAll(methods)
                ? methods.stream().mapToInt(STRENGTH::get).min()
                : OptionalInt.empty();
    }

    private static String joined(List<String> methods) {
        return String.join(" ", methods);
    }

    private static String quoted(Optional<String> method) {
        return method.map(HostileText::quoted).orElse("a method the document does not say");
    }
}
