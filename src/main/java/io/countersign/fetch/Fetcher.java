package io.countersign.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads https URLs of other people's: the name is resolved once, its address is vetted and connected to, the certificate must be the
 * name's. No redirect is followed; bytes, time and number are limited. It blocks, and is never called inside a transaction.
 */
@ApplicationScoped
public class Fetcher {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Names names;
    private final Guarded guarded;
    private final Semaphore free;
    private final Exchange exchange;

    /** A fetcher that trusts what the system trusts. */
    @Inject
    Fetcher(Vertx vertx, FetchConfig config) {
        this(vertx, config, null);
    }

    /** A fetcher with this trust store; the system's when it is null. */
    Fetcher(Vertx vertx, FetchConfig config, @Nullable TrustOptions trust) {
        names = new Names(vertx, NameServer.of(config.dnsServer()));
        guarded = new Guarded(names, config.addressGuard());
        free = new Semaphore(config.concurrent());
        exchange = new Exchange(vertx, Optional.ofNullable(trust), config.concurrent());
    }

    /** GETs a URL and reads at most that many bytes of its body. */
    public FetchResult get(URI url, int mostBytes) {
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getRawUserInfo() != null) {
            return new FetchResult.Refused("the URL is not https with a host and without a user");
        }
        if (!free.tryAcquire()) {
            return new FetchResult.Failed("too many fetches go on at once");
        }
        try {
            long started = System.nanoTime();
            return fetched(
                    switch (guarded.address(url)) {
                        case Guarded.Address.Vetted vetted ->
                            exchange.send(Call.get(url, Map.of(), mostBytes, TIMEOUT), vetted.address(), started);
                        case Guarded.Address.None none -> none.result();
                    });
        } finally {
            free.release();
        }
    }

    private static FetchResult fetched(CallResult result) {
        return switch (result) {
            case CallResult.Answered answer ->
                answer.status() == OK
                        ? new FetchResult.Fetched(answer.body())
                        : new FetchResult.Failed("the answer has the status " + answer.status() + ", not 200");
            case CallResult.Refused refused -> new FetchResult.Refused(refused.reason());
            case CallResult.Failed failed -> new FetchResult.Failed(failed.reason());
        };
    }

    /** The TXT records of a name. */
    public TextRecords texts(String name) {
        try {
            return new TextRecords.Found(names.texts(name));
        } catch (Names.Unanswered e) {
            return new TextRecords.Failed("the name server does not answer");
        }
    }
}
