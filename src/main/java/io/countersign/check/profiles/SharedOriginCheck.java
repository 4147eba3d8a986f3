package io.countersign.check.profiles;

import io.countersign.check.Check;
import io.countersign.check.Finding;
import io.countersign.check.Rule;
import io.countersign.check.Submitted;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import io.countersign.document.RedirectUri;
import io.countersign.document.UriParts;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses on the origin of the client_id (RFC 6454 §4); loopback redirects have none to share and are left aside. */
public record SharedOriginCheck(Rule rule, List<String> members) implements Check {
    private record Address(String pointer, String value) {}

    private record Origin(@Nullable String scheme, String host, String port) {
        static Origin of(String uri) {
            UriParts parts = UriParts.split(uri);
            String port = parts.port() == null || parts.port().isEmpty() ? "443" : parts.port();
            return new Origin(parts.scheme(), parts.host().toLowerCase(Locale.ROOT), port);
        }
    }

    @Override
    public List<Finding> evaluate(Submitted submitted) {
        Origin own = Origin.of(submitted.expected().value());
        return members.stream()
                .flatMap(name -> addresses(submitted.document(), name))
                .filter(address -> !new RedirectUri(address.value()).isLoopback())
                .filter(address -> !Origin.of(address.value()).equals(own))
                .map(address -> rule.broken(
                        address.pointer(),
                        "the address " + HostileText.quoted(address.value())
                                + " is not on the origin of the client_id, "
                                + submitted.expected().authority()))
                .toList();
    }

    private static Stream<Address> addresses(MetadataDocument document, String name) {
        List<String> listed = document.strings(name);
        return Stream.concat(
                document.string(name).map(value -> new Address(Pointers.to(name), value)).stream(),
                IntStream.range(0, listed.size()).mapToObj(i -> new Address(Pointers.to(name, i), listed.get(i))));
    }
}
