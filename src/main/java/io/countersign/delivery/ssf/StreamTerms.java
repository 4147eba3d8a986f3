package io.countersign.delivery.ssf;

import io.countersign.delivery.Recipient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says of its stream (SSF 1.0 §8.1.1, "Receiver-Supplied").
 *
 * @param kind push or poll
 * @param endpoint where a push stream pushes to; null for a poll stream
 * @param authorizationHeader what is sent with each push; null for none; a secret of the receiver's
 * @param requested the event type URIs it asks for; null for all there are
 */
public record StreamTerms(
        Recipient.Kind kind,
        @Nullable URI endpoint,
        @Nullable String authorizationHeader,
        @Nullable List<String> requested,
        @Nullable String description) {

    /** Push delivery (RFC 8935). */
    public static final String PUSH = "urn:ietf:rfc:8935";

    /** Poll delivery (RFC 8936). */
    public static final String POLL = "urn:ietf:rfc:8936";

    /** The most characters of an endpoint. */
    public static final int LONGEST_URL = 2048;

    /** The most characters of a header. */
    public static final int LONGEST_HEADER = 4096;

    private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Refuses terms that make no stream. */
    public StreamTerms {
        requested = requested == null ? null : List.copyOf(requested);
        if (kind == Recipient.Kind.POLL) {
            require(endpoint == null, "/delivery/endpoint_url", "is the registry's to give for a poll stream");
            require(authorizationHeader == null, "/delivery/authorization_header", "belongs to push only");
        } else {
            require(endpoint != null, "/delivery/endpoint_url", "is needed for push");
        }
        require(
                authorizationHeader == null
                        || HEADER.matcher(authorizationHeader).matches(),
                "/delivery/authorization_header",
                "must be printable ASCII in one line");
        if (requested != null) {
            for (int i = 0; i < requested.size(); i++) {
                require(TYPE.matcher(requested.get(i)).matches(), "/events_requested/" + i, "must be a URI");
            }
        }
    }

    /** The kind of a delivery method. */
    public static Recipient.Kind kind(String method) {
        return switch (method) {
            case PUSH -> Recipient.Kind.PUSH;
            case POLL -> Recipient.Kind.POLL;
            default -> throw new StreamTermsRefused("/delivery/method", "must be " + PUSH + " or " + POLL);
        };
    }

    /** The URL of an endpoint. */
    public static @Nullable URI endpoint(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI parsed = new URI(url);
            require(
                    parsed.isAbsolute() && parsed.getHost() != null && parsed.getRawFragment() == null,
                    "/delivery/endpoint_url",
                    "must be an absolute URL without fragment");
            return parsed;
        } catch (URISyntaxException e) {
            throw new StreamTermsRefused("/delivery/endpoint_url", "is no URL");
        }
    }

    private static void require(boolean holds, String pointer, String otherwise) {
        if (!holds) {
            throw new StreamTermsRefused(pointer, otherwise);
        }
    }

    /** Never shows the header. */
    @Override
    public String toString() {
        return kind + " " + endpoint;
    }
}
