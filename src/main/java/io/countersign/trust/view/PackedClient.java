package io.countersign.trust.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.countersign.client.Environment;
import io.countersign.document.RedirectUri;
import io.countersign.trust.TrustStatus;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client of the view, read in place from the bytes that {@link Packing} wrote: immutable, and nothing is decoded that is not asked for. */
// the bytes never leave this process, which has one order of its enums
@SuppressWarnings("EnumOrdinal")
public final class PackedClient implements Sought {

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The mark of a record that is not in the view. */
    public static final long UNMARKED = 0;

    static final int LENGTH = 0;
    static final int STATUS = 4;
    static final int ENVIRONMENT = 5;
    static final int HOSTED = 6;
    static final int LOOPBACK_ONLY = 7;
    static final int VERSION = 8;
    static final int ID = 12;
    static final int UNTIL = 28;
    static final int NAMESPACE = 36;
    static final int HOST = 40;
    static final int CLIENT_ID_LENGTH = 44;
    static final int DIGEST = 46;
    static final int DIGEST_LENGTH = 43;
    static final int CLIENT_ID = DIGEST + DIGEST_LENGTH;
    /** An entitlement: resource, scopes (both names), environment, end. */
    static final int GRANT_LENGTH = 4 + 4 + 1 + 8;

    private static final TrustStatus[] STATUSES = TrustStatus.values();
    private static final Environment[] ENVIRONMENTS = Environment.values();

    private final byte[] bytes;
    private final int at;
    private final Names names;
    private final long mark;

    /** One that is not in the view, or that nobody asks for its mark. */
    PackedClient(byte[] bytes, int at, Names names) {
        this(bytes, at, names, UNMARKED);
    }

    PackedClient(byte[] bytes, int at, Names names, long mark) {
        this.bytes = bytes;
        this.at = at;
        this.names = names;
        this.mark = mark;
    }

    /** A number that no other record of this process has; {@value #UNMARKED} for one that is not in the view. */
    public long mark() {
        return mark;
    }

    int length() {
        return (int) INT.get(bytes, at + LENGTH);
    }

    /** Its name inside the registry's API. */
    public UUID id() {
        return new UUID((long) LONG.get(bytes, at + ID), (long) LONG.get(bytes, at + ID + 8));
    }

    /** Where it stands at a second since 1970: what has run out is expired, whether anybody wrote that down or not. */
    public TrustStatus status(long now) {
        TrustStatus written = STATUSES[bytes[at + STATUS]];
        return written == TrustStatus.ACTIVE && now >= until() ? TrustStatus.EXPIRED : written;
    }

    /** The second since 1970 from which it is expired. */
    public long until() {
        return (long) LONG.get(bytes, at + UNTIL);
    }

    /** The environment of its publisher host. */
    public Environment environment() {
        return ENVIRONMENTS[bytes[at + ENVIRONMENT]];
    }

    /** Whether the registry serves its document. */
    public boolean isHosted() {
        return bytes[at + HOSTED] != 0;
    }

    /** Whether every redirect URI of its live document leads to the user's own machine (RFC 8252 §7.3). */
    public boolean isLoopbackOnly() {
        return bytes[at + LOOPBACK_ONLY] != 0;
    }

    /** The number of its live version; 0 when none was published. */
    public int version() {
        return (int) INT.get(bytes, at + VERSION);
    }

    /** The digest of its live version; null when there is none. */
    public @Nullable String digest() {
        return version() == 0 ? null : text(at + DIGEST, DIGEST_LENGTH);
    }

    /** Whether its live version has this digest. */
    public boolean hasDigest(String digest) {
        return version() > 0 && same(digest, at + DIGEST, DIGEST_LENGTH);
    }

    /** The namespace that owns it. */
    public String namespace() {
        return names.name((int) INT.get(bytes, at + NAMESPACE));
    }

    /** Its client ID. */
    public String clientId() {
        return text(at + CLIENT_ID, clientIdLength());
    }

    /** The host of its client ID, with the port where one is written. */
    public String authority() {
        return isHosted() ? names.name((int) INT.get(bytes, at + HOST)) : writtenAuthority();
    }

    private String writtenAuthority() {
        int from = at + CLIENT_ID + "https://".length();
        int to = from;
        while (bytes[to] != '/') {
            to++;
        }
        return text(from, to - from);
    }

    /** Whether it is the client of this ID, compared as a string (RFC 3986 §6.2.1). */
    boolean is(String clientId) {
        return same(clientId, at + CLIENT_ID, clientIdLength());
    }

    /** Whether its live document lists a redirect URI: the same string, or a loopback one on whatever port. */
    public boolean permits(String redirectUri) {
        int redirects = redirects();
        int count = count(redirects);
        for (int i = 0, next = redirects + 2; i < count; i++, next += 2 + count(next)) {
            if (same(redirectUri, next + 2, count(next))) {
                return true;
            }
        }
        return redirectUri.startsWith("http://") && permitsOnAnyPort(redirectUri, redirects, count);
    }

    private boolean permitsOnAnyPort(String redirectUri, int redirects, int count) {
        for (int i = 0, next = redirects + 2; i < count; i++, next += 2 + count(next)) {
            if (bytes[next + 6] == ':' && new RedirectUri(text(next + 2, count(next))).permits(redirectUri)) {
                return true;
            }
        }
        return false;
    }

    /** The place of the entitlement at a resource, for {@link #scopes} and {@link #scopesUntil}; −1 when there is none now. */
    int grant(int resource, Environment environment, long now) {
        int next = redirects();
        for (int left = count(next), uri = next + 2; ; left--, uri = next) {
            if (left == 0) {
                next = uri;
                break;
            }
            next = uri + 2 + count(uri);
        }
        int left = count(next);
        for (int grant = next + 2; left > 0; left--, grant += GRANT_LENGTH) {
            if ((int) INT.get(bytes, grant) == resource
                    && bytes[grant + 8] == environment.ordinal()
                    && (long) LONG.get(bytes, grant + 9) > now) {
                return grant;
            }
        }
        return -1;
    }

    /** The widest scopes of an entitlement, space separated. */
    String scopes(int grant) {
        return names.name((int) INT.get(bytes, grant + 4));
    }

    /** The second since 1970 at which an entitlement ends. */
    long scopesUntil(int grant) {
        return (long) LONG.get(bytes, grant + 9);
    }

    /** As {@link String#hashCode()} of the client ID, without making the string. */
    int clientIdHash() {
        int hash = 0;
        for (int i = at + CLIENT_ID, end = i + clientIdLength(); i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private int clientIdLength() {
        return count(at + CLIENT_ID_LENGTH);
    }

    private int redirects() {
        return at + CLIENT_ID + clientIdLength();
    }

    private int count(int place) {
        return (short) SHORT.get(bytes, place) & 0xffff;
    }

    private String text(int from, int length) {
        return new String(bytes, from, length, ISO_8859_1);
    }

    /** Whether the bytes are this text; that they are copied costs less than comparing one by one. */
    private boolean same(String text, int from, int length) {
        return text.length() == length && text.equals(text(from, length));
    }
}
