package io.countersign.keycloak;

import static io.countersign.keycloak.FakeCountersign.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountersignTest {

    private static final String ISSUER = "https://login.example/realms/main";
    private static final String CLIENT = "https://acme.example/oauth/client.json";
    private static final Question PLAIN = Question.plain(Action.TOKEN, CLIENT);
    private static final Answer YES = new Answer.Trusted();

    // as lenient as an HTTP client can be: what it must not do is said with each request
    private final CloseableHttpClient http = HttpClients.createDefault();
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
    void asksAboutTheRealmWhereNoResourceIsNamed() {
        Question question =
                new Question(Action.AUTHORIZE, CLIENT, Set.of(), "http://127.0.0.1:4711/callback", Set.of("openid"));
        assertThat(ask(question, Map.of())).isEqualTo(YES);
        assertThat(fake.questions.getFirst().toString()).isEqualTo("""
            {"subject":{"type":"oauth_client","id":"https://acme.example/oauth/client.json"},\
            "action":{"name":"authorize"},\
            "resource":{"type":"issuer","id":"https://login.example/realms/main"},\
            "context":{"redirect_uri":"http://127.0.0.1:4711/callback","scope":"openid"}}""");
        assertThat(fake.bearers).containsExactly("Bearer secret");
    }

    @Test
    void asksAboutEachResourceWithoutTheScopesOfTheIssuer() {
        Question question = new Question(
                Action.REFRESH, CLIENT, Set.of("https://mcp.example"), null, Set.of("openid", "notes:read"));
        assertThat(ask(question, Map.of(Settings.ENVIRONMENT, "staging"))).isEqualTo(YES);
        assertThat(fake.questions.getFirst().toString()).isEqualTo("""
            {"subject":{"type":"oauth_client","id":"https://acme.example/oauth/client.json"},\
            "action":{"name":"refresh"},\
            "resource":{"type":"oauth_resource","id":"https://mcp.example"},\
            "context":{"scope":"notes:read","environment":"staging"}}""");
    }

    @Test
    void oneNoAmongManyIsANo() {
        fake.evaluation = (exchange, bearer) -> answer(
                exchange, 200, fake.questions.size() < 2 ? FakeCountersign.YES : FakeCountersign.no("not_entitled"));
        Set<String> three = Set.of("https://a.example", "https://b.example", "https://c.example");
        assertThat(ask(new Question(Action.TOKEN, CLIENT, three, null, Set.of()), Map.of()))
                .isEqualTo(new Answer.Refused(List.of("not_entitled")));
        assertThat(fake.questions).hasSize(2);
    }

    @Test
    void tooManyResourcesAreRefusedUnasked() {
        Set<String> nine = IntStream.range(0, 9)
                .mapToObj(i -> "https://r" + i + ".example")
                .collect(Collectors.toSet());
        assertThat(ask(new Question(Action.TOKEN, CLIENT, nine, null, Set.of()), Map.of()))
                .isInstanceOf(Answer.Refused.class);
        assertThat(fake.questions).isEmpty();
    }

    @Test
    void tellsTheReasonsOfANo() {
        respond(200, FakeCountersign.no("client_revoked", "scope_beyond_entitlement"));
        assertThat(ask(PLAIN, Map.of()))
                .isEqualTo(new Answer.Refused(List.of("client_revoked", "scope_beyond_entitlement")));
    }

    @Test
    void aReasonThatIsNoCodeIsNotRepeated() {
        respond(200, FakeCountersign.no("call +1 555 0100"));
        assertThat(ask(PLAIN, Map.of())).isEqualTo(new Answer.Refused(List.of("unspecified")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "true",
                "[]",
                "{}",
                "{\"decision\":\"true\"}",
                "{\"decision\":1}",
                "{\"decision\":null}",
                "{\"decision\":false,\"decision\":true}",
                "{\"decision\":true",
                "{\"decision\":true} {}",
                "{\"context\":{\"decision\":true}}",
                "<html>"
            })
    void onlyTheBooleanInOneWholeObjectCounts(String garbage) {
        respond(200, garbage);
        assertThat(ask(PLAIN, Map.of())).isInstanceOf(Answer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 403, 404, 429, 500, 503})
    void noOtherStatusCounts(int status) {
        respond(status, status == 204 ? "" : FakeCountersign.YES);
        assertThat(ask(PLAIN, Map.of())).isEqualTo(new Answer.Unknown("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void isNotSentElsewhere(int status) {
        fake.evaluation = (exchange, bearer) -> {
            exchange.getResponseHeaders().set("Location", fake.url() + "/elsewhere");
            answer(exchange, status, "");
        };
        assertThat(ask(PLAIN, Map.of())).isEqualTo(new Answer.Unknown("status " + status));
        assertThat(fake.elsewhere).hasValue(0);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        respond(200, FakeCountersign.YES + " ".repeat(Exchange.MOST_BYTES));
        assertThat(ask(PLAIN, Map.of())).isEqualTo(new Answer.Unknown("the response is too large"));
        respond(200, FakeCountersign.YES + " ".repeat(Exchange.MOST_BYTES - FakeCountersign.YES.length()));
        assertThat(ask(PLAIN, Map.of())).isEqualTo(YES);
    }

    @Test
    void waitsNoLongerThanItsLimitForAnAnswer() {
        fake.evaluation = (exchange, bearer) -> sleep(Duration.ofSeconds(10));
        long begun = System.nanoTime();
        assertThat(ask(PLAIN, Map.of(Settings.REQUEST_TIMEOUT, "200"))).isInstanceOf(Answer.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void waitsNoLongerThanItsLimitForAnAnswerThatDrips() {
        fake.evaluation = (exchange, bearer) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < 100; i++) {
                out.write(' ');
                out.flush();
                sleep(Duration.ofMillis(100));
            }
            out.write(FakeCountersign.YES.getBytes(StandardCharsets.UTF_8));
            out.close();
        };
        long begun = System.nanoTime();
        assertThat(ask(PLAIN, Map.of(Settings.REQUEST_TIMEOUT, "400"))).isInstanceOf(Answer.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyThereIsNoAnswer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(ask(PLAIN, Map.of(Settings.ENDPOINT, "http://127.0.0.1:" + free)))
                .isEqualTo(new Answer.Unknown("no response: HttpHostConnectException"));
    }

    @Test
    void aFixedTokenThatIsRejectedIsNotSentAgain() {
        respond(401, "");
        assertThat(ask(PLAIN, Map.of())).isEqualTo(new Answer.Unknown("the bearer token was rejected"));
        assertThat(fake.questions).hasSize(1);
    }

    private void respond(int status, String body) {
        fake.evaluation = (exchange, bearer) -> answer(exchange, status, body);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask(Question question, Map<String, Object> overrides) {
        Map<String, Object> realm = new HashMap<>(Map.of(
                Settings.ENDPOINT, fake.url(),
                Settings.AUTHENTICATION, Settings.BEARER,
                Settings.BEARER_TOKEN, "secret",
                Settings.CONNECT_TIMEOUT, "5000",
                Settings.REQUEST_TIMEOUT, "10000"));
        realm.putAll(overrides);
        Settings settings = Settings.parse(realm);
        Exchange exchange = new Exchange(http, settings.limits());
        return new Countersign(settings, exchange, Credential.fixed("secret"), ISSUER).ask(question);
    }
}
