package io.countersign.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request to a vetted address and its answer, bounded in bytes and time. */
final class Exchange {

    private static final long TOTAL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final FetchResult LATE = new FetchResult.Failed("it took longer than 5 seconds");

    private final HttpClient client;

    Exchange(HttpClient client) {
        this.client = client;
    }

    /** GETs the URL from the address; the time counts from {@code started}, as {@code System.nanoTime} tells it. */
    FetchResult get(URI url, SocketAddress address, int mostBytes, long started) {
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        try {
            return client.request(options(url, address))
                    .compose(request -> {
                        sent.set(request);
                        return request.send().compose(response -> read(request, response, mostBytes));
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(started + TOTAL_NANOS - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            return LATE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FetchResult.Failed("it was interrupted");
        } finally {
            HttpClientRequest request = sent.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static RequestOptions options(URI url, SocketAddress address) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(true)
                .setHost(url.getHost())
                .setPort(address.port())
                .setServer(address)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(TimeUnit.NANOSECONDS.toMillis(TOTAL_NANOS))
                .putHeader("User-Agent", "countersign");
    }

    private static Future<FetchResult> read(HttpClientRequest request, HttpClientResponse response, int mostBytes) {
        Promise<FetchResult> result = Promise.promise();
        // Set first and for every answer: an exchange that is over is reset, and nobody is to hear of that.
        response.exceptionHandler(result::tryFail);
        if (response.statusCode() != 200) {
            return Future.succeededFuture(
                    new FetchResult.Failed("the answer has the status " + response.statusCode() + ", not 200"));
        }
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                result.tryComplete(new FetchResult.Refused("the answer has more than " + mostBytes + " bytes"));
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> result.tryComplete(new FetchResult.Fetched(new Bytes(body.getBytes()))));
        return result.future();
    }

    /** In words of ours: a message could hold words of the other side's. */
    private static FetchResult failed(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException _ -> {
                    return new FetchResult.Failed(
                            "TLS failed: the certificate is not one of the host's, or not trusted");
                }
                case ConnectException _ -> {
                    return new FetchResult.Failed("the host cannot be connected to");
                }
                case TimeoutException _ -> {
                    return LATE;
                }
                default -> {}
            }
        }
        return new FetchResult.Failed("the connection broke");
    }
}
