package io.countersign.trust.server;

/** How an authorization server proves who it is when it asks; always one way, so that only one can leak. */
public sealed interface Credentials {

    /**
     * Tokens of the configured OpenID provider, which it gets by the client credentials grant (RFC 6749 §4.4).
     *
     * @param subject the {@code sub} of those tokens
     */
    record TokenSubject(String subject) implements Credentials {
        /** The most characters of a subject. */
        public static final int LONGEST = 255;

        /** Refuses what is no subject. */
        public TokenSubject {
            if (subject.isBlank()
                    || subject.length() > LONGEST
                    || subject.chars().anyMatch(Character::isISOControl)) {
                throw new ServerTermsRefused("/credentials/token_subject", "must be text of 1 to 255 characters");
            }
        }
    }

    /** Assertions it signs itself, which this registry exchanges for a token ({@code private_key_jwt}, RFC 7523 §2.2). */
    record Assertions(AssertionKeys keys) implements Credentials {}
}
