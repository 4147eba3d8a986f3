package io.countersign.trust.admission;

import io.countersign.document.ClientId;
import io.countersign.document.MemberType;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.RegisteredMember;
import io.countersign.document.UriParts;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The hosts that a document names in members that are URLs: what a list of trusted domains must have, and nothing else. */
final class NamedHosts {

    private NamedHosts() {}

    /** The hosts, in lower case; a host that is none (a star is a pattern where such lists are read) is left out. */
    static Set<String> of(ClientId clientId, MetadataDocument document) {
        Set<String> hosts = new TreeSet<>(Set.of(clientId.host()));
        document.memberNames().stream()
                .flatMap(name -> urls(document, name))
                .map(UriParts::split)
                .filter(url -> url.authority() != null && url.hasValidHost())
                .map(url -> url.host().toLowerCase(Locale.ROOT))
                .forEach(hosts::add);
        return hosts;
    }

    private static Stream<String> urls(MetadataDocument document, String name) {
        MemberType type = MetadataDictionary.registered()
                .find(name)
                .map(RegisteredMember::type)
                .orElse(MemberType.STRING);
        return switch (type) {
            case URI -> document.string(name).stream();
            case URI_ARRAY -> document.strings(name).stream();
            case STRING, BOOLEAN, NUMBER, STRING_ARRAY, OBJECT -> Stream.empty();
        };
    }
}
