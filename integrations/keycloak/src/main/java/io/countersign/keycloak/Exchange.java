package io.countersign.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHeaders;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/** One call to Countersign over Keycloak's own HTTP client: bounded in time and size, and never redirected. */
final class Exchange {

    /** An answer is below 1 KiB; a token response below 4. */
    static final int MOST_BYTES = 64 * 1024;

    private final CloseableHttpClient client;
    private final Limits limits;

    Exchange(CloseableHttpClient client, Limits limits) {
        this.client = client;
        this.limits = limits;
    }

    /**
     * How long a call may take.
     *
     * @param connectMillis until there is a connection
     * @param requestMillis until the answer was read, connecting included
     */
    record Limits(int connectMillis, int requestMillis) {}

    /** What came back, whatever it is. */
    record Reply(int status, String body) {}

    Reply post(URI uri, ContentType type, String body, @Nullable String bearer) throws NoAnswer {
        try {
            return once(uri, type, body, bearer);
        } catch (NoHttpResponseException e) {
            // a connection that was kept and that the other side had closed: nobody read the request
            try {
                return once(uri, type, body, bearer);
            } catch (IOException again) {
                throw failed(again);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Reply once(URI uri, ContentType type, String body, @Nullable String bearer) throws IOException, NoAnswer {
        HttpPost post = new HttpPost(uri);
        post.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(limits.connectMillis())
                .setConnectTimeout(limits.connectMillis())
                .setSocketTimeout(limits.requestMillis())
                .setRedirectsEnabled(false)
                .build());
        post.setEntity(new StringEntity(body, type));
        post.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        if (bearer != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        }
        // the socket's time-out starts anew with every byte, this one does not
        Executor later = CompletableFuture.delayedExecutor(limits.requestMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(post::abort, later);
        try (CloseableHttpResponse response = client.execute(post)) {
            return new Reply(response.getStatusLine().getStatusCode(), read(response.getEntity()));
        } finally {
            deadline.cancel(false);
        }
    }

    /** The stream is not closed: that would read what is left, however much it is. Closing the response drops it. */
    private static String read(@Nullable HttpEntity entity) throws IOException, NoAnswer {
        if (entity == null) {
            return "";
        }
        byte[] body = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new NoAnswer("the response is too large");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static NoAnswer failed(IOException e) {
        return new NoAnswer("no response: " + e.getClass().getSimpleName());
    }
}
