package io.countersign.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which keys sign. */
@ConfigMapping(prefix = "countersign.signing")
public interface SigningConfig {

    /** The private keys that sign statements and nothing else: a PEM (PKCS#8) or PKCS#12 file, or a directory of them; EC P-256 signs with ES256, RSA from 2048 bits with RS256, Ed25519 with EdDSA. */
    Path statementKey();

    /** The private keys that sign answers and nothing else, in the same form as the statement keys; none of them may be one of those. */
    Path answerKey();

    /** The password of PKCS#12 files among the keys. */
    Optional<String> keyStorePassword();

    /** How long a key that no longer signs stays in its published set. */
    @WithDefault("P30D")
    Duration retireAfter();

    /** How often the mounted files are read again, so that a new key is seen without a restart. */
    @WithDefault("PT30S")
    Duration mountInterval();

    /** How often the ring is read from the database, besides each change that is told. */
    @WithDefault("PT10S")
    Duration ringInterval();
}
