package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** TCP ports of the loopback address 127.0.0.1. */
final class Ports {

    private Ports() {}

    /** The port kept in the file if it is free, else a free one, which the file then keeps. */
    static int keptOrFree(Path file) throws IOException {
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (free(kept)) {
                return kept;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            int port = socket.getLocalPort();
            PrivateFile.write(file, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
            return port;
        }
    }

    /** A start failure when somebody else has the port. */
    static void requireFree(int port, String use, String property) {
        if (!free(port)) {
            throw new StartFailure("port " + port + " (" + use + ") is in use; stop what uses it, or set " + property);
        }
    }

    /** The address 127.0.0.1. */
    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
