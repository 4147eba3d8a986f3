package io.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far an authorization server is, by what is on record of its recipients. */
class ToldStateTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    private static final UUID ID = UUID.fromString("019ab3a4-6c00-7000-8000-0000000000e1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // delivery | recipient | failures | tried | verified | state
                "DELIVERED | ENABLED | 0 | true | true | VERIFIED",
                "DELIVERED | ENABLED | 0 | true | false | ACKNOWLEDGED",
                "DELIVERED | DELETED | 3 | true | true | VERIFIED",
                "WAITING | ENABLED | 0 | false | false | WAITING",
                "WAITING | ENABLED | 0 | true | false | TOLD",
                "WAITING | ENABLED | 1 | true | false | NOT_REACHABLE",
                "WAITING | ENABLED | 1 | false | false | NOT_REACHABLE",
                "WAITING | PAUSED | 0 | false | false | WAITING",
                "WAITING | PAUSED | 2 | true | false | WAITING",
                "WAITING | DISABLED | 0 | true | false | NOT_TOLD",
                "WAITING | DELETED | 0 | false | false | NOT_TOLD",
                "DEAD | ENABLED | 9 | true | false | DEAD",
                "DEAD | DELETED | 0 | true | false | DEAD"
            })
    void ofOneDelivery(
            Delivery.State state,
            Recipient.State recipient,
            int failures,
            boolean tried,
            boolean verified,
            ToldState expected) {
        DeliveryOnRecord delivery = new DeliveryOnRecord(
                1,
                ID,
                new Recipient(ID, ID, Recipient.Kind.KEYCLOAK, recipient, failures, null, null, 0),
                "client-disabled",
                ID,
                ID,
                "https://acme.example/oauth/notes",
                NOW,
                state,
                1,
                tried ? NOW : null,
                NOW,
                NOW,
                null,
                null);
        assertThat(ToldState.of(delivery, verified)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACKNOWLEDGED VERIFIED | false | VERIFIED",
                "DEAD ACKNOWLEDGED | false | ACKNOWLEDGED",
                "DEAD NOT_REACHABLE | true | NOT_REACHABLE",
                "WAITING NOT_REACHABLE | true | WAITING",
                "DEAD | true | DEAD",
                "NOT_TOLD | true | ASKS",
                "NOT_TOLD | false | NOT_TOLD",
                "'' | true | ASKS",
                "'' | false | NOT_TOLD"
            })
    void ofAServerItIsTheBest(String states, boolean asks, ToldState expected) {
        List<ToldState> of = Arrays.stream(states.split(" "))
                .filter(it -> !it.isEmpty())
                .map(ToldState::valueOf)
                .toList();
        assertThat(ToldState.best(of, asks)).isEqualTo(expected);
    }
}
