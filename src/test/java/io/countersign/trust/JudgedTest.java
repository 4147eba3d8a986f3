package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Sample;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was made of a question stands for as long as everything it was made of, and no longer. */
class JudgedTest {

    private static final long NOW = 1_000;
    private static final long END = 2_000;
    private static final long PROVED = 1_500;
    private static final String ISSUER = "https://as.example";

    private final Server server = server(true, false);
    private final PackedClient client = Sample.held(1, END);
    private final Surroundings around = around(PROVED, 7);
    private final Judged yes = Judged.of(question("token"), server, client, around, NOW);

    private static Question question(String action) {
        return new Question(
                "oauth_client", "https://acme.example/oauth/1", action, "issuer", ISSUER, null, null, null, null, null);
    }

    private static Server server(boolean enforces, boolean narrows) {
        return new Server(new UUID(0, 7), "as", ISSUER, enforces, Set.of(Environment.PROD), narrows);
    }

    private static Surroundings around(long proved, long edition) {
        return new Surroundings(Map.of(), Map.of(), Map.of(), Map.of("acme.example", proved), edition);
    }

    private boolean holds(Server server, @Nullable PackedClient client, Surroundings around, long now) {
        return yes.holds(server, client, around, now);
    }

    @Test
    void itHoldsWhileAllIsTheSame() {
        assertThat(yes.verdict().trusted()).isTrue();
        assertThat(yes.hostVerified()).isTrue();
        assertThat(holds(server, client, around, NOW)).isTrue();
        assertThat(holds(server(true, false), client, around, PROVED - 1))
                .as("a server that is the same, until the proof ends")
                .isTrue();
        assertThat(Judged.of(question("token"), server, client, around, PROVED - 1)
                        .verdict())
                .isEqualTo(yes.verdict());
    }

    @Test
    void itEndsWithTheClientsRecord() {
        assertThat(holds(server, null, around, NOW)).isFalse();
        assertThat(holds(server, Sample.held(2, END), around, NOW))
                .as("the same bytes in another life of the view")
                .isFalse();
        assertThat(holds(server, client(), around, NOW)).as("from the database").isFalse();
    }

    @Test
    void itEndsWithWhatItDependsOnBesides() {
        assertThat(holds(server, client, around(PROVED, 8), NOW)).isFalse();
        assertThat(holds(server(false, false), client, around, NOW)).isFalse();
        assertThat(holds(server(true, true), client, around, NOW)).isFalse();
    }

    @Test
    void itEndsWithTime() {
        assertThat(holds(server, client, around, PROVED))
                .as("the proof is over")
                .isFalse();
        assertThat(holds(server, client, around, NOW - 1))
                .as("the clock went back")
                .isFalse();
        Judged unproved = Judged.of(question("token"), server, client, around(NOW, 7), NOW);
        assertThat(unproved.hostVerified()).isFalse();
        assertThat(unproved.holds(server, client, around, END - 1)).isTrue();
        assertThat(unproved.holds(server, client, around, END))
                .as("the client expired")
                .isFalse();
    }

    @Test
    void onlyAYesOfAClientInTheViewIsWorthIt() {
        Judged no = Judged.of(question("dance"), server, client, around, NOW);
        assertThat(no.verdict().trusted()).isFalse();
        assertThat(no.holds(server, client, around, NOW)).isFalse();
        Judged read = Judged.of(question("token"), server, client(), around, NOW);
        assertThat(read.verdict().trusted()).isTrue();
        assertThat(read.holds(server, client(), around, NOW)).isFalse();
        Judged stale = Judged.because(Reason.VIEW_STALE);
        assertThat(stale.holds(server, client, around, NOW)).isFalse();
    }

    /** The same, read from the database. */
    private static PackedClient client() {
        return Sample.client(TrustStatus.ACTIVE, Environment.PROD, END, List.of());
    }
}
