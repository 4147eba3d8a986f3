package io.countersign.fetch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/** Asks the DNS; blocks. */
final class Names {

    /** Two questions to two servers take less than a fetch may. */
    private static final long QUERY_MILLIS = 1_200;

    private final Vertx vertx;
    private final List<NameServer> servers;

    Names(Vertx vertx, List<NameServer> servers) {
        this.vertx = vertx;
        this.servers = servers;
    }

    /** No name server gave an answer. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;

        Unanswered() {
            super("the name server does not answer");
        }
    }

    /** The strings of the name's TXT records. */
    List<String> texts(String name) throws Unanswered {
        return ask(name, DnsClient::resolveTXT);
    }

    /** The host's addresses, those of IPv4 first; an address is its own. */
    List<InetAddress> addresses(String host) throws Unanswered {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            List<InetAddress> addresses = new ArrayList<>();
            ask(host, DnsClient::resolveA).forEach(address -> addresses.add(InetAddress.ofLiteral(address)));
            ask(host, DnsClient::resolveAAAA).forEach(address -> addresses.add(InetAddress.ofLiteral(address)));
            return addresses;
        }
    }

    private List<String> ask(String name, BiFunction<DnsClient, String, Future<List<String>>> query) throws Unanswered {
        for (NameServer server : servers) {
            // A client for each question: answers are then accepted on a port that nobody can know beforehand.
            DnsClient client = vertx.createDnsClient(new DnsClientOptions()
                    .setHost(server.host())
                    .setPort(server.port())
                    .setQueryTimeout(QUERY_MILLIS));
            try {
                return query.apply(client, name)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof DnsException dns && dns.code() == DnsResponseCode.NXDOMAIN) {
                    return List.of();
                }
            } finally {
                client.close();
            }
        }
        throw new Unanswered();
    }
}
