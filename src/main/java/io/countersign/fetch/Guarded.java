package io.countersign.fetch;

import io.countersign.document.SpecialUseAddress;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The address guard: a name is resolved once and only an address that was vetted is connected to (RFC 6890). */
record Guarded(Names names, boolean on) {

    private static final int HTTPS = 443;

    /** What a URL's host comes to. */
    sealed interface Address {
        /** An address that may be connected to. */
        record Vetted(SocketAddress address) implements Address {}

        /** None, and why. */
        record None(CallResult result) implements Address {}
    }

    Address address(URI url) {
        List<InetAddress> addresses;
        try {
            addresses = names.addresses(host(url));
        } catch (Names.Unanswered e) {
            return new Address.None(new CallResult.Failed("the name server does not answer"));
        }
        List<String> refusals = new ArrayList<>();
        for (InetAddress address : addresses) {
            Optional<String> refusal = on ? SpecialUseAddress.of(address) : Optional.empty();
            if (refusal.isEmpty()) {
                int port = url.getPort() < 0 ? HTTPS : url.getPort();
                return new Address.Vetted(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)));
            }
            refusals.add(refusal.get());
        }
        return new Address.None(
                addresses.isEmpty()
                        ? new CallResult.Failed("the host has no address")
                        : new CallResult.Refused("the host has no public address: " + String.join(", ", refusals)));
    }

    static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}
