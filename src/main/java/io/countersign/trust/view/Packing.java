package io.countersign.trust.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.countersign.document.RedirectUri;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link ClientFacts} as the bytes that a {@link PackedClient} reads: some two hundred for a usual client. */
// the bytes never leave this process, which has one order of its enums
@SuppressWarnings("EnumOrdinal")
final class Packing {

    private static final byte[] NO_DIGEST = new byte[PackedClient.DIGEST_LENGTH];

    private Packing() {}

    static byte[] pack(ClientFacts facts, Names names) {
        byte[] clientId = facts.clientId().getBytes(ISO_8859_1);
        List<byte[]> redirectUris = new ArrayList<>();
        int length = PackedClient.CLIENT_ID + clientId.length + 2 + 2;
        for (String uri : facts.redirectUris()) {
            // no request can name a URI with characters that no URI has: it is left out, and so refused
            if (StandardCharsets.US_ASCII.newEncoder().canEncode(uri) && uri.length() > "http:".length()) {
                redirectUris.add(uri.getBytes(ISO_8859_1));
                length += 2 + uri.length();
            }
        }
        length += facts.granted().size() * PackedClient.GRANT_LENGTH;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(length);
        out.put((byte) facts.status().ordinal());
        out.put((byte) facts.environment().ordinal());
        out.put((byte) (facts.hosted() ? 1 : 0));
        out.put((byte) (loopbackOnly(facts.redirectUris()) ? 1 : 0));
        out.putInt(facts.version());
        out.putLong(facts.id().getMostSignificantBits());
        out.putLong(facts.id().getLeastSignificantBits());
        out.putLong(facts.until());
        out.putInt(names.number(facts.namespace()));
        // a host of the registry's has many clients; of others there may be as many as clients
        out.putInt(facts.hosted() ? names.number(authority(facts.clientId())) : 0);
        out.putShort((short) clientId.length);
        out.put(facts.digest() == null ? NO_DIGEST : facts.digest().value().getBytes(ISO_8859_1));
        out.put(clientId);
        out.putShort((short) redirectUris.size());
        for (byte[] uri : redirectUris) {
            out.putShort((short) uri.length).put(uri);
        }
        out.putShort((short) facts.granted().size());
        for (ClientFacts.Granted granted : facts.granted()) {
            out.putInt(names.number(granted.resource().toString()));
            out.putInt(names.number(granted.scopes()));
            out.put((byte) granted.environment().ordinal());
            out.putLong(granted.until());
        }
        return out.array();
    }

    private static String authority(String clientId) {
        int start = "https://".length();
        return clientId.substring(start, clientId.indexOf('/', start));
    }

    private static boolean loopbackOnly(List<String> redirectUris) {
        return !redirectUris.isEmpty()
                && redirectUris.stream().map(RedirectUri::new).allMatch(RedirectUri::isLoopback);
    }
}
