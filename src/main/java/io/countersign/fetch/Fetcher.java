package io.countersign.fetch;

import io.countersign.document.SpecialUseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads https URLs of other people's: the name is resolved once, its address is vetted and connected to, the certificate must be the
 * name's. No redirect is followed; bytes, time and number are limited. It blocks, and is never called inside a transaction.
 */
@ApplicationScoped
public class Fetcher {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int HTTPS = 443;

    private final Names names;
    private final boolean guarded;
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
        guarded = config.addressGuard();
        free = new Semaphore(config.concurrent());
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setVerifyHost(true)
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(config.concurrent());
        exchange = new Exchange(vertx.createHttpClient(trust == null ? options : options.setTrustOptions(trust)));
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
            List<InetAddress> addresses = names.addresses(host(url));
            List<String> refusals = new ArrayList<>();
            for (InetAddress address : addresses) {
                Optional<String> refusal = guarded ? SpecialUseAddress.of(address) : Optional.empty();
                if (refusal.isEmpty()) {
                    int port = url.getPort() < 0 ? HTTPS : url.getPort();
                    SocketAddress vetted = SocketAddress.inetSocketAddress(new InetSocketAddress(address, port));
                    return exchange.get(url, vetted, mostBytes, started);
                }
                refusals.add(refusal.get());
            }
            return addresses.isEmpty()
                    ? new FetchResult.Failed("the host has no address")
                    : new FetchResult.Refused("the host has no public address: " + String.join(", ", refusals));
        } catch (Names.Unanswered e) {
            return new FetchResult.Failed("the name server does not answer");
        } finally {
            free.release();
        }
    }

    /** The TXT records of a name. */
    public TextRecords texts(String name) {
        try {
            return new TextRecords.Found(names.texts(name));
        } catch (Names.Unanswered e) {
            return new TextRecords.Failed("the name server does not answer");
        }
    }

    private static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}
