package io.countersign.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A client assertion (RFC 7523) as an authorization server makes it: a good one, unless a test changes something. */
public final class Assertion {

    /** Where assertions are exchanged for tokens. */
    public static final String ENDPOINT = "/access/v1/token";

    /** The claims. */
    public final JwtClaims claims = new JwtClaims();

    private final PublicJsonWebKey key;
    private final String algorithm;

    /** The header {@code kid}; null for none. */
    public @Nullable String kid;

    /** The header {@code typ}; null for none. */
    public @Nullable String typ;

    /** A good assertion of an issuer. */
    public Assertion(String issuer, PublicJsonWebKey key, String algorithm) {
        this.key = key;
        this.algorithm = algorithm;
        this.kid = key.getKeyId();
        claims.setIssuer(issuer);
        claims.setSubject(issuer);
        claims.setAudience("https://registry.example");
        claims.setJwtId(UUID.randomUUID().toString());
        expiresIn(60);
    }

    /** Sets {@code exp}. */
    public Assertion expiresIn(int seconds) {
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + seconds));
        return this;
    }

    /** The compact JWS. */
    public String jws() {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(algorithm);
        if (kid != null) {
            jws.setKeyIdHeaderValue(kid);
        }
        if (typ != null) {
            jws.setHeader("typ", typ);
        }
        jws.setPayload(claims.toJson());
        if (!algorithm.equals("none")) {
            jws.setKey(key.getPrivateKey());
        }
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Exchanges it. */
    public Response send() {
        return send(jws());
    }

    /** Exchanges anything. */
    public static Response send(String assertion) {
        return post(form(assertion));
    }

    /** A token request with an assertion. */
    public static String form(String assertion) {
        return Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Sends a form as it is. */
    public static Response post(String form) {
        return given().header("Content-Type", "application/x-www-form-urlencoded")
                .body(form)
                .post(ENDPOINT);
    }
}
