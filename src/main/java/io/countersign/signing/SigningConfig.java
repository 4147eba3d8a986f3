package io.countersign.signing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Which key signs. */
@ConfigMapping(prefix = "countersign.signing")
public interface SigningConfig {

    /** A PEM file with the PKCS#8 private key (EC P-256, ES256) that signs statements and nothing else. */
    Path statementKey();

    /** A PEM file with the PKCS#8 private key that signs answers and nothing else. */
    Path answerKey();
}
