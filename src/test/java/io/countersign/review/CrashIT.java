package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Audit;
import io.countersign.testing.ServiceProcess;
import io.countersign.testing.Walk;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at random points and started again, the service has lost no act it acknowledged and invented none. */
@Tag("jar")
class CrashIT {

    private static final int KILLS = 20;
    private static final int SIDES = 2;
    /** About as long as a walk takes on a service that has just started, so that kills fall all over it. */
    private static final int LONGEST_WALK_MILLIS = 2_000;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsInvented(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        // two services side by side, because starting one again is most of the time it takes
        try (ExecutorService sides = Executors.newFixedThreadPool(SIDES)) {
            List<Future<List<Walk>>> running = new ArrayList<>();
            for (int side = 0; side < SIDES; side++) {
                Path data = directory.resolve("data-" + side);
                Random random = new Random(seed + side);
                running.add(sides.submit(() -> killedAgainAndAgain(data, random, seed)));
            }
            List<Walk> walks = new ArrayList<>();
            for (Future<List<Walk>> side : running) {
                walks.addAll(side.get());
            }
            int acts =
                    walks.stream().mapToInt(walk -> walk.acknowledged().size()).sum();
            long midway =
                    walks.stream().filter(walk -> !walk.inFlight().isEmpty()).count();
            System.out.printf(
                    "%ncrash: %d kills, %d in the middle of an act; %d acts acknowledged, none lost (seed %d)%n",
                    walks.size(), midway, acts, seed);
            assertThat(walks).hasSize(KILLS);
            assertThat(acts).as("acts that a kill could have lost").isGreaterThan(KILLS);
            assertThat(midway).as("kills in the middle of an act").isPositive();
        }
    }

    private static List<Walk> killedAgainAndAgain(Path data, Random random, long seed) throws Exception {
        List<Walk> walks = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(data)) {
            Map<String, String> tokens = service.tokens("alice", "carol", "erin", "frank", "grace");
            for (int kill = 0; kill < KILLS / SIDES; kill++) {
                try (HttpClient http = service.client();
                        ExecutorService walker = Executors.newSingleThreadExecutor()) {
                    Walk walk = new Walk(service, tokens, http, "crash-" + kill);
                    walks.add(walk);
                    Future<?> walking = walker.submit(walk::run);
                    Thread.sleep(random.nextInt(LONGEST_WALK_MILLIS));
                    service.kill9();
                    walking.get();
                }
                service.restart();
            }
            // each walk had a client of its own, so what a kill did to it still shows after all the others
            try (HttpClient http = service.client()) {
                Audit audit = new Audit(service, http, tokens);
                for (Walk walk : walks) {
                    audit.verify(walk, seed);
                }
            }
        }
        return walks;
    }
}
