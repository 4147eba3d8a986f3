package io.countersign.testing;

import io.countersign.platform.embedded.SamplePeople;
import io.countersign.platform.embedded.SamplePerson;
import io.countersign.platform.embedded.TokenIssuer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Bearer tokens of the test stack's issuer, good ones and bad ones. */
public final class Tokens {

    private Tokens() {}

    /** A valid token of a sample person. */
    public static String of(String name) {
        return issuer().issue(person(name), Instant.now());
    }

    /** A valid token of anybody. */
    public static String forUser(String subject, List<String> roles, List<String> namespaces) {
        return issuer().issue(new SamplePerson(subject, roles, namespaces), Instant.now());
    }

    /** A sample person's token that expired an hour ago. */
    public static String expired(String name) {
        return issuer().issue(person(name), Instant.now().minus(TokenIssuer.LIFE.multipliedBy(2)));
    }

    /** A sample person's token that names the issuer's key and is signed by another. */
    public static String forged(String name) {
        TokenIssuer forger = TokenIssuer.withNewKey(issuer().issuer());
        forger.key().setKeyId(issuer().key().getKeyId());
        return forger.issue(person(name), Instant.now());
    }

    private static SamplePerson person(String name) {
        return SamplePeople.named(name).orElseThrow();
    }

    private static TokenIssuer issuer() {
        new TestStack().start();
        return TokenIssuer.keptIn(
                Path.of(TestStack.required(TestStack.ISSUER_KEY)), TestStack.required(TestStack.ISSUER));
    }
}
