package io.countersign.signing;

import io.countersign.signing.KeyPairs.Unusable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The private keys that are mounted: read from files and from nowhere else. Errors name the file, never what is in it. */
@ApplicationScoped
class KeyFiles {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String KEY_STORE = ".p12";
    private static final long LARGEST = 65_536;

    private final SigningConfig config;

    KeyFiles(SigningConfig config) {
        this.config = config;
    }

    /** Every mounted key by its name, in the order of the names of the files; one key has one purpose. */
    Map<String, SigningKey> read() {
        Map<String, SigningKey> keys = new LinkedHashMap<>();
        for (Purpose purpose : Purpose.values()) {
            Path mount = purpose == Purpose.STATEMENT ? config.statementKey() : config.answerKey();
            for (Path file : files(mount)) {
                for (SigningKey key : keys(purpose, file)) {
                    SigningKey before = keys.putIfAbsent(key.kid(), key);
                    if (before != null && before.purpose() != purpose) {
                        throw new IllegalArgumentException(
                                file + " holds a key that is mounted for another purpose too");
                    }
                }
            }
        }
        return keys;
    }

    /** A file is itself; of a directory each {@code *.pem} and {@code *.p12} (Kubernetes keeps older mounts beside them, as "..data"). */
    private static List<Path> files(Path mount) {
        if (!Files.isDirectory(mount)) {
            return List.of(mount);
        }
        try (Stream<Path> entries = Files.list(mount)) {
            List<Path> files = entries.filter(KeyFiles::isKeyFile).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(mount + " holds no key file (*.pem, *.p12)");
            }
            return files;
        } catch (IOException e) {
            throw new IllegalArgumentException(mount + " cannot be read", e);
        }
    }

    private static boolean isKeyFile(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith("..")
                && (name.endsWith(".pem") || name.endsWith(KEY_STORE))
                && Files.isRegularFile(entry);
    }

    private List<SigningKey> keys(Purpose purpose, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unusable("is too large for a key");
            }
            List<SigningKey> keys = new ArrayList<>();
            for (PrivateKey key : file.toString().endsWith(KEY_STORE) ? ofKeyStore(file) : List.of(ofPem(file))) {
                keys.add(KeyPairs.pair(purpose, key));
            }
            return keys;
        } catch (Unusable e) {
            throw new IllegalArgumentException(file + " " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /** A PKCS#8 private key in PEM (RFC 7468 §10). */
    private static PrivateKey ofPem(Path file) throws IOException, Unusable {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new Unusable("holds no PKCS#8 private key in PEM");
        }
        try {
            return KeyPairs.decode(Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end)));
        } catch (IllegalArgumentException e) {
            throw new Unusable("holds no private key that can be read");
        }
    }

    /** The private keys of a PKCS#12 file (RFC 7292), which has one password for everything in it. */
    private List<PrivateKey> ofKeyStore(Path file) throws IOException, Unusable {
        char[] password = config.keyStorePassword()
                .orElseThrow(() -> new Unusable("needs countersign.signing.key-store-password"))
                .toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<PrivateKey> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    keys.add(key);
                }
            }
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            // the JDK tells a wrong password as an IOException
            throw new Unusable("cannot be opened with countersign.signing.key-store-password");
        }
    }
}
