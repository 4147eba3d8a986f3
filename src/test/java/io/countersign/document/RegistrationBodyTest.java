package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.check.CheckResult;
import io.countersign.check.Checker;
import io.countersign.document.Registration.Converted;
import io.countersign.document.Registration.Dropped;
import io.countersign.document.Registration.Fault;
import io.countersign.document.Registration.Refused;
import io.countersign.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationBodyTest {
    private static final ClientId CLIENT = ClientId.parse("https://acme.example/clients/1");

    @Test
    void aRealRequestBecomesADocumentThatPassesTheChecks() {
        Converted converted = converted(Documents.bytes(Documents.REGISTRATION_REQUEST));
        assertThat(text(converted)).isEqualTo("""
                {
                  "client_id": "https://acme.example/clients/1",
                  "client_name": "Visual Studio Code",
                  "redirect_uris": [
                    "https://insiders.vscode.dev/redirect",
                    "https://vscode.dev/redirect",
                    "http://127.0.0.1/",
                    "http://127.0.0.1:33418/"
                  ],
                  "token_endpoint_auth_method": "none",
                  "grant_types": [
                    "authorization_code",
                    "refresh_token"
                  ],
                  "response_types": [
                    "code"
                  ],
                  "application_type": "native",
                  "scope": "openid",
                  "client_uri": "https://code.visualstudio.com"
                }
                """);
        assertThat(converted.dropped()).isEmpty();
        assertThat(new Checker().check(CLIENT, converted.bytes())).isInstanceOf(CheckResult.Passed.class);
    }

    @Test
    void tellsWhatIsDroppedAndKeepsNoSecret() {
        Converted converted = converted("""
                {"client_secret":"s3cret","client_secret_expires_at":0,"client_id":"mine","client_id_issued_at":1,
                "registration_access_token":"t0ken","registration_client_uri":"https://as.example/1","x_own":{"a":"s3cret"},
                "logo_uri":null,"token_endpoint_auth_method":"client_secret_post","id_token_signed_response_alg":"HS256",
                "token_endpoint_auth_methods_supported":["client_secret_post"],"client_name#de":"Acme"}""");
        assertThat(text(converted)).isEqualTo("""
                {
                  "client_id": "https://acme.example/clients/1",
                  "token_endpoint_auth_method": "none",
                  "client_name#de": "Acme"
                }
                """);
        assertThat(converted.dropped())
                .extracting(Dropped::pointer)
                .containsExactly(
                        "/client_secret",
                        "/client_secret_expires_at",
                        "/client_id",
                        "/client_id_issued_at",
                        "/registration_access_token",
                        "/registration_client_uri",
                        "/x_own",
                        "/logo_uri",
                        "/id_token_signed_response_alg",
                        "/token_endpoint_auth_method",
                        "/token_endpoint_auth_methods_supported");
        assertThat(converted.dropped())
                .allSatisfy(it -> assertThat(it.why()).isNotBlank().doesNotContain("s3cret", "t0ken"));
    }

    @Test
    void saysNoneWhereTheRequestSaysNothing() {
        assertThat(text(converted("{}"))).contains("\"token_endpoint_auth_method\": \"none\"");
    }

    @Test
    void keepsAKeyAndAListThatAgrees() {
        Converted converted = converted("""
                {"token_endpoint_auth_method":"private_key_jwt","jwks_uri":"https://acme.example/jwks",
                "token_endpoint_auth_methods_supported":["none","private_key_jwt"],"grant_types":["client_credentials"]}""");
        assertThat(converted.dropped()).isEmpty();
        assertThat(text(converted)).contains("\"none\",\n    \"private_key_jwt\"", "client_credentials");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | CLIENT_METADATA | ``",
                "{ | CLIENT_METADATA | ``",
                "{\"scope\":\"a\",\"scope\":\"b\"} | CLIENT_METADATA | /scope",
                "{\"software_statement\":\"a.b.c\"} | UNAPPROVED_STATEMENT | /software_statement",
                "{\"software_statement\":\"a.b\"} | SOFTWARE_STATEMENT | /software_statement",
                "{\"software_statement\":null} | SOFTWARE_STATEMENT | /software_statement",
                "{\"grant_types\":[\"client_credentials\"]} | CLIENT_METADATA | /grant_types"
            })
    void refusesWhatCanBeNoDocument(String body, Fault fault, String pointer) {
        Registration registration = RegistrationBody.toDocument(bytes(body), CLIENT);
        assertThat(registration).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(fault);
            assertThat(refused.pointer()).isEqualTo(pointer);
            assertThat(refused.message()).isNotBlank();
        });
    }

    @Test
    void leavesOutWhiteSpaceBeforeItRefuses() {
        String fits = "{\"contacts\":[" + "\"a\",".repeat(1_000) + "\"a\"]}";
        assertThat(converted(fits).bytes()).hasSizeBetween(4_000, 5_000);
        assertThat(RegistrationBody.toDocument(bytes(fits.replace("\"a\"", "\"abc\"")), CLIENT))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tellsAtMostOneHundredThings() {
        StringBuilder body = new StringBuilder("{\"scope\":\"a\"");
        for (int i = 0; i < 2_000; i++) {
            body.append(",\"\\u202E").append(i).append("\":0");
        }
        List<Dropped> dropped = converted(body.append('}').toString()).dropped();
        assertThat(dropped).hasSize(100);
        assertThat(dropped.getFirst().pointer()).isEqualTo("/\uFFFD0");
        assertThat(dropped.getLast().why()).isEqualTo("1901 more members were dropped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"default_max_age\":1e999999999}", "{\"redirect_uris\":7}", "{\"jwks\":[]}", "{\"\":{}}"})
    void neverThrows(String body) {
        assertThat(RegistrationBody.toDocument(bytes(body), CLIENT)).isNotNull();
    }

    private static Converted converted(String body) {
        return converted(bytes(body));
    }

    private static Converted converted(byte[] body) {
        return (Converted) RegistrationBody.toDocument(body, CLIENT);
    }

    private static String text(Converted converted) {
        return new String(converted.bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
