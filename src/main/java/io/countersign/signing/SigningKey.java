package io.countersign.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A key pair on P-256; the private half never leaves this package. */
record SigningKey(ECPrivateKey privateKey, ECPublicKey publicKey) {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int FIELD_BITS = 256;

    /** Reads a PKCS#8 PEM file (RFC 7468 §10). Errors name the file, never what is in it. */
    static SigningKey read(Path file) {
        try {
            String pem = Files.readString(file);
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException(file + " holds no PKCS#8 private key in PEM");
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return of((ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException(file + " holds no EC private key", e);
        }
    }

    /** PKCS#8 need not carry the public point, so it is derived: the generator times the private scalar (SEC 1 §3.2.1). */
    private static SigningKey of(ECPrivateKey key, Path file) throws GeneralSecurityException {
        if (key.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
            throw new IllegalArgumentException(file + " is not on the curve P-256, which ES256 needs");
        }
        var generator = SECNamedCurves.getByName("secp256r1").getG();
        var point =
                new FixedPointCombMultiplier().multiply(generator, key.getS()).normalize();
        var spec = new ECPublicKeySpec(
                new ECPoint(
                        point.getAffineXCoord().toBigInteger(),
                        point.getAffineYCoord().toBigInteger()),
                key.getParams());
        return new SigningKey(key, (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
    }
}
