package io.countersign.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request to a server and its answer, bounded in bytes and time. */
final class Exchange {

    private static final int CONNECT_MILLIS = 2_000;

    private final HttpClient client;

    /** Trusts what the system trusts where there is nothing else to trust. */
    Exchange(Vertx vertx, Optional<? extends TrustOptions> trust, int most) {
        HttpClientOptions options = new HttpClientOptions()
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        trust.ifPresent(options::setTrustOptions);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(most));
    }

    /** Calls the address, or the host of the URL where there is none; the time counts from {@code started}, as {@code System.nanoTime} tells it. */
    CallResult send(Call call, @Nullable SocketAddress address, long started) {
        AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        try {
            return client.request(options(call, address))
                    .compose(request -> {
                        sent.set(request);
                        return send(request, call.body().value())
                                .compose(response -> read(request, response, call.mostBytes()));
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(started + call.timeout().toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return failed(e.getCause(), call.timeout());
        } catch (TimeoutException e) {
            return late(call.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CallResult.Failed("it was interrupted");
        } finally {
            HttpClientRequest request = sent.get();
            if (request != null) {
                request.reset();
            }
        }
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, byte[] body) {
        return body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    private static CallResult late(Duration timeout) {
        return new CallResult.Failed("it took longer than " + timeout.toSeconds() + " seconds");
    }

    private static RequestOptions options(Call call, @Nullable SocketAddress address) {
        URI url = call.url();
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setSsl(https)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? (https ? 443 : 80) : url.getPort())
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(call.timeout().toMillis())
                .putHeader("User-Agent", "countersign");
        call.headers().forEach(options::putHeader);
        return address == null ? options : options.setServer(address);
    }

    private static Future<CallResult> read(HttpClientRequest request, HttpClientResponse response, int mostBytes) {
        Promise<CallResult> result = Promise.promise();
        // Set first and for every answer: an exchange that is over is reset, and nobody is to hear of that.
        response.exceptionHandler(result::tryFail);
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > mostBytes) {
                result.tryComplete(new CallResult.Refused("the answer has more than " + mostBytes + " bytes"));
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> result.tryComplete(new CallResult.Answered(
                response.statusCode(), new Bytes(body.getBytes()), seconds(response.getHeader("Retry-After")))));
        return result.future();
    }

    private static long seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,6}") ? Long.parseLong(header) : 0;
    }

    /** In words of ours: a message could hold words of the other side's. */
    private static CallResult failed(@Nullable Throwable failure, Duration timeout) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException _ -> {
                    return new CallResult.Failed(
                            "TLS failed: the certificate is not one of the host's, or not trusted");
                }
                case ConnectException _ -> {
                    return new CallResult.Failed("the host cannot be connected to");
                }
                case TimeoutException _ -> {
                    return late(timeout);
                }
                default -> {}
            }
        }
        return new CallResult.Failed("the connection broke");
    }
}
