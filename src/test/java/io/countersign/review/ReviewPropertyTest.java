package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.review.World.Live;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever anybody does in whatever order, nothing goes live whose bytes lack the approvals and the evidence that the policy of that
 * moment asked for. The oracle is written against a plain record of what happened, and not with the code that decides.
 */
class ReviewPropertyTest {
    private static final int SEQUENCES = 10_000;
    private static final int LONGEST = 40;
    private static final long SEED = 20_261_125;

    @Test
    void nothingIsPublishedThatItsPolicyDidNotLetThrough() {
        Map<World.Act, Integer> done = new EnumMap<>(World.Act.class);
        int published = 0;
        int byRule = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            Random random = new Random(SEED + sequence);
            World world = new World(random);
            List<String> story = new ArrayList<>();
            int length = 5 + random.nextInt(LONGEST);
            for (int step = 0; step < length; step++) {
                int before = world.live().size();
                story.add(world.step());
                if (world.live().size() > before) {
                    Live live = world.live().getLast();
                    assertThat(Oracle.objections(world.history(), live))
                            .as("sequence %d: %s", SEED + sequence, story)
                            .isEmpty();
                    published++;
                    byRule += live.byRule() ? 1 : 0;
                }
            }
            world.done().forEach((act, count) -> done.merge(act, count, Integer::sum));
        }
        // a test of what cannot happen is worth what did happen on the way
        System.out.printf(
                "property: %d sequences, %d published (%d by rule), acts done %s%n",
                SEQUENCES, published, byRule, done);
        assertThat(published).isGreaterThan(1_000);
        assertThat(byRule).isGreaterThan(50);
        assertThat(done.keySet()).containsExactlyInAnyOrder(World.Act.values());
    }

    /** The oracle itself must be able to object: what it is shown here was never approved. */
    @Test
    void theOracleObjectsToWhatNobodyApproved() {
        World world = new World(new Random(1));
        for (int step = 0; step < 30; step++) {
            world.step();
        }
        assertThat(Oracle.objections(world.history(), world.neverApproved())).isNotEmpty();
    }
}
