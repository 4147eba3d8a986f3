package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.fetch.Bytes;
import io.countersign.fetch.FetchResult;
import io.countersign.fetch.TextRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as the challenge of a host, in the answers of either method. */
final class HostChallengeTest {

    private static final String CHALLENGE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final PublisherHost HOST =
            new PublisherHost(1, "acme.example:8443", "acme", Environment.PROD, CHALLENGE);

    private static FetchResult body(String body) {
        return new FetchResult.Fetched(new Bytes(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theRecordIsOfTheNameAndTheUrlOfThePort() {
        assertThat(HOST.recordName()).isEqualTo("_countersign-challenge.acme.example");
        assertThat(HOST.challengeUrl()).isEqualTo("https://acme.example:8443/.well-known/countersign-challenge");
    }

    @Test
    void theBodyIsTheChallenge() {
        assertThat(HostChallenge.http(HOST, body(CHALLENGE)))
                .isEqualTo(new HostFinding(HostProof.Method.HTTP, true, "the body is the challenge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%s\n", " %s", "%s%s", "countersign-verification=%s", "<html>%s</html>"})
    void anyOtherBodyIsNot(String body) {
        assertThat(HostChallenge.http(HOST, body(body.replace("%s", CHALLENGE))).proved())
                .isFalse();
    }

    @Test
    void noAnswerIsNoProofAndSaysWhy() {
        assertThat(HostChallenge.http(HOST, new FetchResult.Failed("late")))
                .isEqualTo(new HostFinding(HostProof.Method.HTTP, false, "late"));
        assertThat(HostChallenge.http(HOST, new FetchResult.Refused("inside")))
                .isEqualTo(new HostFinding(HostProof.Method.HTTP, false, "inside"));
        assertThat(HostChallenge.dns(HOST, new TextRecords.Failed("silent")))
                .isEqualTo(new HostFinding(HostProof.Method.DNS, false, "silent"));
    }

    @Test
    void oneOfTheRecordsIsTheChallenge() {
        assertThat(HostChallenge.dns(HOST, new TextRecords.Found(List.of("x", "countersign-verification=" + CHALLENGE)))
                        .proved())
                .isTrue();
        assertThat(HostChallenge.dns(HOST, new TextRecords.Found(List.of(CHALLENGE)))
                        .proved())
                .isFalse();
        assertThat(HostChallenge.dns(HOST, new TextRecords.Found(List.of())).proved())
                .isFalse();
    }
}
