import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;

/**
 * One client's life, told by real https calls to the packaged service: `make demo`. Each request is printed with its status
 * and the telling part of its answer, and checked; the first that is not as told ends the demo with exit code 1.
 */
final class Demo {

    private static final List<String> ACCEPTED = List.of("chatgpt", "claude", "claude-code", "zed");
    private static final String HERO = "vscode";
    private static final String LISTED = "https://vscode.dev/redirect";
    private static final String ADDED = "https://insiders.vscode.dev/redirect";
    private static final String ELSEWHERE = "https://vscode.dev.attacker.example/redirect";

    private final Story story;
    private final Web web;
    private final Registry registry;
    private final Governance governance;
    private final Revocation revocation;

    private Demo(Story story, Web web, Registry registry) {
        this.story = story;
        this.web = web;
        this.registry = registry;
        this.governance = new Governance(story, web, registry);
        this.revocation = new Revocation(story, web, registry);
    }

    public static void main(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("countersign-demo");
        // Names below .localhost mean this machine (RFC 6761), but not every resolver knows; read by the JVM at the
        // first look-up.
        Path hosts =
                Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost acme.localhost globex.localhost\n");
        System.setProperty("jdk.net.hosts.file", hosts.toString());
        // jose4j logs through SLF4J, which has nowhere to write here and need not say so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        int exit = 1;
        try (Service service = start(directory)) {
            Story story = new Story();
            try {
                Web web = new Web(story, service);
                new Demo(story, web, new Registry(story, web, "https://acme.localhost:" + service.port())).tell();
                exit = 0;
            } catch (Exception e) {
                System.err.println("\ndemo: FAIL, " + (e instanceof Story.NotAsTold ? e.getMessage() : e));
                System.err.println("\nThe service said:\n" + service.output());
            }
        }
        if (exit == 0) {
            System.out.println("\ndemo: PASS");
        }
        System.exit(exit);
    }

    private static Service start(Path directory) throws Exception {
        System.out.println("Starting the service on its embedded default (its own PostgreSQL, its own people) ...");
        long start = System.nanoTime();
        Service service = Service.start(directory);
        System.out.printf(
                "ready after %.1f s on https://localhost:%d%n", (System.nanoTime() - start) / 1e9, service.port());
        return service;
    }

    private void tell() throws Exception {
        vendorsAreAccepted();
        aDocumentForDynamicRegistrationIsRefused();
        governance.productsWouldSay("claude", Registry.bytes(registry.rehomed("claude")));
        String client = registry.create(HERO);
        ObjectNode document = registry.rehomed(HERO);
        JsonNode first = submitted(client, Registry.bytes(document));
        theAuthorMayNotApprove(first);
        approved("carol", first);
        published("alice", first, 1);
        served(first.get("digest").asText());
        trustedForWhatIsListed();
        governance.aStricterPolicy();
        JsonNode second = aSecondVersion(client, document);
        governance.quorum(second);
        published("dave", second, 2);
        served(second.get("digest").asText());
        bothVersionsStay(client, first, second);
        theSignatureHolds(client, second);
        governance.theWayBack(client, first);
        revocation.preview(client);
        revocation.revoked(client, HERO, LISTED);
        theLogTellsIt(client);
    }

    private void vendorsAreAccepted() throws Exception {
        story.step("alice submits what vendors really publish, re-homed under her namespace's host");
        for (String vendor : ACCEPTED) {
            String client = registry.create(vendor);
            Answer answer = web.postAs(
                    "alice", "/api/v1/submissions?client=" + client, Registry.bytes(registry.rehomed(vendor)));
            story.expectEqual("the status", 201, answer.status());
            story.told(vendor + ":", answer.text("/state"), "digest", answer.text("/digest"));
            registry.findings(answer.json());
        }
    }

    private void aDocumentForDynamicRegistrationIsRefused() throws Exception {
        story.step("VS Code's document for dynamic registration is refused: it names no client_id");
        String client = registry.create("vscode-dcr");
        Answer answer = web.postAs(
                "alice", "/api/v1/submissions?client=" + client, Registry.bytes(registry.rehomed("vscode-dcr")));
        story.expectEqual("the status", 422, answer.status());
        story.expectEqual("the problem", "document-refused", answer.problem());
        registry.findings(answer.json());
        story.expect(
                answer.json()
                        .get("findings")
                        .valueStream()
                        .anyMatch(finding -> finding.get("rule").asText().equals("C14")),
                "rule C14 (client_id equals the URL) is among the findings");
        Answer list = web.getAs("alice", "/api/v1/submissions?client=" + client);
        story.expect(list.json().get("items").isEmpty(), "nothing of it was stored");
        story.told("nothing was stored");
    }

    private JsonNode submitted(String client, byte[] document) {
        story.step("alice submits " + registry.clientId(HERO));
        Answer answer = web.postAs("alice", "/api/v1/submissions?client=" + client, document);
        story.expectEqual("the status", 201, answer.status());
        story.expectEqual("the state", "IN_REVIEW", answer.text("/state"));
        story.told("state", answer.text("/state"), "digest", answer.text("/digest"));
        registry.findings(answer.json());
        return answer.json();
    }

    private void theAuthorMayNotApprove(JsonNode submission) {
        story.step("alice may not approve what she wrote");
        Answer answer = registry.decide("alice", submission, "approve");
        story.expectEqual("the status", 403, answer.status());
        story.expectEqual("the problem", "own-submission", answer.problem());
        story.told(answer.text("/title"));
    }

    private void approved(String reviewer, JsonNode submission) {
        story.step(reviewer + " approves exactly these bytes");
        Answer answer = registry.decide(reviewer, submission, "approve");
        story.expectEqual("the status", 201, answer.status());
        story.expectEqual("the state", "APPROVED", answer.text("/state"));
        story.told("state", answer.text("/state"), "decided by", answer.text("/decisions/0/reviewer"));
    }

    private void published(String who, JsonNode submission, int number) {
        story.step(who + " publishes: version " + number + " is frozen, signed and live");
        Answer answer = web.postAs(
                who,
                "/api/v1/submissions/" + submission.get("id").asText() + "/publish",
                Map.of("digest", submission.get("digest").asText()));
        story.expectEqual("the status", 201, answer.status());
        story.expectEqual("the number", number, answer.json().get("number").asInt());
        story.expectEqual("the digest", submission.get("digest").asText(), answer.text("/digest"));
        story.told("version", answer.text("/number"), "at", answer.text("/href"));
    }

    private void served(String digest) {
        story.step("anyone fetches the document at its client_id");
        Answer answer = web.get(registry.clientId(HERO));
        story.expectEqual("the status", 200, answer.status());
        story.expectEqual("SHA-256 of the body", digest, answer.digest());
        story.expectEqual("the ETag", "\"" + digest + "\"", answer.header("ETag"));
        story.expectEqual("the Repr-Digest", answer.reprDigest(), answer.header("Repr-Digest"));
        story.expectEqual("client_id", registry.clientId(HERO), answer.text("/client_id"));
        story.told("ETag", answer.header("ETag"));
        story.told("Repr-Digest", answer.header("Repr-Digest"));
        story.told("SHA-256 of the", answer.body().length + " bytes received: the digest that was approved");
        Answer again = web.getIfNoneMatch(registry.clientId(HERO), answer.header("ETag"));
        story.expectEqual("the status", 304, again.status());
    }

    private void trustedForWhatIsListed() {
        story.step("keycloak asks: trusted for a listed redirect URI, not for another");
        Answer yes = registry.evaluation(HERO, LISTED);
        story.expectEqual("the decision", true, yes.json().get("decision").asBoolean());
        Answer no = registry.evaluation(HERO, ELSEWHERE);
        story.expectEqual("the decision", false, no.json().get("decision").asBoolean());
        story.expectEqual("the reason", "redirect_uri_not_registered", no.text("/context/reason"));
    }

    private JsonNode aSecondVersion(String client, ObjectNode document) {
        story.step("alice submits a second version: another name and one more redirect URI");
        ObjectNode changed = document.deepCopy();
        changed.put("client_name", "Visual Studio Code and Insiders");
        ((ArrayNode) changed.get("redirect_uris")).add(ADDED);
        Answer answer = web.postAs("alice", "/api/v1/submissions?client=" + client, Registry.bytes(changed));
        story.expectEqual("the status", 201, answer.status());
        for (JsonNode change : answer.json().get("difference")) {
            story.told(
                    change.get("change_class").asText(),
                    change.get("kind").asText() + ":",
                    change.get("summary").asText());
        }
        story.expectEqual(
                "what differs",
                List.of("client_name", "redirect_uris"),
                answer.json()
                        .get("difference")
                        .valueStream()
                        .map(change -> change.get("member").asText())
                        .toList());
        story.expectEqual(
                "the decision on what is not published yet",
                false,
                Registry.decision(registry.evaluation(HERO, ADDED)));
        return answer.json();
    }

    private void bothVersionsStay(String client, JsonNode first, JsonNode second) {
        story.step("both versions stay where they are, byte for byte");
        List<JsonNode> submissions = List.of(first, second);
        for (int number = 1; number <= 2; number++) {
            Answer answer = web.get("/api/v1/clients/" + client + "/versions/" + number);
            story.expectEqual("the status", 200, answer.status());
            story.expectEqual(
                    "SHA-256 of version " + number,
                    submissions.get(number - 1).get("digest").asText(),
                    answer.digest());
            story.told("SHA-256", answer.digest(), "as approved,", answer.header("Cache-Control"));
        }
        story.expectEqual(
                "the decision on what is published now", true, Registry.decision(registry.evaluation(HERO, ADDED)));
    }

    private void theSignatureHolds(String client, JsonNode submission) throws Exception {
        story.step("the statement's signature is verified against the published keys");
        String jwks = new String(web.get("/.well-known/jwks.json").body(), UTF_8);
        Answer statements = web.get("/api/v1/clients/" + client + "/statements");
        String jws = statements.text("/software_statements/0");
        JwtClaims claims = Statements.verified(jws, jwks, web.registry(), registry.clientId(HERO));
        story.expectEqual("cimd_digest", submission.get("digest").asText(), claims.getStringClaimValue("cimd_digest"));
        story.told("typ software-statement+jwt", "iss", claims.getIssuer(), "sub", claims.getSubject());
        story.told(
                "cimd_digest",
                claims.getStringClaimValue("cimd_digest"),
                "valid until",
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private void theLogTellsIt(String client) {
        story.step("frank reads what the log kept of it");
        Answer answer = web.getAs("frank", "/api/v1/log/entries?limit=200");
        story.expectEqual("the status", 200, answer.status());
        List<String> acts = answer.json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("subject").asText().equals(registry.clientId(HERO)))
                .map(entry ->
                        entry.get("actor").asText() + " " + entry.get("act").asText())
                .toList();
        acts.forEach(story::told);
        story.expectEqual("the number of acts", 15, acts.size());
    }
}
