import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an authorization server asks, over and over: evaluations of clients at random out of a data set. */
final class Questions {

    static final String EVALUATION = "/access/v1/evaluation";
    static final String BATCH = "/access/v1/evaluations";

    private static final Path SCRIPT = Path.of("bench", "questions.lua");

    private final Surroundings surroundings;
    private final Seed seed;
    private final String token;

    Questions(Surroundings surroundings, Seed seed) {
        this.surroundings = surroundings;
        this.seed = seed;
        this.token = surroundings.token();
    }

    /** The load of so many evaluations a request, sent to a path that may have a query. */
    Wrk load(String name, BenchService service, String path, int batch) {
        URI uri = service.uri(path);
        Path script = surroundings.directory().resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".lua");
        try {
            Files.writeString(
                    script,
                    "local clients, batch, path, token = %d, %d, \"%s\", \"%s\"%n%s"
                            .formatted(seed.clients(), batch, path, token, Files.readString(SCRIPT)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Wrk.scripted(name, uri, script);
    }

    /** One answer for each of the first clients, each a yes; the last of them. Throws where an answer is none. */
    String answer(BenchService service) {
        String last = "";
        for (int client = 0; client < Math.min(20, seed.clients()); client++) {
            last = yes(ask(service, EVALUATION, evaluation(client)));
        }
        return last;
    }

    /** Makes sure that a batch is answered, every question with a yes. */
    void batchAnswer(BenchService service) {
        String body = "{\"evaluations\":[" + evaluation(0) + "," + evaluation(1) + "]}";
        yes(ask(service, BATCH, body));
    }

    private HttpResponse<String> ask(BenchService service, String path, String body) {
        return BenchService.send(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String yes(HttpResponse<String> answer) {
        String body = answer.body();
        // Fast refusals would make fine figures.
        if (answer.statusCode() != 200 || !body.contains("\"decision\":true") || body.contains("\"decision\":false")) {
            throw new NotMeasured(answer.request().uri().getPath() + " answers " + answer.statusCode() + " " + body);
        }
        return body;
    }

    private String evaluation(int client) {
        return """
                {"subject":{"type":"oauth_client","id":"%s"},"action":{"name":"authorize"},\
                "resource":{"type":"oauth_resource","id":"https://mcp.bench.example"},\
                "context":{"redirect_uri":"https://%s/%d/callback","scope":"notes:read","environment":"prod"}}""".formatted(seed.documentUrl(client), seed.host(client), client);
    }
}
