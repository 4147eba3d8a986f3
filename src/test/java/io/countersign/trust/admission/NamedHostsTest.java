package io.countersign.trust.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.document.ClientId;
import io.countersign.document.MetadataDocument;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which hosts of a document a list of trusted domains gets: too few and the client is refused, too many and others come in. */
class NamedHostsTest {

    private static final ClientId ID = ClientId.parse("https://id.example:8443/c");

    @Test
    void everyMemberThatIsAUrlCounts() {
        assertThat(hosts("""
                {"client_id":"https://id.example:8443/c",
                 "redirect_uris":["https://cb.example/cb","http://127.0.0.1/cb","http://[::1]/cb","http://localhost:7/cb"],
                 "client_uri":"https://Home.Example/","client_uri#de":"https://heim.example/","logo_uri":"https://logo.example/l.png",
                 "jwks_uri":"https://keys.example/jwks","tos_uri":"https://tos.example/","policy_uri":"https://policy.example/",
                 "post_logout_redirect_uris":["https://out.example/"]}"""))
                .containsExactlyInAnyOrder(
                        "id.example",
                        "cb.example",
                        "127.0.0.1",
                        "[::1]",
                        "localhost",
                        "home.example",
                        "heim.example",
                        "logo.example",
                        "keys.example",
                        "tos.example",
                        "policy.example",
                        "out.example");
    }

    @Test
    void textThatOnlyLooksLikeAUrlCountsForNothing() {
        assertThat(hosts("""
                {"client_id":"https://id.example:8443/c","client_name":"https://evil.example/","contacts":["https://evil.example"],
                 "software_id":"https://evil.example","x_uri":"https://evil.example/","jwks":{"uri":"https://evil.example/"},
                 "client_uri":{"uri":"https://evil.example/"}}""")).containsExactly("id.example");
    }

    @Test
    void aPatternOrNoHostIsNeverHandedOn() {
        assertThat(hosts("""
                {"client_id":"https://id.example:8443/c",
                 "redirect_uris":["https://*/cb","https://*.example/cb","com.acme.app:/cb","https:///cb","https://a b/cb","/cb",""],
                 "logo_uri":"https://good.example@real.example/l.png"}""")).containsExactlyInAnyOrder("id.example", "real.example");
    }

    private static Set<String> hosts(String json) {
        return switch (MetadataDocument.parse(json.getBytes(StandardCharsets.UTF_8))) {
            case MetadataDocument.Parsed.Readable(var document) -> NamedHosts.of(ID, document);
            case MetadataDocument.Parsed.Unreadable unreadable -> throw new AssertionError(unreadable.message());
        };
    }
}
