package io.countersign.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes key pairs of private keys: which algorithm signs follows from the kind of key, the public half from the private one. */
final class KeyPairs {

    private static final int LEAST_RSA_BITS = 2048;

    private KeyPairs() {}

    /** A private key that cannot be used; the message says nothing of what is in it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /** The key of a PKCS#8 structure (RFC 5958). */
    static PrivateKey decode(byte[] pkcs8) throws Unusable {
        try {
            var oid = PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm().getAlgorithm();
            var spec = new PKCS8EncodedKeySpec(pkcs8);
            if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return KeyFactory.getInstance("EC").generatePrivate(spec);
            } else if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return KeyFactory.getInstance("RSA").generatePrivate(spec);
            } else if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
                return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Unusable("holds no private key that can be read");
        }
        throw new Unusable("holds a key of a kind that is not used: EC P-256, RSA and Ed25519 are");
    }

    /** The pair, named by its thumbprint (RFC 7638), so that replicas agree without talking. */
    static SigningKey pair(Purpose purpose, PrivateKey key) throws Unusable {
        try {
            PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk(publicHalf(key));
            published.setKeyId(published.calculateBase64urlEncodedThumbprint("SHA-256"));
            published.setUse(Use.SIGNATURE);
            published.setAlgorithm(algorithm(key));
            return new SigningKey(purpose, key, published);
        } catch (GeneralSecurityException | JoseException e) {
            throw new Unusable("holds no private key that can be used");
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key) {
            case ECPrivateKey _ -> AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
            case EdECPrivateKey _ -> AlgorithmIdentifiers.EDDSA;
            default -> AlgorithmIdentifiers.RSA_USING_SHA256;
        };
    }

    /** PKCS#8 need not carry the public half, so it is derived. */
    private static PublicKey publicHalf(PrivateKey key) throws GeneralSecurityException, Unusable {
        return switch (key) {
            case ECPrivateKey ec -> publicHalf(ec);
            case RSAPrivateCrtKey rsa -> publicHalf(rsa);
            case EdECPrivateKey ed -> publicHalf(ed);
            default -> throw new Unusable("holds a key of a kind that is not used: EC P-256, RSA and Ed25519 are");
        };
    }

    /** The generator times the private scalar (SEC 1 §3.2.1). */
    private static PublicKey publicHalf(ECPrivateKey key) throws GeneralSecurityException, Unusable {
        if (!EllipticCurves.P_256.equals(EllipticCurves.getName(key.getParams().getCurve()))) {
            throw new Unusable("is not on the curve P-256, which ES256 needs");
        }
        var generator = SECNamedCurves.getByName("secp256r1").getG();
        var point =
                new FixedPointCombMultiplier().multiply(generator, key.getS()).normalize();
        var affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, key.getParams()));
    }

    private static PublicKey publicHalf(RSAPrivateCrtKey key) throws GeneralSecurityException, Unusable {
        if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new Unusable("is an RSA key of fewer than 2048 bits, which RS256 needs");
        }
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    /** RFC 8032 §5.1.5, by Bouncy Castle: the JDK does not derive it. */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException, Unusable {
        byte[] seed = key.getBytes().orElseThrow(() -> new Unusable("holds no private key that can be used"));
        byte[] point =
                new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
        var info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), point);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a public key is encoded in memory", e);
        }
    }
}
