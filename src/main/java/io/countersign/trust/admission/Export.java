package io.countersign.trust.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the clients that may come in, in a shape: the same clients are the same bytes, whoever asks when and where. */
final class Export {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Export() {}

    static byte[] bytes(Shape shape, Collection<Admitted> clients) {
        List<Admitted> sorted = clients.stream()
                .sorted(Comparator.comparing(client -> client.clientId().value()))
                .toList();
        String text = switch (shape) {
            case CLIENTS -> clients(sorted);
            case PATTERNS -> patterns(sorted);
            case KEYCLOAK_DOMAINS -> domains(sorted);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String clients(List<Admitted> clients) {
        ObjectNode export = JSON.objectNode();
        ArrayNode list = export.putArray("clients");
        for (Admitted client : clients) {
            ObjectNode entry = list.addObject()
                    .put("client_id", client.clientId().value())
                    .put("digest", client.digest().value())
                    .put("version", client.version());
            ArrayNode redirects = entry.putArray("redirect_uris");
            client.redirectUris().forEach(redirects::add);
            client.approvedUntil().ifPresent(until -> entry.put("approved_until", until.toString()));
        }
        return export.toString();
    }

    /**
     * Under a publisher host nothing but approved documents is ever served, so that everything there may come in. On a vendor's host
     * it is one document only.
     */
    private static String patterns(List<Admitted> clients) {
        return clients.stream()
                .map(client -> client.hosted()
                        ? "https://" + client.clientId().authority() + "/*"
                        : client.clientId().value())
                .sorted()
                .distinct()
                .map(pattern -> pattern + "\n")
                .collect(Collectors.joining());
    }

    private static String domains(List<Admitted> clients) {
        ObjectNode export = JSON.objectNode();
        ArrayNode domains = export.putArray("trusted_domains");
        clients.stream()
                .flatMap(client -> client.hosts().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(domains::add);
        return export.toString();
    }
}
