package io.countersign.trust.view;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.trust.TrustStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Clients for the tests of the view, of which everything follows from the client ID and a version. */
public final class Sample {

    /** The digest of the live version of each. */
    public static final Digest DIGEST = Digest.of("{}".getBytes(StandardCharsets.UTF_8));

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

    /** The first client as the database has it, with one version. */
    public static PackedClient client(
            TrustStatus status, Environment environment, long until, List<String> redirectUris) {
        Names names = new Names();
        byte[] packed = Packing.pack(facts(status, environment, until, redirectUris), names);
        return new PackedClient(packed, 0, names);
    }

    /** The first client, active until a second since 1970, as one life of the view has it. */
    public static PackedClient held(int life, long until) {
        Names names = new Names();
        ClientTable table = new ClientTable(names, life, ClientTable.SLAB);
        table.put(Packing.pack(facts(TrustStatus.ACTIVE, Environment.PROD, until, List.of()), names));
        return Objects.requireNonNull(table.find(clientId(1)));
    }

    private static ClientFacts facts(
            TrustStatus status, Environment environment, long until, List<String> redirectUris) {
        return new ClientFacts(
                new UUID(0, 1),
                clientId(1),
                "acme",
                true,
                environment,
                status,
                until,
                1,
                DIGEST,
                redirectUris,
                List.of());
    }

    static byte[] packed(Names names, String clientId, int version) {
        return Packing.pack(facts(clientId, version), names);
    }
}
