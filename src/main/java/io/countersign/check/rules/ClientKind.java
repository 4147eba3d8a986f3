package io.countersign.check.rules;

import io.countersign.document.MetadataDocument;
import io.countersign.document.RedirectUri;
import io.countersign.document.UriParts;

/** Where a client runs, as its document tells by {@code application_type} and by its redirect URIs. */
final class ClientKind {
    static final String MEMBER = "application_type";
    static final String NATIVE = "native";

    private ClientKind() {}

    /** Whether a redirect URI leads to a program on the machine of its user: loopback, or a private-use scheme (RFC 8252 §7). */
    static boolean isNative(String redirectUri) {
        UriParts parts = UriParts.split(redirectUri);
        return new RedirectUri(redirectUri).isLoopback()
                || (parts.scheme() != null && !parts.hasScheme("https") && !parts.hasScheme("http"));
    }

    /** Whether the client says that it is native, or has a redirect URI that only a native client has. */
    static boolean isNative(MetadataDocument document) {
        return document.string(MEMBER).filter(NATIVE::equals).isPresent()
                || LocatedString.redirectUris(document).stream().anyMatch(uri -> isNative(uri.value()));
    }
}
