package io.countersign.testing;

import static io.restassured.RestAssured.given;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** What the registry signs for those who ask, verified as they would: by a JOSE library and the published keys for answers. */
public final class Answers {

    private Answers() {}

    /** The verified JWS; fails where it does not verify, or is of another type. */
    public static JsonWebSignature verified(String typ, String compact) {
        String keys =
                given().get("/access/v1/jwks").then().statusCode(200).extract().asString();
        JsonWebSignature jws = new JsonWebSignature();
        try {
            jws.setCompactSerialization(compact);
            jws.setKey(new VerificationJwkSelector()
                    .select(jws, new JsonWebKeySet(keys).getJsonWebKeys())
                    .getKey());
            if (!jws.verifySignature() || !typ.equals(jws.getHeader("typ"))) {
                throw new AssertionError("not signed as " + typ);
            }
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
        return jws;
    }
}
