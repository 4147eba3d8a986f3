package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDictionaryTest {
    private final MetadataDictionary dictionary = MetadataDictionary.registered();

    @ParameterizedTest
    @CsvSource({
        "redirect_uris, URI_ARRAY, RFC 7591, SECURITY",
        "token_endpoint_auth_method, STRING, RFC 7591, SECURITY",
        "token_endpoint_auth_methods_supported, STRING_ARRAY, OpenID Connect RP Metadata Choices 1.0, SECURITY",
        "jwks, OBJECT, RFC 7591, SECURITY",
        "jwks_uri, URI, RFC 7591, SECURITY",
        "grant_types, STRING_ARRAY, RFC 7591, SECURITY",
        "scope, STRING, RFC 7591, SECURITY",
        "software_statement, STRING, RFC 7591, SECURITY",
        "client_name, STRING, RFC 7591, DISPLAY",
        "client_name#de, STRING, RFC 7591, DISPLAY",
        "logo_uri#zh-Hant-TW, URI, RFC 7591, DISPLAY",
        "software_version, STRING, RFC 7591, OTHER",
        "default_max_age, NUMBER, OpenID Connect Registration 1.0, OTHER",
        "dpop_bound_access_tokens, BOOLEAN, RFC 9449, SECURITY",
    })
    void aRegisteredNameHasTypeSourceAndClass(String name, MemberType type, String source, ChangeClass changeClass) {
        RegisteredMember member = dictionary.find(name).orElseThrow();

        assertThat(member.type()).isEqualTo(type);
        assertThat(member.source()).isEqualTo(source);
        assertThat(dictionary.changeClass(name)).isEqualTo(changeClass);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Client_Name",
                "client_name#",
                "client_name#d e",
                "redirect_uris#de",
                "#de",
                "software_statements_uri"
            })
    void otherNamesAreNotRegistered(String name) {
        assertThat(dictionary.find(name)).isEmpty();
        assertThat(dictionary.changeClass(name)).isEqualTo(ChangeClass.OTHER);
    }

    @Test
    void holdsTheNineteenNamesOfMetadataChoices() {
        assertThat(dictionary.members())
                .filteredOn(member -> member.source().contains("Metadata Choices"))
                .hasSize(19)
                .allMatch(member -> member.name().endsWith("_supported"));
    }
}
