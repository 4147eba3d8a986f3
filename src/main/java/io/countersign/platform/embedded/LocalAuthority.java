package io.countersign.platform.embedded;

import io.countersign.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A certificate authority of this machine only, with one certificate for the service's local names; EC P-256, kept as PEM files.
 *
 * @param directory where {@code ca.pem}, {@code server.pem} (with the chain) and the keys (mode 0600) are
 */
public record LocalAuthority(Path directory) {

    private static final int RENEW_BEFORE_DAYS = 30;

    /** The authority kept in the directory at that time: made when it is missing, renewed in the last 30 days of a certificate. */
    public static LocalAuthority keptIn(Path directory, Instant now) {
        LocalAuthority authority = new LocalAuthority(directory);
        try {
            PrivateFile.directory(directory);
            boolean renewed = authority.ensureAuthority(now);
            authority.ensureServer(now, renewed);
            return authority;
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new StartFailure("the local certificates in " + directory + " could not be made: " + e, e);
        }
    }

    /** The certificate to trust. */
    public Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** The server's certificate and its chain. */
    public Path serverCertificate() {
        return directory.resolve("server.pem");
    }

    /** The server's private key. */
    public Path serverKey() {
        return directory.resolve("server-key.pem");
    }

    /** TLS with the server's key and certificate, trusting this authority alone: for a server and for its clients. */
    public SSLContext tls() {
        try {
            X509Certificate trusted = Pem.readCertificate(certificate());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", trusted);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            Certificate[] chain = {Pem.readCertificate(serverCertificate()), trusted};
            store.setKeyEntry("server", Pem.readPrivateKey(serverKey()), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("the local certificates in " + directory + " cannot be used: " + e, e);
        }
    }

    private boolean ensureAuthority(Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        if (lasts(certificate(), now) && Files.exists(authorityKey())) {
            return false;
        }
        KeyPair pair = Pem.newKeyPair();
        Pem.writePrivateKey(authorityKey(), pair);
        Pem.writeCertificates(certificate(), List.of(Certificates.authority(pair, now)));
        return true;
    }

    private void ensureServer(Instant now, boolean authorityIsNew)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        if (!authorityIsNew
                && lasts(serverCertificate(), now)
                && Files.exists(serverKey())
                && Certificates.coverNames(Pem.readCertificate(serverCertificate()))) {
            return;
        }
        X509Certificate issuer = Pem.readCertificate(certificate());
        PrivateKey issuerKey = Pem.readPrivateKey(authorityKey());
        KeyPair pair = Pem.newKeyPair();
        Pem.writePrivateKey(serverKey(), pair);
        X509Certificate server = Certificates.server(pair.getPublic(), issuer, issuerKey, now);
        Pem.writeCertificates(serverCertificate(), List.of(server, issuer));
    }

    private static boolean lasts(Path file, Instant now) throws IOException, GeneralSecurityException {
        return Files.exists(file)
                && Pem.readCertificate(file)
                        .getNotAfter()
                        .toInstant()
                        .isAfter(now.plus(RENEW_BEFORE_DAYS, ChronoUnit.DAYS));
    }

    private Path authorityKey() {
        return directory.resolve("ca-key.pem");
    }
}
