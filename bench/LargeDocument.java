import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A document as full as documents get: keys of both kinds, many redirect URIs, every address, padded to an exact size. */
final class LargeDocument {

    private static final String HOST = "https://acme.example/";
    private static final String KEYS = String.join(",", rsa("k1"), ec("k2"), ec("k3"), ec("k4"));

    private LargeDocument() {}

    static byte[] of(String id, int size) {
        List<String> redirects = new ArrayList<>(List.of(HOST + "cb"));
        for (int i = 0; i < 30; i++) {
            redirects.add(HOST + "tenants/" + i + "/connectors/mail/callback");
        }
        String document = document(id, redirects, "");
        int missing = size - document.length();
        if (missing < 0) {
            throw new IllegalStateException("already " + document.length() + " bytes");
        }
        StringBuilder scope = new StringBuilder();
        for (int i = 0; scope.length() < missing; i++) {
            scope.append(" notes:workspaces/area-").append(i).append(":read-and-write");
        }
        String cut = scope.substring(0, missing);
        byte[] bytes = document(id, redirects, cut.endsWith(" ") ? cut.substring(1) + "x" : cut)
                .getBytes(UTF_8);
        if (bytes.length != size) {
            throw new IllegalStateException("became " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static String document(String id, List<String> redirects, String scope) {
        return """
                {"client_id":"%s","client_name":"Acme Notes","client_uri":"https://acme.example/about",\
                "logo_uri":"https://acme.example/logo.png","tos_uri":"https://acme.example/terms",\
                "policy_uri":"https://acme.example/privacy","contacts":["security@acme.example"],\
                "application_type":"web","grant_types":["authorization_code","refresh_token"],\
                "response_types":["code"],"token_endpoint_auth_method":"private_key_jwt",\
                "token_endpoint_auth_signing_alg":"ES256","software_id":"4a1b0c6e","software_version":"2.1",\
                "scope":"notes:read%s","jwks":{"keys":[%s]},"redirect_uris":[%s]}""".formatted(
                id, scope, KEYS, redirects.stream().map(uri -> '"' + uri + '"').collect(Collectors.joining(",")));
    }

    private static String rsa(String kid) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            RSAPublicKey key = (RSAPublicKey) keys.generateKeyPair().getPublic();
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"e\":\"AQAB\",\"n\":\"%s\"}"
                    .formatted(kid, number(key.getModulus(), 256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ec(String kid) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            ECPublicKey key = (ECPublicKey) keys.generateKeyPair().getPublic();
            return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                    .formatted(
                            kid,
                            number(key.getW().getAffineX(), 32),
                            number(key.getW().getAffineY(), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[length];
        int from = Math.max(0, signed.length - length);
        System.arraycopy(signed, from, bytes, length - (signed.length - from), signed.length - from);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
