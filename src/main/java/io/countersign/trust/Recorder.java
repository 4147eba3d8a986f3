package io.countersign.trust;

import io.countersign.trust.EvaluationOfRecord.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts evaluations and keeps those of record: every refusal, the first yes for a client, authorization server, resource and
 * version, and a sample of the others. They wait in a bounded queue and are written in batches; what finds it full is counted.
 */
@Singleton
class Recorder {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 1_000;
    private static final int BATCHES = 2;
    /** One of so many later yeses is kept. */
    private static final long SAMPLE = 1_024;

    private static final VarHandle SEEN = MethodHandles.arrayElementVarHandle(long[].class);

    private final EvaluationRepository repository;
    private final Map<Reason, Counter> enforced = new EnumMap<>(Reason.class);
    private final Map<Reason, Counter> reported = new EnumMap<>(Reason.class);
    private final Counter lost;
    private final Queue<EvaluationOfRecord> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger many = new AtomicInteger();

    /** A lossy memory of first yeses: what it forgets is offered again, and the database keeps one of each. */
    private final long[] seen = new long[1 << 18];

    private List<EvaluationOfRecord> batch = List.of();

    Recorder(EvaluationRepository repository, MeterRegistry metrics) {
        this.repository = repository;
        for (Reason reason : Reason.values()) {
            enforced.put(reason, counter(metrics, reason, "enforce"));
            reported.put(reason, counter(metrics, reason, "report"));
        }
        lost = metrics.counter("countersign_evaluations_not_recorded");
        metrics.gauge("countersign_evaluations_waiting", many);
    }

    private static Counter counter(MeterRegistry metrics, Reason reason, String mode) {
        String decision = Boolean.toString(reason == Reason.TRUSTED || mode.equals("report"));
        return metrics.counter("countersign_evaluations", "decision", decision, "reason", reason.wire(), "mode", mode);
    }

    void record(Evaluation evaluation) {
        Reason reason = evaluation.verdict().reason();
        @Nullable Counter counter = (evaluation.isReport() ? reported : enforced).get(reason);
        if (counter != null) {
            counter.increment();
        }
        if (evaluation.server() == null) {
            return;
        }
        if (reason != Reason.TRUSTED) {
            offer(evaluation, Kind.REFUSAL);
        } else {
            yes(evaluation);
        }
    }

    private void yes(Evaluation evaluation) {
        long key = EvaluationOfRecord.key(evaluation);
        if (!isSeen(key)) {
            if (offer(evaluation, Kind.FIRST)) {
                see(key);
            }
        } else if (evaluation.id().getLeastSignificantBits() % SAMPLE == 0) {
            offer(evaluation, Kind.SAMPLE);
        }
    }

    /** Two places for a key, so that two that share them do not drive each other out. */
    private boolean isSeen(long key) {
        int place = place(key);
        return (long) SEEN.getOpaque(seen, place) == key || (long) SEEN.getOpaque(seen, place ^ 1) == key;
    }

    /** By the bits that are mixed best, as many as there are places. */
    private static int place(long key) {
        return (int) (key >>> 46);
    }

    private void see(long key) {
        int place = place(key);
        SEEN.setOpaque(seen, place ^ 1, (long) SEEN.getOpaque(seen, place));
        SEEN.setOpaque(seen, place, key);
    }

    private boolean offer(Evaluation evaluation, Kind kind) {
        if (many.get() >= MOST_WAITING) {
            lost.increment();
            return false;
        }
        many.incrementAndGet();
        waiting.add(EvaluationOfRecord.of(evaluation, kind));
        return true;
    }

    @Scheduled(every = "PT1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        for (int i = 0; i < BATCHES && writeBatch(); i++) {
            LOG.tracef("%d evaluations wait", many.get());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        while (many.get() > 0 && writeBatch()) {
            LOG.debugf("%d evaluations wait", many.get());
        }
    }

    /** Writes one batch, or again the one that could not be written; whether something was. */
    private synchronized boolean writeBatch() {
        if (batch.isEmpty()) {
            batch = next();
        }
        if (batch.isEmpty()) {
            return false;
        }
        try {
            repository.insert(batch);
        } catch (RuntimeException e) {
            LOG.warnf("%d evaluations of record wait for the database: %s", many.get(), e.getMessage());
            return false;
        }
        many.addAndGet(-batch.size());
        batch = List.of();
        return true;
    }

    private List<EvaluationOfRecord> next() {
        List<EvaluationOfRecord> next = new ArrayList<>();
        while (next.size() < BATCH) {
            @Nullable EvaluationOfRecord evaluation = waiting.poll();
            if (evaluation == null) {
                break;
            }
            next.add(evaluation);
        }
        return next;
    }
}
