package io.countersign.delivery.adapter;

import io.countersign.delivery.DeliveryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The mounted secrets of adapters, one file each; read at each use, so that a new one counts at once, and kept nowhere. */
@ApplicationScoped
class MountedCredentials {

    private static final int LONGEST = 4096;

    private final Optional<Path> directory;

    MountedCredentials(DeliveryConfig config) {
        directory = config.credentials();
    }

    /** What a file holds, without white space around it. */
    String read(String name) throws CredentialUnusable {
        if (directory.isEmpty()) {
            throw new CredentialUnusable("names a file, but no directory of credentials is mounted here");
        }
        Path file = directory.get().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new CredentialUnusable("is no file in the mounted directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (bytes.length > LONGEST || text.isEmpty()) {
                throw new CredentialUnusable("is a file that is empty or has more than " + LONGEST + " bytes");
            }
            return text;
        } catch (IOException e) {
            throw new CredentialUnusable("is a file that cannot be read");
        }
    }

    /** Refuses a credential that the adapter of such terms cannot use. */
    void require(AdapterTerms terms) {
        try {
            String text = read(terms.credential());
            switch (terms.kind()) {
                case WEBHOOK -> WebhookSecret.parse(text);
                case KEYCLOAK, PUSH, POLL -> {
                    // any text is a client secret
                }
            }
        } catch (CredentialUnusable e) {
            throw new AdapterTermsRefused("/credential", e.why());
        }
    }
}
