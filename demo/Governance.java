import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The part of the demo that is about people: a policy that two put in force, evidence, a quorum, and the way back. */
final class Governance {

    private final Story story;
    private final Web web;
    private final Registry registry;

    Governance(Story story, Web web, Registry registry) {
        this.story = story;
        this.web = web;
        this.registry = registry;
    }

    void productsWouldSay(String name, byte[] document) {
        story.step("what would each product make of " + name + "? Asked before anything is stored");
        Answer answer = web.postAs("alice", "/api/v1/checks?client_id=" + registry.clientId(name), document);
        story.expectEqual("the status", 200, answer.status());
        for (JsonNode profile : answer.json().get("profiles")) {
            story.told(
                    "%-22s".formatted(profile.get("name").asText()),
                    profile.get("verdict").asText(),
                    profile.get("because").isEmpty()
                            ? ""
                            : profile.get("because").get(0).asText());
        }
    }

    void aStricterPolicy() {
        story.step(
                "erin proposes that security changes in acme need two reviewers and a security review; grace agrees");
        Map<String, Object> terms = Map.of(
                "approvals", Map.of("reviewer", 2),
                "evidence", Map.of("security-review", "P90D"),
                "validity", "P180D");
        Answer proposed = web.postAs(
                "erin",
                "/api/v1/policies",
                Map.of(
                        "namespace",
                        "acme",
                        "risk_class",
                        "high",
                        "terms",
                        terms,
                        "reason",
                        "agents reach our systems"));
        story.expectEqual("the status", 201, proposed.status());
        String decisions = "/api/v1/policies/" + proposed.text("/id") + "/decisions";
        Answer own = web.postAs("erin", decisions, Map.of("decision", "approve"));
        story.expectEqual("the problem", "own-proposal", own.problem());
        Answer agreed = web.postAs("grace", decisions, Map.of("decision", "approve"));
        story.expectEqual("the status", 201, agreed.status());
        story.told("version", agreed.text("/number"), "is", agreed.text("/state"));
    }

    void quorum(JsonNode submission) {
        String path = "/api/v1/submissions/" + submission.get("id").asText();
        story.step("carol approves; the policy wants another reviewer, and a security review");
        Answer first = registry.decide("carol", submission, "approve");
        story.expectEqual("the state", "IN_REVIEW", first.text("/state"));
        missing(path, 2);
        story.step("frank, who wrote none of it, lays a security review beside the bytes");
        String digest = submission.get("digest").asText();
        Answer review = web.postAs(
                "frank",
                path + "/evidence",
                Map.of(
                        "kind", "security-review",
                        "digest", digest,
                        "link", "https://reviews.example/2026/visual-studio-code",
                        "content_digest", digest,
                        "detail", "redirect handling and token storage reviewed, nothing open"));
        story.expectEqual("the status", 201, review.status());
        missing(path, 1);
        story.step("dave approves exactly these bytes, and the policy is met");
        Answer second = registry.decide("dave", submission, "approve");
        story.expectEqual("the state", "APPROVED", second.text("/state"));
    }

    private void missing(String path, int count) {
        Answer pack = web.getAs("carol", path + "/pack");
        for (JsonNode missing : pack.json().get("missing")) {
            story.told(
                    "missing:",
                    missing.get("kind").asText(),
                    missing.get("what").asText(),
                    "asked",
                    missing.get("asked").asText());
        }
        story.expectEqual("what is missing", count, pack.json().get("missing").size());
    }

    void theWayBack(String client, JsonNode first) {
        story.step("the new version makes trouble: carol takes version 1 live again, in one call");
        Answer back = web.postAs(
                "carol",
                "/api/v1/clients/" + client + "/rollback",
                Map.of("version", 1, "reason", "the new address answers wrongly"));
        story.expectEqual("the status", 201, back.status());
        story.expectEqual("the number", 3, back.json().get("number").asInt());
        story.expectEqual("the digest", first.get("digest").asText(), back.text("/digest"));
        story.step("erin suspends the client alone; to restore it takes grace as well");
        for (String act : List.of("suspend", "restore")) {
            Answer done = web.postAs("erin", "/api/v1/clients/" + client + "/" + act, Map.of("reason", "a look at it"));
            story.expectEqual("the trust status", "suspended", done.text("/trust_status"));
        }
        Answer restored =
                web.postAs("grace", "/api/v1/clients/" + client + "/restore", Map.of("reason", "nothing was found"));
        story.expectEqual("the trust status", "active", restored.text("/trust_status"));
    }
}
