package io.countersign.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prints how long the shipped service took to start and how much memory it holds; figures, not promises. */
@QuarkusIntegrationTest
@QuarkusTestResource(TestStack.class)
class FootprintIT {

    private static final Pattern STARTED = Pattern.compile("countersign .* (native|on JVM).* started in ([0-9.]+)s");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    @Test
    void startTimeAndResidentMemory() throws IOException {
        given().get("/.well-known/jwks.json").then().statusCode(200);
        Matcher started = find(STARTED, Files.readString(Path.of("target", "quarkus.log")));
        ProcessHandle service = ProcessHandle.current()
                .descendants()
                .filter(FootprintIT::isService)
                .findFirst()
                .orElseThrow();
        Path status = Path.of("/proc", Long.toString(service.pid()), "status");
        Matcher resident = find(RESIDENT, Files.readString(status));
        long mebibytes = Long.parseLong(resident.group(1)) / 1024;
        String kind = started.group(1).equals("native") ? "native" : "jar";
        System.out.printf("%n%s: started in %s s, %d MiB resident%n", kind, started.group(2), mebibytes);
        assertThat(mebibytes).isPositive();
    }

    private static boolean isService(ProcessHandle process) {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        return process.info().command().orElse("").endsWith("-runner")
                || arguments.stream().anyMatch(argument -> argument.endsWith("quarkus-run.jar"));
    }

    private static Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher;
    }
}
