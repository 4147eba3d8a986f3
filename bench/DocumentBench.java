import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A document at its own URL against a bare route of the same executable, and against nginx with the same bytes in a file. */
record DocumentBench(Surroundings surroundings, Executable executable) implements Benchmark {

    private static final int CLIENT = 7;
    private static final Goal GET_TO_BARE = Goal.atLeast(0.9, "document / bare route");
    private static final Goal GET_TO_NGINX = Goal.atLeast(0.45, "document / nginx");
    private static final Goal UNCHANGED_TO_BARE = Goal.atLeast(0.9, "document 304 / bare route 304");
    private static final Goal UNCHANGED_TO_NGINX = Goal.atLeast(0.45, "document 304 / nginx 304");

    /** The lines of this benchmark. */
    static final List<Goal> GOALS = List.of(GET_TO_BARE, GET_TO_NGINX, UNCHANGED_TO_BARE, UNCHANGED_TO_NGINX);

    @Override
    public List<Measured> run() {
        Seed seed = Seed.of(surroundings, Limits.SOME);
        try (BenchService service = BenchService.start(surroundings, executable, seed)) {
            return Goal.measured(GOALS, () -> measure(service, seed));
        }
    }

    private List<Measured> measure(BenchService service, Seed seed) {
        // In the place of a name server: the host is in the header alone.
        String host = "Host: " + seed.host(CLIENT);
        URI uri = service.uri(seed.path(CLIENT));
        Document document = document(service, uri, seed.host(CLIENT));
        try (Nginx nginx = Nginx.serving(document.bytes(), surroundings.directory())) {
            Rounds get = Rounds.of(
                    Wrk.plain("document", uri, host),
                    Wrk.plain("bare", service.uri("/access/yardstick/bytes?size=" + document.bytes().length), host),
                    Wrk.plain("nginx", nginx.uri()));
            HttpResponse<Void> file = discard(HttpRequest.newBuilder(nginx.uri()));
            String fileTag =
                    "If-None-Match: " + file.headers().firstValue("ETag").orElseThrow();
            String tag = "If-None-Match: " + document.etag();
            unchanged(HttpRequest.newBuilder(uri).header("Host", seed.host(CLIENT)), document.etag());
            unchanged(HttpRequest.newBuilder(nginx.uri()), fileTag.substring("If-None-Match: ".length()));
            Rounds unchanged = Rounds.of(
                    Wrk.plain("document", uri, host, tag),
                    Wrk.plain("bare", service.uri("/access/yardstick/not-modified"), host, tag),
                    Wrk.plain("nginx", nginx.uri(), fileTag));
            return List.of(
                    GET_TO_BARE.of(get.ratio(0, 1), get.detail(0, 1)),
                    GET_TO_NGINX.of(get.ratio(0, 2), get.detail(0, 2)),
                    UNCHANGED_TO_BARE.of(unchanged.ratio(0, 1), unchanged.detail(0, 1)),
                    UNCHANGED_TO_NGINX.of(unchanged.ratio(0, 2), unchanged.detail(0, 2)));
        }
    }

    private record Document(byte[] bytes, String etag) {}

    private static Document document(BenchService service, URI uri, String host) {
        HttpResponse<String> answer = BenchService.send(
                HttpRequest.newBuilder(uri).header("Host", host).build());
        if (answer.statusCode() != 200 || !answer.body().startsWith("{\"client_id\"")) {
            throw new NotMeasured(uri.getPath() + " answers " + answer.statusCode());
        }
        return new Document(
                answer.body().getBytes(UTF_8),
                answer.headers().firstValue("ETag").orElseThrow());
    }

    private static void unchanged(HttpRequest.Builder request, String etag) {
        HttpResponse<Void> answer = discard(request.header("If-None-Match", etag));
        if (answer.statusCode() != 304) {
            throw new NotMeasured(answer.uri() + " answers " + answer.statusCode() + " and not 304");
        }
    }

    private static HttpResponse<Void> discard(HttpRequest.Builder request) {
        return BenchService.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
}
