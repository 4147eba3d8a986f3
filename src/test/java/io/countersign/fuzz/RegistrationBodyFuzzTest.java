package io.countersign.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.document.ClientId;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Registration.Converted;
import io.countersign.document.Registration.Refused;
import io.countersign.document.RegistrationBody;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as the body of a registration request: refused with a reason, or a document that holds no secret and stays as it is. */
@Timeout(10)
class RegistrationBodyFuzzTest {
    private static final ClientId ID = ClientId.parse("https://acme.example/clients/1");
    private static final int MOST_BYTES = 5000;

    /** What a public document must not hold, whatever the request held. */
    private static final Set<String> NEVER = Set.of(
            "client_secret",
            "client_secret_expires_at",
            "client_id_issued_at",
            "registration_access_token",
            "registration_client_uri",
            "software_statement");

    static Stream<byte[]> seeds() {
        return Seeds.documents();
    }

    @MethodSource("seeds")
    @FuzzTest
    void body(byte[] bytes) {
        switch (RegistrationBody.toDocument(bytes, ID)) {
            case Refused refused -> {
                Shown.assertFit(refused.pointer(), 200);
                Shown.assertFit(refused.message(), 500);
                assertThat(refused.message()).isNotBlank();
            }
            case Converted converted -> converted(converted);
        }
    }

    private static void converted(Converted converted) {
        assertThat(converted.bytes()).hasSizeLessThanOrEqualTo(MOST_BYTES);
        assertThat(converted.dropped()).hasSizeLessThanOrEqualTo(100).allSatisfy(dropped -> {
            Shown.assertFit(dropped.pointer(), 200);
            Shown.assertFit(dropped.why(), 300);
        });
        MetadataDocument document = Seeds.read(converted.bytes()).orElseThrow();
        assertThat(document.clientId()).contains(ID.value());
        assertThat(document.memberNames()).noneMatch(RegistrationBodyFuzzTest::isSecret);
        assertThat(document.has("token_endpoint_auth_method")).isTrue();
        assertThat(document.string("token_endpoint_auth_method").orElse("")).doesNotStartWith("client_secret");
        assertThat(document.strings("token_endpoint_auth_methods_supported"))
                .noneMatch(method -> method.startsWith("client_secret"));

        Converted again = (Converted) RegistrationBody.toDocument(converted.bytes(), ID);
        assertThat(again.bytes()).as("a document of ours stays as it is").isEqualTo(converted.bytes());
        assertThat(again.dropped()).isEqualTo(List.of());
    }

    private static boolean isSecret(String name) {
        int hash = name.indexOf('#');
        return NEVER.contains(hash < 0 ? name : name.substring(0, hash));
    }
}
