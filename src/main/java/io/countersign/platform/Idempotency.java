package io.countersign.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One effect for the same POST sent twice with one {@code Idempotency-Key}: the key is kept in the act's own transaction for a
 * day, so a retry gets the first answer and a refused act leaves the key free.
 */
@ApplicationScoped
public class Idempotency {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Duration KEPT = Duration.ofDays(1);

    private final IdempotencyRepository keys;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final RoutingContext request;

    Idempotency(IdempotencyRepository keys, ObjectMapper mapper, Clock clock, RoutingContext request) {
        this.keys = keys;
        this.mapper = mapper;
        this.clock = clock;
        this.request = request;
    }

    /**
     * Acts, or answers what was answered when the key was first used by this actor.
     *
     * @param body what was sent, to tell a retry from another request under the same key
     * @throws KeyRefused when the key is not a key, or was used for another request
     */
    @Transactional
    public <T> T once(String actor, Object body, Class<T> answerType, Supplier<T> act) {
        @Nullable String key = request.request().getHeader(HEADER);
        if (key == null) {
            return act.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw new KeyRefused(KeyRefused.Reason.INVALID);
        }
        String fingerprint = fingerprint(body);
        Instant now = clock.instant();
        keys.forgetBefore(now.minus(KEPT));
        if (keys.reserve(actor, key, fingerprint, now)) {
            T answer = act.get();
            keys.answered(actor, key, write(answer));
            return answer;
        }
        IdempotencyRepository.Used used = keys.used(actor, key);
        if (!used.fingerprint().equals(fingerprint)) {
            throw new KeyRefused(KeyRefused.Reason.REUSED);
        }
        return read(used.answer(), answerType);
    }

    private String fingerprint(Object body) {
        byte[] bytes = body instanceof byte[] raw ? raw : write(body).getBytes(StandardCharsets.UTF_8);
        String target = request.request().method() + " " + request.request().uri() + "\n";
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(target.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wire record can be written", e);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer kept for a key can be read", e);
        }
    }
}
