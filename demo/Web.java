import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An https client that trusts the service's own authority and nothing else, and speaks as one of the sample people or as nobody. */
final class Web {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Story story;
    private final HttpClient client;
    private final String registry;
    private final String tokenEndpoint;
    private final Map<String, String> tokens = new HashMap<>();

    Web(Story story, Service service) throws IOException, GeneralSecurityException {
        this.story = story;
        this.registry = "https://localhost:" + service.port();
        this.tokenEndpoint = service.tokenEndpoint();
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(service.authority()))
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    String registry() {
        return registry;
    }

    /** A request by nobody in particular: documents, versions, statements and keys are public. */
    Answer get(String url) {
        return send(HttpRequest.newBuilder(at(url)).GET(), "GET", url, "");
    }

    Answer getIfNoneMatch(String url, String etag) {
        return send(
                HttpRequest.newBuilder(at(url)).header("If-None-Match", etag).GET(), "GET", url, "if-none-match");
    }

    Answer getAs(String who, String url) {
        return send(as(who, url).GET(), "GET", url, who);
    }

    Answer postAs(String who, String url, byte[] json) {
        HttpRequest.Builder request =
                as(who, url).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json));
        return send(request, "POST", url, who);
    }

    Answer postAs(String who, String url, Map<String, ?> body) {
        JsonNode json = JSON.valueToTree(body);
        return postAs(who, url, json.toString().getBytes(UTF_8));
    }

    /** The lines of a stream of server-sent events, each read when it is asked for; what comes from now on. */
    Stream<String> listen(String who, String url) throws IOException, InterruptedException {
        HttpRequest request = as(who, url).header("Accept", "text/event-stream").build();
        story.request("GET", request.uri().toString(), who);
        HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
        story.answered(response.statusCode(), "");
        story.expectEqual("the status", 200, response.statusCode());
        return response.body();
    }

    private HttpRequest.Builder as(String who, String url) {
        String token = tokens.computeIfAbsent(who, this::token);
        return HttpRequest.newBuilder(at(url)).header("Authorization", "Bearer " + token);
    }

    private String token(String who) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(tokenEndpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("user=" + who));
        Answer answer = send(request, "POST", tokenEndpoint, "for " + who);
        story.expectEqual("the status of the token answer", 200, answer.status());
        return answer.text("/access_token");
    }

    private URI at(String url) {
        return URI.create(url.startsWith("/") ? registry + url : url);
    }

    private Answer send(HttpRequest.Builder builder, String method, String url, String who) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        story.request(method, request.uri().toString(), who);
        try {
            Answer answer = new Answer(client.send(request, BodyHandlers.ofByteArray()));
            story.answered(answer.status(), answer.status() < 400 ? "" : answer.problem());
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + method + " " + url + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "countersign", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
