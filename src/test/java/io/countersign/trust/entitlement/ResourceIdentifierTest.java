package io.countersign.trust.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a protected resource (RFC 9728 §1.2), and that nothing makes two spellings one. */
class ResourceIdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mcp.example",
                "https://mcp.example/",
                "https://mcp.example/mcp",
                "https://mcp.example:8443/a/b",
                "https://mcp.example/%C3%A9",
                "https://[2001:db8::1]/mcp"
            })
    void httpsUrlsDo(String url) {
        assertThat(new ResourceIdentifier(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mcp.example",
                "http://mcp.example/mcp",
                "http://localhost/mcp",
                "HTTPS://mcp.example/mcp",
                "urn:example:mcp",
                "https:///mcp",
                "https://mcp.example/#top",
                "https://mcp.example/#",
                "https://mcp.example/?tenant=1",
                "https://mcp.example/?",
                "https://user@mcp.example/",
                "https://mcp.example:0/",
                "https://mcp.example:99999/",
                "https://mcp.example/a b",
                "https://mcp.example/\u0000",
                "https://mcp.example/é",
                "https://mcp.example/%zz"
            })
    void nothingElseDoes(String url) {
        assertThatThrownBy(() -> new ResourceIdentifier(url))
                .isInstanceOfSatisfying(
                        MemberRefused.class, e -> assertThat(e.member()).isEqualTo("/resource"));
    }

    @Test
    void itIsBounded() {
        String url = "https://mcp.example/" + "a".repeat(492);
        assertThat(new ResourceIdentifier(url).value()).hasSize(512);
        assertThatThrownBy(() -> new ResourceIdentifier(url + "a")).hasMessage("must have at most 512 characters");
    }

    @Test
    void twoSpellingsAreTwo() {
        assertThat(new ResourceIdentifier("https://mcp.example"))
                .isNotEqualTo(new ResourceIdentifier("https://mcp.example/"));
    }
}
