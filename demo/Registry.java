import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;

/** What the people of the demo ask of the registry more than once, each call printed with the telling part of its answer. */
final class Registry {

    /** The issuer of the sample authorization server keycloak. */
    private static final String AS = "https://keycloak.localhost/realms/demo";

    private static final Path DOCUMENTS = Path.of("src", "test", "resources", "documents");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Story story;
    private final Web web;
    private final String host;

    Registry(Story story, Web web, String host) {
        this.story = story;
        this.web = web;
        this.host = host;
    }

    String create(String name) {
        Answer answer =
                web.postAs("alice", "/api/v1/clients", Map.of("namespace", "acme", "client_id", clientId(name)));
        story.expectEqual("the status", 201, answer.status());
        story.told(answer.text("/client_id"), "trust_status", answer.text("/trust_status"));
        return answer.text("/id");
    }

    Answer decide(String who, JsonNode submission, String decision) {
        return web.postAs(
                who,
                "/api/v1/submissions/" + submission.get("id").asText() + "/decisions",
                Map.of("decision", decision, "digest", submission.get("digest").asText()));
    }

    Answer evaluation(String name, String redirectUri) {
        Answer answer = web.postAs(
                "keycloak",
                "/access/v1/evaluation",
                Map.of(
                        "subject", Map.of("type", "oauth_client", "id", clientId(name)),
                        "action", Map.of("name", "authorize"),
                        "resource", Map.of("type", "issuer", "id", AS),
                        "context", Map.of("redirect_uri", redirectUri)));
        story.expectEqual("the status", 200, answer.status());
        story.told("decision", decision(answer), answer.text("/context/reason"), "for", redirectUri);
        return answer;
    }

    static boolean decision(Answer answer) {
        return answer.json().get("decision").asBoolean();
    }

    void findings(JsonNode answer) {
        for (JsonNode finding : answer.get("findings")) {
            story.told(
                    finding.get("severity").asText(),
                    finding.get("rule").asText(),
                    "(" + finding.get("citation").asText() + ")",
                    finding.get("message").asText());
        }
    }

    String clientId(String name) {
        return host + "/oauth/" + name;
    }

    /** The vendor's document as it would be if we served it: its client_id, where it has one, is ours. */
    ObjectNode rehomed(String name) throws Exception {
        ObjectNode document =
                (ObjectNode) JSON.readTree(DOCUMENTS.resolve(name + ".json").toFile());
        if (document.has("client_id")) {
            document.put("client_id", clientId(name));
        }
        return document;
    }

    static byte[] bytes(JsonNode document) {
        return document.toString().getBytes(UTF_8);
    }
}
