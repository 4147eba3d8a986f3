package io.countersign.review;

import io.countersign.client.Client;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Skeleton;
import io.countersign.document.UriParts;
import io.countersign.review.LookAlike.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds clients that people could take for each other, by the names and hosts they see when they consent. */
@ApplicationScoped
class LookAlikes {
    private static final String NAME = "client_name";

    private final PublicationRepository publications;

    LookAlikes(PublicationRepository publications) {
        this.publications = publications;
    }

    /** Keeps the names and hosts of a version that went live. */
    void keep(Client client, int number, MetadataDocument document) {
        Stream.concat(names(document), hosts(client, document))
                .forEach(key -> publications.insertKey(client.id(), number, key));
    }

    /** Other live clients that look like the client would with this document; hosts only of other namespaces. */
    List<LookAlike> of(Client client, MetadataDocument document) {
        Stream<LookAlike> names = sharing(client, Kind.NAME, names(document));
        Stream<LookAlike> hosts = sharing(client, Kind.HOST, hosts(client, document))
                .filter(other -> !other.namespace().equals(client.namespace()));
        return Stream.concat(names, hosts).toList();
    }

    private Stream<LookAlike> sharing(Client client, Kind kind, Stream<LookAlike.Key> keys) {
        List<String> folded = keys.map(LookAlike.Key::folded).distinct().toList();
        return folded.isEmpty() ? Stream.empty() : publications.sharing(client.id(), kind, folded).stream();
    }

    private static Stream<LookAlike.Key> names(MetadataDocument document) {
        return document.memberNames().stream()
                .filter(member -> member.equals(NAME) || member.startsWith(NAME + "#"))
                .map(document::string)
                .flatMap(Optional::stream)
                .flatMap(name ->
                        Skeleton.ofName(name).forms().stream().map(form -> new LookAlike.Key(Kind.NAME, form, name)));
    }

    private static Stream<LookAlike.Key> hosts(Client client, MetadataDocument document) {
        Stream<String> home =
                document.string("client_uri").map(uri -> UriParts.split(uri).host()).stream();
        return Stream.concat(Stream.of(client.clientId().host()), home)
                .distinct()
                .flatMap(host ->
                        Skeleton.ofHost(host).forms().stream().map(form -> new LookAlike.Key(Kind.HOST, form, host)));
    }
}
