import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The part of the demo that is about the end: what a revocation would leave open, the act, and who has heard of it. */
final class Revocation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 30;

    private final Story story;
    private final Web web;
    private final Registry registry;

    Revocation(Story story, Web web, Registry registry) {
        this.story = story;
        this.web = web;
        this.registry = registry;
    }

    void preview(String client) {
        story.step("before she revokes, erin asks what that would leave open, and where");
        Answer preview = revoke(client, "?preview=true");
        story.expectEqual("the status", 200, preview.status());
        story.expect(!preview.json().get("authorization_servers").isEmpty(), "somewhere something would be left open");
        for (JsonNode server : preview.json().get("authorization_servers")) {
            story.told(server.get("name").asText() + ":", "seconds at most", server.at("/exposure/windows"));
        }
        Answer still = web.getAs("alice", "/api/v1/clients/" + client);
        story.expectEqual("the trust status", "active", still.text("/trust_status"));
    }

    void revoked(String client, String name, String redirectUri) throws Exception {
        story.step(
                "erin revokes the client; the same question is answered no, and keycloak, which listens, hears of it");
        try (Stream<String> events = web.listen("keycloak", "/api/v1/events")) {
            Answer revoked = revoke(client, "");
            long start = System.nanoTime();
            story.expectEqual("the status", 200, revoked.status());
            story.told("trust_status", revoked.text("/trust_status"));
            Answer no = registry.evaluation(name, redirectUri);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            story.expectEqual("the decision", false, Registry.decision(no));
            story.expectEqual("the reason", "client_revoked", no.text("/context/reason"));
            story.told("%.1f ms from the revocation's answer to the no".formatted(milliseconds));
            JsonNode event = heard(events);
            story.expectEqual(
                    "who was revoked",
                    registry.clientId(name),
                    event.get("client_id").asText());
            story.expectEqual("the status", "revoked", event.get("status").asText());
            story.told(
                    "event",
                    event.get("number"),
                    event.get("type").asText(),
                    event.get("client_id").asText());
        }
        Answer gone = web.get(registry.clientId(name));
        story.expectEqual("the status of the document", 410, gone.status());
    }

    private Answer revoke(String client, String query) {
        return web.postAs(
                "erin", "/api/v1/clients/" + client + "/revoke" + query, Map.of("reason", "redirect host sold"));
    }

    /** The next event of the stream; a stream that stays silent ends the demo. */
    private static JsonNode heard(Stream<String> events) throws Exception {
        String data = CompletableFuture.supplyAsync(() -> events.filter(line -> line.startsWith("data:"))
                        .findFirst()
                        .orElseThrow())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return JSON.readTree(data.substring("data:".length()));
    }
}
