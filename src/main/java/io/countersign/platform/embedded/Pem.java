package io.countersign.platform.embedded;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** EC P-256 keys and X.509 certificates in PEM files (RFC 7468). */
final class Pem {

    private static final int P256_BITS = 256;

    private Pem() {}

    /** A new EC P-256 key pair. */
    static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** Keeps the private key as PKCS#8 in a file of mode 0600, with its public key inside (RFC 5915), as OpenSSL writes it. */
    static void writePrivateKey(Path file, KeyPair pair) throws IOException {
        BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
        SubjectPublicKeyInfo open =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var structure = new org.bouncycastle.asn1.sec.ECPrivateKey(
                P256_BITS, secret, new DERBitString(open.getPublicKeyData().getBytes()), null);
        PrivateKeyInfo key = new PrivateKeyInfo(open.getAlgorithm(), structure);
        PrivateFile.write(file, text(new PemObject("PRIVATE KEY", key.getEncoded())));
    }

    /** The PKCS#8 private key of a PEM file. */
    static PrivateKey readPrivateKey(Path file) throws IOException, GeneralSecurityException {
        try (PemReader reader = new PemReader(Files.newBufferedReader(file))) {
            PemObject object = reader.readPemObject();
            if (object == null) {
                throw new IOException("no PEM key in " + file);
            }
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(object.getContent()));
        }
    }

    /** Keeps certificates, one after another. */
    static void writeCertificates(Path file, List<X509Certificate> chain) throws IOException, GeneralSecurityException {
        StringBuilder all = new StringBuilder();
        for (X509Certificate certificate : chain) {
            all.append(new String(
                    text(new PemObject("CERTIFICATE", certificate.getEncoded())), StandardCharsets.US_ASCII));
        }
        Files.writeString(file, all);
    }

    /** The first certificate of a PEM file. */
    static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        try (var stream = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    private static byte[] text(PemObject object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
