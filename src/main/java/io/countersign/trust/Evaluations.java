package io.countersign.trust;

import io.countersign.platform.Ids;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.Sought;
import io.countersign.trust.view.Surroundings;
import io.countersign.trust.view.TrustView;
import io.countersign.trust.view.ViewConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Answers authorization servers from the view: no lock, no log line, and no database read but for a client the view has no room for. */
@Singleton
public class Evaluations {

    private final TrustView view;
    private final Recorder recorder;
    private final Ids ids;
    private final Clock clock;
    private final long lifetime;

    Evaluations(TrustView view, Recorder recorder, ViewConfig config, Ids ids, Clock clock) {
        this.view = view;
        this.recorder = recorder;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = config.answerLifetime().toSeconds();
    }

    /** What is known of the client of a question without the database; {@link Sought.Missing#NOT_HELD} where that has to be read. */
    public Sought find(Question question) {
        return view.find(question.clientId());
    }

    /**
     * Answers one question; a no is an answer, not an error.
     *
     * @param found what {@link #find} said of its client; a thread that must not wait may not come with one that has to be read
     * @param last what was made of the same question before; null when nothing is known of that
     */
    public Evaluation evaluate(@Nullable Server server, Question question, Sought found, @Nullable Judged last) {
        long now = clock.millis() / 1000;
        if (server == null || !view.isFresh()) {
            Judged stale = Judged.because(Reason.VIEW_STALE);
            return recorded(new Evaluation(ids.counted(), question, null, stale, now, now));
        }
        @Nullable PackedClient client = view.known(found, question.clientId());
        Surroundings around = view.surroundings();
        Judged judged = last != null && last.holds(server, client, around, now)
                ? last
                : Judged.of(question, server, client, around, now);
        long until = Math.min(now + lifetime, judged.verdict().until());
        return recorded(new Evaluation(ids.counted(), question, client, judged, now, until));
    }

    private Evaluation recorded(Evaluation evaluation) {
        recorder.record(evaluation);
        return evaluation;
    }
}
