package io.countersign.fetch;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls the servers of other people's that have to be told something. Public hosts by https only and guarded like a {@link Fetcher};
 * those that the operator lists ({@code private-hosts}) may have private addresses and plain http. No redirect is followed. It
 * blocks, and is never called inside a transaction.
 */
@ApplicationScoped
public class Caller {

    /** The name of the TLS configuration with the certificate authorities of authorization servers. */
    private static final String TLS = "delivery";

    private final Guarded guarded;
    private final Exchange exchange;
    private final Set<String> privateHosts;

    Caller(Vertx vertx, FetchConfig config, TlsConfigurationRegistry tls) {
        guarded = new Guarded(new Names(vertx, NameServer.of(config.dnsServer())), config.addressGuard());
        exchange = new Exchange(vertx, tls.get(TLS).map(TlsConfiguration::getTrustStoreOptions), config.concurrent());
        privateHosts = config.privateHosts().orElse(Set.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a URL may be called as far as can be told without asking the DNS: https, or any http of a listed host. */
    public boolean mayCall(URI url) {
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        return url.getHost() != null && url.getRawUserInfo() == null && (https || (http && isListed(url)));
    }

    /** Calls. */
    public CallResult call(Call call) {
        if (!mayCall(call.url())) {
            return new CallResult.Refused("the URL is not https with a host and without a user");
        }
        long started = System.nanoTime();
        if (isListed(call.url())) {
            return exchange.send(call, null, started);
        }
        return switch (guarded.address(call.url())) {
            case Guarded.Address.Vetted vetted -> exchange.send(call, vetted.address(), started);
            case Guarded.Address.None none -> none.result();
        };
    }

    private boolean isListed(URI url) {
        return privateHosts.contains(Guarded.host(url));
    }
}
