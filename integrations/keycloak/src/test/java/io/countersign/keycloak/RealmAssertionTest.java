package io.countersign.keycloak;

import static io.countersign.keycloak.FakeCountersign.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealmAssertionTest {

    private static final Question PLAIN = Question.plain(Action.TOKEN, "https://acme.example/oauth/client.json");
    private static final Answer YES = new Answer.Trusted();

    private final CloseableHttpClient http =
            HttpClients.custom().setMaxConnPerRoute(50).setMaxConnTotal(50).build();
    private final Later clock = new Later();
    private final Tokens tokens = new Tokens(clock);
    private int signed;
    private FakeCountersign fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeCountersign();
    }

    @AfterEach
    void stop() throws IOException {
        fake.close();
        http.close();
    }

    @Test
    void exchangesAnAssertionForAToken() {
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(YES);
        assertThat(fake.forms)
                .containsExactly("grant_type=client_credentials"
                        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                        + "&client_assertion=assertion-1");
        assertThat(fake.bearers).containsExactly("Bearer token-1");
    }

    @Test
    void keepsATokenUntilShortlyBeforeItsEnd() {
        countersign("realm").ask(PLAIN);
        clock.pass(Duration.ofSeconds(539));
        countersign("realm").ask(PLAIN);
        assertThat(fake.forms).hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        countersign("realm").ask(PLAIN);
        assertThat(fake.bearers).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void aTokenIsOfOneRealmOnly() {
        countersign("one").ask(PLAIN);
        countersign("two").ask(PLAIN);
        assertThat(fake.bearers).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void getsAnotherTokenOnceWhenOneIsRejected() {
        fake.evaluation = (exchange, bearer) ->
                answer(exchange, bearer.equals("Bearer token-1") ? 401 : 200, FakeCountersign.YES);
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(YES);
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(YES);
        assertThat(fake.bearers).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
        assertThat(fake.forms).last().asString().contains("client_assertion=assertion-2");
    }

    @Test
    void givesUpWhenTheOtherTokenIsRejectedToo() {
        fake.evaluation = (exchange, bearer) -> answer(exchange, 401, FakeCountersign.YES);
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(new Answer.Unknown("status 401"));
        assertThat(fake.questions).hasSize(2);
    }

    @Test
    void aTokenWithoutALifeIsNoToken() {
        fake.lifetime = 0;
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(new Answer.Unknown("no token: the response holds none"));
        assertThat(fake.questions).isEmpty();
    }

    @Test
    void goesOnWithATokenThatLastsWhenThereIsNoOtherYet() {
        countersign("realm").ask(PLAIN);
        clock.pass(Duration.ofSeconds(560));
        fake.lifetime = 0;
        assertThat(countersign("realm").ask(PLAIN)).isEqualTo(YES);
        clock.pass(Duration.ofSeconds(36));
        assertThat(countersign("realm").ask(PLAIN)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void manyRequestsAtOnceGetOneToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Answer>> asking = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asking.add(() -> countersign("realm").ask(PLAIN));
        }
        for (Future<Answer> answer : threads.invokeAll(asking)) {
            assertThat(answer.get()).isEqualTo(YES);
        }
        threads.shutdown();
        assertThat(fake.forms).hasSize(1);
    }

    private Countersign countersign(String realm) {
        Settings settings = Settings.parse(
                Map.of(Settings.ENDPOINT, fake.url(), Settings.CONNECT_TIMEOUT, 5000, Settings.REQUEST_TIMEOUT, 10000));
        Exchange exchange = new Exchange(http, settings.limits());
        return new Countersign(
                settings,
                exchange,
                new RealmAssertion(settings, exchange, tokens, realm, this::assertion, clock),
                "https://login.example/realms/" + realm);
    }

    private synchronized String assertion() {
        return "assertion-" + ++signed;
    }

    /** A clock that moves when it is told to. */
    private static final class Later extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
