package io.countersign.platform.embedded;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The two X.509 certificates (RFC 5280) of the embedded default. */
final class Certificates {

    /** The names that the server's certificate is for: the registry, the sample publisher hosts, the loopback addresses. */
    static final List<String> NAMES = List.of(
            "localhost",
            "registry.localhost",
            "acme.localhost",
            "globex.localhost",
            "acme-staging.localhost",
            "globex-staging.localhost",
            "acme-dev.localhost",
            "globex-dev.localhost");

    private static final List<String> ADDRESSES = List.of("127.0.0.1", "::1");
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    // Apple's clients refuse a server certificate that lasts longer than 825 days.
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;

    private Certificates() {}

    /** A self-signed authority that may sign server certificates and nothing below. */
    static X509Certificate authority(KeyPair pair, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=Countersign local authority " + serial().toString(16));
        X509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), now, AUTHORITY_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, pair.getPrivate());
    }

    /** A server's certificate for the local names. */
    static X509Certificate server(PublicKey key, X509Certificate issuer, PrivateKey issuerKey, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        GeneralName[] names = Stream.concat(
                        NAMES.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        ADDRESSES.stream().map(address -> new GeneralName(GeneralName.iPAddress, address)))
                .toArray(GeneralName[]::new);
        X500Name authority =
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(authority, new X500Name("CN=localhost"), key, now, SERVER_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return signed(builder, issuerKey);
    }

    /** Whether the certificate is for all the local names there are by now. */
    static boolean coverNames(X509Certificate server) throws GeneralSecurityException {
        Collection<List<?>> names = server.getSubjectAlternativeNames();
        return names != null && NAMES.stream().allMatch(name -> names.stream().anyMatch(is -> is.contains(name)));
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life)
            throws IOException, GeneralSecurityException {
        return new JcaX509v3CertificateBuilder(
                        issuer, serial(), Date.from(now.minus(CLOCK_SKEW)), Date.from(now.plus(life)), subject, key)
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE);
    }
}
