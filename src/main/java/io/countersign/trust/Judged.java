package io.countersign.trust;

import io.countersign.trust.Evaluation.Verdict;
import io.countersign.trust.view.PackedClient;
import io.countersign.trust.view.Server;
import io.countersign.trust.view.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a question, and of what it was made. While all of that is the same, judging anew would come to the same (ADR 0017).
 *
 * @param server who asked; null where the view is too old to say
 * @param client the {@linkplain PackedClient#mark() mark} of what was known of the client
 * @param surroundings the edition of what else it depends on
 * @param from the second since 1970 at which it was made
 * @param until the second since 1970 from which time alone may change it
 * @param hostVerified whether the client's host is proved to be its publisher's
 */
public record Judged(
        @Nullable Server server,
        long client,
        long surroundings,
        long from,
        long until,
        Verdict verdict,
        boolean hostVerified) {

    /** Made of nothing that can be the same another time. */
    static Judged because(Reason reason) {
        return new Judged(null, PackedClient.UNMARKED, 0, 0, 0, Evaluator.because(reason), false);
    }

    static Judged of(Question question, Server server, @Nullable PackedClient client, Surroundings around, long now) {
        Verdict verdict = Evaluator.judge(question, server, client, around::ceiling, now);
        long proved = client == null || !client.isHosted() ? 0 : around.provedUntil(client.authority());
        boolean verified = proved > now;
        return new Judged(
                server,
                client == null ? PackedClient.UNMARKED : client.mark(),
                around.edition(),
                now,
                verified ? Math.min(proved, verdict.until()) : verdict.until(),
                verdict,
                verified);
    }

    /** Whether it is what judging the same question now would come to; said of a yes alone, and of a client in the view. */
    boolean holds(Server server, @Nullable PackedClient client, Surroundings around, long now) {
        return client != null
                && client.mark() != PackedClient.UNMARKED
                && client.mark() == this.client
                && around.edition() == surroundings
                && from <= now
                && now < until
                && server.equals(this.server)
                && verdict.trusted();
    }
}
