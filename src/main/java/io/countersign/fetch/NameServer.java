package io.countersign.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A name server to ask. Those of the system are read from its resolver's file, since Java would ask JNDI for them, which the native
 * executable does not have.
 */
record NameServer(String host, int port) {

    private static final int DNS = 53;
    private static final int MOST = 2;
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    /** The name server that is configured, or the first two of the system (resolv.conf(5)), or one on this machine. */
    static List<NameServer> of(Optional<String> configured) {
        if (configured.isPresent()) {
            return List.of(parse(configured.get()));
        }
        List<NameServer> system = lines().stream()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .map(words -> new NameServer(words[1], DNS))
                .limit(MOST)
                .toList();
        return system.isEmpty() ? List.of(new NameServer("127.0.0.1", DNS)) : system;
    }

    private static NameServer parse(String hostAndPort) {
        URI uri = URI.create("dns://" + hostAndPort);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("countersign.fetch.dns-server is not host:port");
        }
        return new NameServer(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? DNS : uri.getPort());
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(RESOLVER);
        } catch (IOException none) {
            return List.of();
        }
    }
}
