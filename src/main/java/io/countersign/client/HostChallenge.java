package io.countersign.client;

import io.countersign.fetch.FetchResult;
import io.countersign.fetch.Fetcher;
import io.countersign.fetch.TextRecords;
import io.countersign.platform.RegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks for the challenge of a publisher host where its namespace may put it; reads the network and writes nothing. */
@ApplicationScoped
class HostChallenge {

    private static final int MOST_BYTES = 256;

    private final Fetcher fetcher;
    private final RegistryConfig registry;

    HostChallenge(Fetcher fetcher, RegistryConfig registry) {
        this.fetcher = fetcher;
        this.registry = registry;
    }

    /** What was found: the first proof, or why each method has none. */
    List<HostFinding> look(PublisherHost host) {
        if (registry.sampleData() && host.isLocal()) {
            return List.of(new HostFinding(HostProof.Method.EMBEDDED, true, "a name of this machine"));
        }
        HostFinding dns = dns(host, fetcher.texts(host.recordName()));
        if (dns.proved()) {
            return List.of(dns);
        }
        HostFinding http = http(host, fetcher.get(URI.create(host.challengeUrl()), MOST_BYTES));
        return http.proved() ? List.of(http) : List.of(dns, http);
    }

    static HostFinding dns(PublisherHost host, TextRecords records) {
        return switch (records) {
            case TextRecords.Found(var texts)
            when texts.contains(host.recordText()) ->
                new HostFinding(HostProof.Method.DNS, true, "the record is there");
            case TextRecords.Found(var texts) ->
                failed(
                        HostProof.Method.DNS,
                        texts.isEmpty() ? "there is no TXT record" : "no TXT record has the challenge");
            case TextRecords.Failed(var reason) -> failed(HostProof.Method.DNS, reason);
        };
    }

    static HostFinding http(PublisherHost host, FetchResult result) {
        return switch (result) {
            case FetchResult.Fetched(var body)
            when new String(body.value(), StandardCharsets.UTF_8).equals(host.challenge()) ->
                new HostFinding(HostProof.Method.HTTP, true, "the body is the challenge");
            case FetchResult.Fetched _ -> failed(HostProof.Method.HTTP, "the body is not the challenge");
            case FetchResult.Refused(var reason) -> failed(HostProof.Method.HTTP, reason);
            case FetchResult.Failed(var reason) -> failed(HostProof.Method.HTTP, reason);
        };
    }

    private static HostFinding failed(HostProof.Method method, String reason) {
        return new HostFinding(method, false, reason);
    }
}
