package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The file of a signing key of a start without one of its own: EC P-256, PKCS#8 in PEM. */
public final class SigningKeyFile {

    private SigningKeyFile() {}

    /** The file itself, with a new key in it when it was missing. */
    public static Path keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Pem.writePrivateKey(file, Pem.newKeyPair());
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("the signing key " + file + " cannot be made: " + e, e);
        }
    }
}
