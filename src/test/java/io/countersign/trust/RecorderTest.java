package io.countersign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Environment;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Sample;
import io.countersign.trust.view.Server;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which evaluations wait to be put on record, without a database that would take them. */
class RecorderTest {

    /** One that is not among the samples. */
    private static final UUID ID = new UUID(1, 1);

    private static final int ROOM = 20_000;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Recorder recorder = new Recorder(new EvaluationRepository(new PGSimpleDataSource()), metrics);
    private final PackedClient client = Sample.client(TrustStatus.ACTIVE, Environment.PROD, 2_000, List.of());

    private Evaluation evaluation(UUID id, long server, Reason reason) {
        Question question =
                new Question("oauth_client", client.clientId(), "token", "issuer", "i", null, null, null, null, null);
        Server asking = new Server(new UUID(0, server), "as", "i", true, Set.of(Environment.PROD), false);
        Judged judged = new Judged(asking, 0, 0, 0, 0, new Evaluation.Verdict(Set.of(reason), null, 2_000), false);
        return new Evaluation(id, question, client, judged, 1_000, 1_060);
    }

    private Evaluation yes(long server) {
        return evaluation(ID, server, Reason.TRUSTED);
    }

    private int waiting() {
        return (int) metrics.get("countersign_evaluations_waiting").gauge().value();
    }

    private double lost() {
        return metrics.get("countersign_evaluations_not_recorded").counter().count();
    }

    @Test
    void aYesIsTheFirstOnce() {
        recorder.record(yes(1));
        recorder.record(yes(1));
        assertThat(waiting()).isEqualTo(1);
        recorder.record(yes(2));
        assertThat(waiting()).as("another server's").isEqualTo(2);
    }

    @Test
    void twoThatShareAPlaceAreNotOfferedAgainAndAgain() {
        long place = EvaluationOfRecord.key(yes(1)) >>> 46;
        long other = LongStream.rangeClosed(2, 10_000_000)
                .filter(server -> EvaluationOfRecord.key(yes(server)) >>> 46 == place)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 10; i++) {
            recorder.record(yes(1));
            recorder.record(yes(other));
        }
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void everyNoIsKeptAndOneOfManyOthers() {
        recorder.record(yes(1));
        for (int i = 0; i < 3; i++) {
            recorder.record(evaluation(ID, 1, Reason.CLIENT_SUSPENDED));
        }
        assertThat(waiting()).isEqualTo(4);
        for (int i = 0; i < 2_048; i++) {
            recorder.record(evaluation(new UUID(1, i), 1, Reason.TRUSTED));
        }
        assertThat(waiting()).as("and two samples").isEqualTo(6);
    }

    @Test
    void whatFindsNoRoomIsCountedAndOfferedAgain() {
        for (int i = 0; i < ROOM; i++) {
            recorder.record(evaluation(ID, 1, Reason.CLIENT_SUSPENDED));
        }
        assertThat(lost()).isZero();
        recorder.record(yes(1));
        recorder.record(yes(1));
        assertThat(waiting()).isEqualTo(ROOM);
        assertThat(lost()).as("a first yes stays the first until it is kept").isEqualTo(2);
    }
}
