package io.countersign.trust.view;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.trust.TrustStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Clients for the tests of the view, of which everything follows from the client ID and a version. */
final class Sample {

    static final Digest DIGEST = Digest.of("{}".getBytes(StandardCharsets.UTF_8));

    private Sample() {}

    static String clientId(int client) {
        return "https://acme.example/oauth/" + client;
    }

    /** An active client whose end tells its version once more, so that a record mixed of two shows. */
    static ClientFacts facts(String clientId, int version) {
        return new ClientFacts(
                new UUID(clientId.hashCode(), version),
                clientId,
                "acme",
                true,
                Environment.PROD,
                TrustStatus.ACTIVE,
                1_000_000_000L + version,
                version,
                DIGEST,
                List.of("https://acme.example/cb"),
                List.of());
    }

    static byte[] packed(Names names, String clientId, int version) {
        return Packing.pack(facts(clientId, version), names);
    }
}
