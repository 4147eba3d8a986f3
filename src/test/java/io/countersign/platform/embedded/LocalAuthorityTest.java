package io.countersign.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void theServersCertificateIsForEveryLocalName(@TempDir Path directory)
            throws IOException, GeneralSecurityException {
        LocalAuthority authority = LocalAuthority.keptIn(directory, NOW);
        assertThat(Pem.readCertificate(authority.serverCertificate()).getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.getLast()))
                .containsExactly(
                        "localhost",
                        "registry.localhost",
                        "acme.localhost",
                        "globex.localhost",
                        "acme-staging.localhost",
                        "globex-staging.localhost",
                        "acme-dev.localhost",
                        "globex-dev.localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1");
    }

    @Test
    void theAuthoritySignedIt(@TempDir Path directory) throws IOException, GeneralSecurityException {
        LocalAuthority authority = LocalAuthority.keptIn(directory, NOW);
        X509Certificate ca = Pem.readCertificate(authority.certificate());
        X509Certificate server = Pem.readCertificate(authority.serverCertificate());
        assertThatCode(() -> server.verify(ca.getPublicKey())).doesNotThrowAnyException();
        assertThat(ca.getBasicConstraints()).isZero();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void itIsKept(@TempDir Path directory) throws IOException {
        LocalAuthority first = LocalAuthority.keptIn(directory, NOW);
        String before = Files.readString(first.serverCertificate());
        LocalAuthority.keptIn(directory, NOW.plus(Duration.ofDays(334)));
        assertThat(Files.readString(first.serverCertificate())).isEqualTo(before);
    }

    @Test
    void theServersCertificateIsRenewedByTheSameAuthority(@TempDir Path directory)
            throws IOException, GeneralSecurityException {
        LocalAuthority authority = LocalAuthority.keptIn(directory, NOW);
        String ca = Files.readString(authority.certificate());
        Instant later = NOW.plus(Duration.ofDays(336));
        LocalAuthority.keptIn(directory, later);
        assertThat(Files.readString(authority.certificate())).isEqualTo(ca);
        assertThat(Pem.readCertificate(authority.serverCertificate()).getNotAfter())
                .isAfter(later.plus(Duration.ofDays(300)));
    }

    @Test
    void aRenewedAuthorityRenewsTheServersCertificate(@TempDir Path directory)
            throws IOException, GeneralSecurityException {
        LocalAuthority authority = LocalAuthority.keptIn(directory, NOW);
        LocalAuthority.keptIn(directory, NOW.plus(Duration.ofDays(3640)));
        X509Certificate ca = Pem.readCertificate(authority.certificate());
        X509Certificate server = Pem.readCertificate(authority.serverCertificate());
        assertThatCode(() -> server.verify(ca.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void theKeysAreForTheOwnerOnly(@TempDir Path directory) throws IOException {
        LocalAuthority.keptIn(directory, NOW);
        for (String key : List.of("ca-key.pem", "server-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
                    .isEqualTo("rw-------");
        }
    }
}
