package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Audit;
import io.countersign.testing.ServiceProcess;
import io.countersign.testing.Walk;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
    /** About as long as one walk takes on a warmed-up service, so that kills fall all over it. */
    private static final int LONGEST_WALK_MILLIS = 900;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsInvented(@TempDir Path directory) throws Exception {
        long seed = System.nanoTime();
        // two services side by side, because starting one again is most of the time it takes
        try (ExecutorService sides = Executors.newFixedThreadPool(SIDES)) {
            List<Future<Integer>> midway = new ArrayList<>();
            for (int side = 0; side < SIDES; side++) {
                Path data = directory.resolve("data-" + side);
                Random random = new Random(seed + side);
                midway.add(sides.submit(() -> killedAgainAndAgain(data, random, seed)));
            }
            int sum = 0;
            for (Future<Integer> side : midway) {
                sum += side.get();
            }
            System.out.printf("%ncrash: %d kills, %d of them in the middle of an act (seed %d)%n", KILLS, sum, seed);
            assertThat(sum).as("kills in the middle of an act").isPositive();
        }
    }

    private static int killedAgainAndAgain(Path data, Random random, long seed) throws Exception {
        int midway = 0;
        List<Walk> walks = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(data)) {
            Map<String, String> tokens = new HashMap<>();
            for (String person : List.of("alice", "carol", "erin", "frank")) {
                tokens.put(person, service.token(person));
            }
            service.restart();
            for (int kill = 0; kill < KILLS / SIDES; kill++) {
                try (HttpClient http = service.client()) {
                    Walk walk = new Walk(service, tokens, http, "crash-" + kill);
                    walks.add(walk);
                    Thread walking = Thread.ofPlatform().start(walk::run);
                    Thread.sleep(random.nextInt(LONGEST_WALK_MILLIS));
                    service.kill9();
                    walking.join();
                    midway += walk.inFlight().isEmpty() ? 0 : 1;
                }
                service.restart();
                try (HttpClient http = service.client()) {
                    new Audit(service, http, tokens).verify(walks.getLast(), seed);
                }
            }
            try (HttpClient http = service.client()) {
                Audit audit = new Audit(service, http, tokens);
                for (Walk walk : walks) {
                    audit.verify(walk, seed);
                }
            }
        }
        return midway;
    }
}
