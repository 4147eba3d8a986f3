package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Client;
import io.countersign.client.ClientKind;
import io.countersign.client.Environment;
import io.countersign.document.ClientId;
import io.countersign.intake.Promotion.Outcome;
import io.countersign.intake.Promotion.Reason;
import io.countersign.trust.TrustStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # source                   | target                 | status    | expired | what comes of it
            HOSTED dev acme 1          | HOSTED staging acme 0  | ACTIVE    | false   |
            HOSTED dev acme 3          | HOSTED prod acme 2     | ACTIVE    | false   |
            HOSTED staging acme 1      | HOSTED prod acme 0     | ACTIVE    | false   |
            HOSTED dev acme 1          | HOSTED dev acme 0      | ACTIVE    | false   | NOT_UPWARDS
            HOSTED staging acme 1      | HOSTED staging acme 0  | ACTIVE    | false   | NOT_UPWARDS
            HOSTED prod acme 1         | HOSTED prod acme 0     | ACTIVE    | false   | NOT_UPWARDS
            HOSTED staging acme 1      | HOSTED dev acme 0      | ACTIVE    | false   | NOT_UPWARDS
            HOSTED prod acme 1         | HOSTED dev acme 0      | ACTIVE    | false   | NOT_UPWARDS
            HOSTED prod acme 1         | HOSTED staging acme 0  | ACTIVE    | false   | NOT_UPWARDS
            HOSTED dev acme 1          | HOSTED prod globex 0   | ACTIVE    | false   | OTHER_NAMESPACE
            HOSTED dev acme 1          | FOREIGN prod acme 0    | ACTIVE    | false   | FOREIGN
            FOREIGN prod acme 1        | HOSTED prod acme 0     | ACTIVE    | false   | FOREIGN
            HOSTED dev acme 1          | HOSTED prod acme 0     | ACTIVE    | true    | EXPIRED
            HOSTED dev acme 0          | HOSTED prod acme 0     | UNKNOWN   | false   | NO_LIVE_VERSION
            HOSTED dev acme 0          | HOSTED prod acme 0     | ACTIVE    | false   | NO_LIVE_VERSION
            HOSTED dev acme 1          | HOSTED prod acme 0     | SUSPENDED | false   | NO_LIVE_VERSION
            HOSTED dev acme 1          | HOSTED prod acme 0     | REVOKED   | false   | NO_LIVE_VERSION
            HOSTED dev acme 1          | HOSTED prod acme 0     | EXPIRED   | false   | NO_LIVE_VERSION
            """)
    void decides(String source, String target, TrustStatus status, boolean expired, Reason refused) {
        assertThat(Promotion.decide(client(source), client(target), status, expired))
                .isEqualTo(refused == null ? new Outcome.Allowed() : new Outcome.Refused(refused));
    }

    /** Of all there is, three ways lead up, and only for what is live. */
    @Test
    void allowsNothingElse() {
        List<String> clients = new ArrayList<>();
        for (ClientKind kind : ClientKind.values()) {
            for (Environment environment : Environment.values()) {
                for (String rest : List.of("acme 0", "acme 1", "globex 1")) {
                    clients.add(kind + " " + environment.wire() + " " + rest);
                }
            }
        }
        List<String> allowed = new ArrayList<>();
        for (String source : clients) {
            for (String target : clients) {
                for (TrustStatus status : TrustStatus.values()) {
                    for (boolean expired : new boolean[] {false, true}) {
                        if (Promotion.decide(client(source), client(target), status, expired)
                                instanceof Outcome.Allowed) {
                            allowed.add(source + " > " + target + " " + status + " " + expired);
                        }
                    }
                }
            }
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "HOSTED dev acme 1 > HOSTED staging acme 0 ACTIVE false",
                        "HOSTED dev acme 1 > HOSTED staging acme 1 ACTIVE false",
                        "HOSTED dev acme 1 > HOSTED prod acme 0 ACTIVE false",
                        "HOSTED dev acme 1 > HOSTED prod acme 1 ACTIVE false",
                        "HOSTED staging acme 1 > HOSTED prod acme 0 ACTIVE false",
                        "HOSTED staging acme 1 > HOSTED prod acme 1 ACTIVE false",
                        "HOSTED dev globex 1 > HOSTED staging globex 1 ACTIVE false",
                        "HOSTED dev globex 1 > HOSTED prod globex 1 ACTIVE false",
                        "HOSTED staging globex 1 > HOSTED prod globex 1 ACTIVE false");
    }

    private static Client client(String words) {
        List<String> word = List.of(words.split(" "));
        return new Client(
                1,
                new UUID(0, 1),
                ClientKind.valueOf(word.get(0)),
                ClientId.parse("https://acme.example/oauth/notes"),
                word.get(2),
                Environment.of(word.get(1)).orElseThrow(),
                Integer.parseInt(word.get(3)),
                Instant.EPOCH,
                null);
    }
}
