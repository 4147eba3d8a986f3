package io.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files become keys, and what is said of those that do not. */
class KeyFilesTest {

    @TempDir
    private Path directory;

    private Path statements;
    private Path answers;

    @BeforeEach
    void anAnswerKeyIsThere() throws Exception {
        statements = Files.createDirectory(directory.resolve("statements"));
        answers = directory.resolve("answer.pem");
        write(answers, pair("EC", 256).getPrivate());
    }

    @ParameterizedTest
    @CsvSource({"EC, 256, ES256", "RSA, 2048, RS256", "RSA, 3072, RS256", "Ed25519, 255, EdDSA"})
    void theAlgorithmFollowsFromTheKeyAndThePublicHalfVerifies(String kind, int size, String algorithm)
            throws Exception {
        KeyPair pair = pair(kind, size);
        write(statements.resolve("a.pem"), pair.getPrivate());
        SigningKey key = only(read());
        assertThat(key.algorithm()).isEqualTo(algorithm);
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(algorithm);
        signed.setPayload("payload");
        signed.setKey(key.privateKey());
        JsonWebSignature checked = new JsonWebSignature();
        checked.setCompactSerialization(signed.getCompactSerialization());
        // the public half as it is published, and as the generator made it
        JsonWebKey published = JsonWebKey.Factory.newJwk(key.jwk());
        checked.setKey(published.getKey());
        assertThat(checked.verifySignature()).isTrue();
        assertThat(published.getKey()).isEqualTo(pair.getPublic());
        assertThat(key.kid()).isEqualTo(published.calculateBase64urlEncodedThumbprint("SHA-256"));
        assertThat(key.jwk()).doesNotContain("\"d\"").contains("\"use\":\"sig\"", "\"alg\":\"" + algorithm + "\"");
        assertThat(key.toString()).isEqualTo("statement key " + key.kid());
    }

    @ParameterizedTest
    @CsvSource({
        "EC, 384, is not on the curve P-256",
        "RSA, 1024, is an RSA key of fewer than 2048 bits",
        "Ed448, 448, holds a key of a kind that is not used",
        "X25519, 255, holds a key of a kind that is not used",
    })
    void otherKeysAreRefusedByTheNameOfTheirFile(String kind, int size, String why) throws Exception {
        PrivateKey key = pair(kind, size).getPrivate();
        write(statements.resolve("other.pem"), key);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.pem " + why)
                .hasMessageNotContaining(
                        Base64.getEncoder().encodeToString(key.getEncoded()).substring(0, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "nothing at all",
        "-----BEGIN PRIVATE KEY-----c2VjcmV0c2VjcmV0-----END PRIVATE KEY-----",
        "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----c-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----c2VjcmV0-----END EC PRIVATE KEY-----"
    })
    void whatIsNoKeyIsRefusedWithoutShowingIt(String content) throws Exception {
        Files.writeString(statements.resolve("broken.pem"), content);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken.pem holds no ")
                .hasMessageNotContaining("c2Vj")
                .hasNoCause();
    }

    @Test
    void aMountedSecretIsItsLinksAndNotWhatTheyPointTo() throws Exception {
        Path data = Files.createDirectory(statements.resolve("..2026_11_25"));
        write(data.resolve("new.pem"), pair("EC", 256).getPrivate());
        Files.createSymbolicLink(statements.resolve("..data"), data);
        Files.createSymbolicLink(statements.resolve("new.pem"), Path.of("..data", "new.pem"));
        Files.writeString(statements.resolve("..leftover.pem"), "no key");
        Files.writeString(statements.resolve("README.txt"), "no key");
        Files.createDirectory(statements.resolve("folder.pem"));
        assertThat(only(read()).purpose()).isEqualTo(Purpose.STATEMENT);
    }

    @Test
    void everyFileOfADirectoryIsAKeyInTheOrderOfNames() throws Exception {
        KeyPair first = pair("EC", 256);
        write(statements.resolve("b.pem"), pair("Ed25519", 255).getPrivate());
        write(statements.resolve("a.pem"), first.getPrivate());
        write(statements.resolve("c.pem"), first.getPrivate());
        assertThat(read().values().stream()
                        .filter(key -> key.purpose() == Purpose.STATEMENT)
                        .map(SigningKey::algorithm))
                .containsExactly("ES256", "EdDSA");
    }

    @Test
    void anEmptyDirectoryAndAMissingFileAreTold() {
        assertThatThrownBy(this::read).hasMessage(statements + " holds no key file (*.pem, *.p12)");
        statements = directory.resolve("absent.pem");
        assertThatThrownBy(this::read).hasMessage(statements + " cannot be read");
    }

    @Test
    void oneKeyHasOnePurpose() throws Exception {
        Files.copy(answers, statements.resolve("same.pem"));
        assertThatThrownBy(this::read).hasMessage(answers + " holds a key that is mounted for another purpose too");
    }

    @Test
    void aKeyStoreOpensWithItsPasswordOnly() throws Exception {
        KeyPair pair = pair("RSA", 2048);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("k", pair.getPrivate(), "opensesame".toCharArray(), new Certificate[] {certificate(pair)});
        try (OutputStream out = Files.newOutputStream(statements.resolve("keys.p12"))) {
            store.store(out, "opensesame".toCharArray());
        }
        assertThat(only(read(Optional.of("opensesame"))).algorithm()).isEqualTo("RS256");
        assertThatThrownBy(() -> read(Optional.of("wrong")))
                .hasMessageEndingWith("keys.p12 cannot be opened with countersign.signing.key-store-password");
        assertThatThrownBy(this::read).hasMessageEndingWith("keys.p12 needs countersign.signing.key-store-password");
    }

    private static Certificate certificate(KeyPair pair) throws Exception {
        var name = new X500Principal("CN=key");
        Instant now = Instant.parse("2026-11-25T00:00:00Z");
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(now), Date.from(now.plus(Duration.ofDays(1))), name, pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    private static SigningKey only(Map<String, SigningKey> keys) {
        return keys.values().stream()
                .filter(key -> key.purpose() == Purpose.STATEMENT)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one key");
                })
                .orElseThrow();
    }

    private Map<String, SigningKey> read() {
        return read(Optional.empty());
    }

    private Map<String, SigningKey> read(Optional<String> password) {
        return new KeyFiles(new Settings(statements, answers, password)).read();
    }

    private static KeyPair pair(String kind, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp" + size + "r1"));
        } else if (kind.equals("RSA")) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    private static void write(Path file, PrivateKey key) throws Exception {
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private record Settings(Path statementKey, Path answerKey, Optional<String> keyStorePassword)
            implements SigningConfig {
        @Override
        public Duration retireAfter() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration mountInterval() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration ringInterval() {
            return Duration.ofSeconds(10);
        }
    }
}
