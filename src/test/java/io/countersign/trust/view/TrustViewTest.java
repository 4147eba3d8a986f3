package io.countersign.trust.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.trust.TrustStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the view holds through its lives, without a database. */
class TrustViewTest {

    private static final long END = 2_000;
    private static final UUID NOTES = new UUID(0, 1);
    private static final UUID MAIL = new UUID(0, 2);

    private record Usual(Duration maxStaleness, Duration pollInterval, long viewBytes, Duration answerLifetime)
            implements ViewConfig {

        Usual() {
            this(Duration.ofSeconds(5), Duration.ofSeconds(1), 1 << 24, Duration.ofMinutes(1));
        }
    }

    private final TrustView view = new TrustView(
            new ViewRepository(new PGSimpleDataSource(), new ClientFactsRepository(), new SurroundingsRepository()),
            new Usual(),
            Clock.systemUTC());

    private static ClientFacts granted(UUID resource, String scopes) {
        return new ClientFacts(
                new UUID(0, 3),
                Sample.clientId(1),
                "acme",
                true,
                Environment.PROD,
                TrustStatus.ACTIVE,
                END,
                1,
                Sample.DIGEST,
                List.of(),
                List.of(new ClientFacts.Granted(resource, Environment.PROD, scopes, END)));
    }

    private void put(TrustView.State state, ClientFacts facts) {
        state.clients().put(Packing.pack(facts, view.names()));
    }

    private Resource resource(UUID id) {
        return new Resource(view.names().number(id.toString()), "read write");
    }

    private Ceiling ceiling(String resource) {
        return view.surroundings()
                .ceiling((PackedClient) view.find(Sample.clientId(1)), resource, Environment.PROD, END - 1);
    }

    /** The clients begin anew before the resources are read again: a number of the one life must not mean another resource in the next. */
    @Test
    void aViewThatBeginsAnewEntitlesNobodyToSomethingElse() {
        // numbered in an order that a life of its own would not have: the client's namespace first, then its resource
        Resource mail = resource(MAIL);
        Resource notes = resource(NOTES);
        view.around(new Surroundings(Map.of(), Map.of(), Map.of("mail", mail, "notes", notes), Map.of(), 0));
        put(view.restart(), granted(MAIL, "read"));
        assertThat(ceiling("mail").entitled()).isEqualTo("read");
        assertThat(ceiling("notes").entitled()).isEmpty();
        put(view.restart(), granted(MAIL, "read"));
        assertThat(ceiling("mail").entitled()).isEqualTo("read");
        assertThat(ceiling("notes").entitled()).isEmpty();
    }

    @Test
    void noTwoRecordsHaveOneMark() {
        put(view.restart(), granted(MAIL, "read"));
        long first = ((PackedClient) view.find(Sample.clientId(1))).mark();
        put(view.restart(), granted(MAIL, "read"));
        long second = ((PackedClient) view.find(Sample.clientId(1))).mark();
        assertThat(first).isNotEqualTo(second).isNotEqualTo(PackedClient.UNMARKED);
        long edition = view.surroundings().edition();
        view.around(Surroundings.NONE);
        assertThat(view.surroundings().edition()).isGreaterThan(edition);
    }
}
