package io.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole rule of telling once more. */
class RetryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEAD | PUSH | ENABLED | false | -",
                "DEAD | POLL | PAUSED | false | -",
                "DEAD | PUSH | ENABLED | true | SUPERSEDED",
                "DEAD | POLL | PAUSED | true | SUPERSEDED",
                "DEAD | KEYCLOAK | ENABLED | true | -",
                "DEAD | WEBHOOK | ENABLED | true | -",
                "DEAD | WEBHOOK | PAUSED | false | -",
                "DEAD | WEBHOOK | DISABLED | false | RECIPIENT_GONE",
                "DEAD | KEYCLOAK | DELETED | false | RECIPIENT_GONE",
                "DEAD | PUSH | DELETED | true | RECIPIENT_GONE",
                "WAITING | WEBHOOK | ENABLED | false | NOT_DEAD",
                "WAITING | PUSH | DELETED | true | NOT_DEAD",
                "DELIVERED | KEYCLOAK | ENABLED | false | NOT_DEAD"
            })
    void decides(
            Delivery.State state, Recipient.Kind kind, Recipient.State recipient, boolean laterTold, String refusal) {
        assertThat(Retry.decide(state, kind, recipient, laterTold))
                .isEqualTo(
                        refusal.equals("-") ? Optional.empty() : Optional.of(DeliveryRefused.Reason.valueOf(refusal)));
    }
}
