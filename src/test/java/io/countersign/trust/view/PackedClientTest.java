package io.countersign.trust.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.document.Digest;
import io.countersign.document.RedirectUri;
import io.countersign.trust.TrustStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes out of the bytes of a client is what went in, whatever it is and wherever in a slab the bytes lie. */
class PackedClientTest {

    private static final int CLIENTS = 3_000;
    private static final int LONGEST_CLIENT_ID = 2048;
    private static final List<String> REDIRECT_URIS = List.of(
            "https://acme.example/cb",
            "https://acme.example/CB",
            "https://acme.example:443/cb",
            "http://127.0.0.1/cb",
            "http://127.0.0.1:8080/cb",
            "http://[::1]/cb",
            "http://[::1]:1/cb?a=b",
            "http://localhost",
            "http://localhost:65535/cb",
            "http://acme.example/cb",
            "http://127.0.0.1.evil.example/cb",
            "http://127.0.0.1:1@evil.example/cb",
            "com.acme.app:/cb",
            "http:",
            "http:/",
            "x",
            "",
            "https://acme.example/\u00e9",
            "https://acme.example/\u0169",
            "https://acme.example/\ud83d\ude00",
            "http://127.0.0.1/\u00e9",
            "https://acme.example/\0",
            "https://acme.example/\n");

    private final Random random = new Random(11);
    private final Names names = new Names();
    private final List<UUID> resources =
            Stream.generate(() -> new UUID(0, random.nextLong())).limit(5).toList();

    @Test
    void whatGoesInComesOut() {
        for (int i = 0; i < CLIENTS; i++) {
            ClientFacts facts = facts();
            PackedClient client = packed(facts);
            assertThat(client.id()).isEqualTo(facts.id());
            assertThat(client.clientId()).isEqualTo(facts.clientId());
            assertThat(client.clientIdHash()).isEqualTo(facts.clientId().hashCode());
            assertThat(client.authority()).isEqualTo("acme.example:8443");
            assertThat(client.namespace()).isEqualTo(facts.namespace());
            assertThat(client.isHosted()).isEqualTo(facts.hosted());
            assertThat(client.environment()).isEqualTo(facts.environment());
            assertThat(client.version()).isEqualTo(facts.version());
            assertThat(client.isLoopbackOnly())
                    .isEqualTo(!facts.redirectUris().isEmpty()
                            && facts.redirectUris().stream().allMatch(it -> new RedirectUri(it).isLoopback()));
            endsWhenItEnds(client, facts);
            hasItsDigest(client, facts.digest());
            isNobodyElse(client, facts.clientId());
            permitsWhatIsListed(client, facts.redirectUris());
            isGrantedWhatItIs(client, facts.granted());
        }
    }

    private static void endsWhenItEnds(PackedClient client, ClientFacts facts) {
        assertThat(client.until()).isEqualTo(facts.until());
        assertThat(client.status(facts.until() - 1)).isEqualTo(facts.status());
        boolean active = facts.status() == TrustStatus.ACTIVE;
        assertThat(client.status(facts.until())).isEqualTo(active ? TrustStatus.EXPIRED : facts.status());
    }

    private void hasItsDigest(PackedClient client, @Nullable Digest digest) {
        assertThat(client.digest()).isEqualTo(digest == null ? null : digest.value());
        assertThat(client.hasDigest(digest().value())).isFalse();
        assertThat(client.hasDigest("")).isFalse();
        assertThat(client.hasDigest("\0".repeat(PackedClient.DIGEST_LENGTH))).isFalse();
        if (digest != null) {
            assertThat(client.hasDigest(digest.value())).isTrue();
            assertThat(client.hasDigest(digest.value() + "A")).isFalse();
            assertThat(client.hasDigest(digest.value().substring(1))).isFalse();
        }
    }

    private static void isNobodyElse(PackedClient client, String clientId) {
        assertThat(client.is(clientId)).isTrue();
        assertThat(client.is(clientId + "/")).isFalse();
        assertThat(client.is(clientId.substring(0, clientId.length() - 1))).isFalse();
        assertThat(client.is("")).isFalse();
        // a character of which a byte holds the half alone
        assertThat(client.is(clientId.replace("https", "\u0168ttps"))).isFalse();
    }

    /** A listed URI that is not ASCII is permitted to nobody: no request can name it. */
    private static void permitsWhatIsListed(PackedClient client, List<String> listed) {
        List<RedirectUri> usable = listed.stream()
                .filter(it -> StandardCharsets.US_ASCII.newEncoder().canEncode(it) && it.length() > 5)
                .map(RedirectUri::new)
                .toList();
        Stream<String> asked = Stream.concat(
                Stream.of("http://127.0.0.1:49152/cb", "http://[::1]:49152/cb?a=b", "http://localhost:1", "http://"),
                Stream.concat(REDIRECT_URIS.stream(), listed.stream()));
        asked.forEach(uri -> assertThat(client.permits(uri))
                .as("%s of %s", uri, listed)
                .isEqualTo(usable.stream().anyMatch(it -> it.permits(uri))));
    }

    private void isGrantedWhatItIs(PackedClient client, List<ClientFacts.Granted> granted) {
        for (UUID resource : resources) {
            for (Environment environment : Environment.values()) {
                for (long now : new long[] {0, 99, 100, 200}) {
                    int place = client.grant(names.number(resource.toString()), environment, now);
                    List<String> expected = granted.stream()
                            .filter(it -> it.resource().equals(resource)
                                    && it.environment() == environment
                                    && it.until() > now)
                            .map(it -> it.scopes() + " @" + it.until())
                            .limit(1)
                            .toList();
                    assertThat(place < 0 ? List.of() : List.of(client.scopes(place) + " @" + client.scopesUntil(place)))
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** The largest document has 5000 bytes: one long redirect URI, or very many. */
    @Test
    void lengthsBeyondAnyDocumentAreKept() {
        String longest = "http://127.0.0.1/" + "a".repeat(0x8000);
        List<String> many =
                IntStream.range(0, 40_000).mapToObj(i -> "x:/" + (10_000 + i)).toList();
        List<ClientFacts.Granted> granted = IntStream.range(0, 40_000)
                .mapToObj(i -> new ClientFacts.Granted(new UUID(1, i), Environment.PROD, "read", 100L + i))
                .toList();
        PackedClient one = packed(facts(clientId(LONGEST_CLIENT_ID), List.of(longest), granted));
        assertThat(one.clientId()).hasSize(LONGEST_CLIENT_ID);
        assertThat(one.permits(longest)).isTrue();
        assertThat(one.permits(longest.replace("/a", ":7/a"))).isTrue();
        assertThat(one.permits(longest.substring(1))).isFalse();
        int last = one.grant(names.number(new UUID(1, 39_999).toString()), Environment.PROD, 0);
        assertThat(one.scopesUntil(last)).isEqualTo(40_099);
        PackedClient other = packed(facts(clientId(20), many, granted));
        assertThat(other.permits(many.getFirst())).isTrue();
        assertThat(other.permits(many.getLast())).isTrue();
        assertThat(other.permits("x:/50000")).isFalse();
    }

    private ClientFacts facts() {
        List<String> redirectUris =
                some(random.nextInt(6), () -> REDIRECT_URIS.get(random.nextInt(REDIRECT_URIS.size())));
        if (random.nextInt(4) == 0) {
            redirectUris.removeIf(uri -> !new RedirectUri(uri).isLoopback());
        }
        int clientIdLength = random.nextInt(10) == 0 ? LONGEST_CLIENT_ID : 27 + random.nextInt(200);
        return facts(clientId(clientIdLength), redirectUris, some(random.nextInt(8), this::granted));
    }

    private ClientFacts facts(String clientId, List<String> redirectUris, List<ClientFacts.Granted> granted) {
        int version = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(Integer.MAX_VALUE - 1);
        return new ClientFacts(
                new UUID(random.nextLong(), random.nextLong()),
                clientId,
                "namespace-" + random.nextInt(200),
                random.nextBoolean(),
                one(Environment.values()),
                one(TrustStatus.values()),
                random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(1, Long.MAX_VALUE),
                version,
                version == 0 ? null : digest(),
                redirectUris,
                granted);
    }

    private ClientFacts.Granted granted() {
        UUID resource = resources.get(random.nextInt(resources.size()));
        long until = random.nextBoolean() ? Long.MAX_VALUE : 98 + random.nextInt(4);
        return new ClientFacts.Granted(resource, one(Environment.values()), "scope-" + random.nextInt(9), until);
    }

    private static String clientId(int length) {
        String start = "https://acme.example:8443/";
        return start + "c".repeat(Math.max(1, length - start.length()));
    }

    private Digest digest() {
        return Digest.of(Long.toString(random.nextLong()).getBytes(StandardCharsets.US_ASCII));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> List<T> some(int count, Supplier<T> make) {
        return new ArrayList<>(Stream.generate(make).limit(count).toList());
    }

    /** Packed, and laid between bytes that would be seen if they were read. */
    private PackedClient packed(ClientFacts facts) {
        byte[] packed = Packing.pack(facts, names);
        int at = random.nextInt(50);
        byte[] slab = new byte[at + packed.length + 50];
        Arrays.fill(slab, (byte) 0x7f);
        System.arraycopy(packed, 0, slab, at, packed.length);
        PackedClient client = new PackedClient(slab, at, names);
        assertThat(client.length()).isEqualTo(packed.length);
        return client;
    }
}
