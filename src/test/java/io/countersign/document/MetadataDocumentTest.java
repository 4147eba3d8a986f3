package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDocumentTest {
    @Test
    void membersAreReadByName() {
        MetadataDocument document = readable("""
                {"client_id":"https://acme.example/c","client_name":"Acme","redirect_uris":["https://acme.example/cb"],"x":null}""");

        assertThat(document.clientId()).contains("https://acme.example/c");
        assertThat(document.clientName()).contains("Acme");
        assertThat(document.redirectUris()).containsExactly("https://acme.example/cb");
        assertThat(document.memberNames()).containsExactly("client_id", "client_name", "redirect_uris", "x");
        assertThat(document.member("x"))
                .hasValueSatisfying(value -> assertThat(value.isNull()).isTrue());
        assertThat(document.member("y")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"redirect_uris\":\"https://a/\"}", "{\"redirect_uris\":[\"https://a/\",7]}"})
    void redirectUrisOfAnotherTypeAreNone(String json) {
        assertThat(readable(json).redirectUris()).isEmpty();
    }

    @Test
    void aMemberHandedOutCannotChangeTheDocument() {
        MetadataDocument document = readable("{\"redirect_uris\":[\"https://a/\"]}");

        ((ArrayNode) document.member("redirect_uris").orElseThrow()).add("https://evil.example/");

        assertThat(document.redirectUris()).containsExactly("https://a/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\":1,\"a\":2} | /a",
                "{\"a\":1,\"\\u0061\":2} | /a",
                "{\"jwks\":{\"keys\":[{\"kty\":\"EC\"},{\"kty\":\"EC\",\"x\":1,\"kty\":\"RSA\"}]}} | /jwks/keys/1/kty",
            })
    void aMemberNamedTwiceAtAnyDepthIsRefusedWithItsPlace(String json, String pointer) {
        assertThat(unreadable(json).pointer()).isEqualTo(pointer);
        assertThat(unreadable(json).message()).containsIgnoringCase("duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[{}]",
                "null",
                "7",
                "\"text\"",
                "{",
                "{}}",
                "{} {}",
                "{} x",
                "{},",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1} // note",
                "/* note */ {}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":[1,,2]}",
                "{\"a\":tru}",
                "{}\u0000",
            })
    void whatIsNotOneJsonObjectIsRefused(String text) {
        assertThat(unreadable(text).message()).startsWith("the document ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"a\":\"\\ud800\"} | /a",
                "{\"a\":[\"x\",\"\\udc00\\ud800\"]} | /a/1",
                "{\"a\":{\"b/c\":{\"\\udfff\":1}}} | /a/b~1c",
            })
    void halfASurrogatePairIsRefusedWithItsPlace(String json, String pointer) {
        assertThat(unreadable(json).pointer()).isEqualTo(pointer);
        assertThat(unreadable(json).message()).contains("surrogate");
    }

    @Test
    void aWholeSurrogatePairIsText() {
        assertThat(readable("{\"client_name\":\"\\ud83d\\ude00\"}").clientName())
                .contains("😀");
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThat(unreadable("\uFEFF{}").message()).contains("byte order mark");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThat(MetadataDocument.parse("{}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(Parsed.Unreadable.class);
        assertThat(MetadataDocument.parse("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new Parsed.Unreadable("the document is not valid UTF-8", ""));
        byte[] encodedSurrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
        assertThat(MetadataDocument.parse(encodedSurrogate)).isInstanceOf(Parsed.Unreadable.class);
        byte[] overlongSlash = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
        assertThat(MetadataDocument.parse(overlongSlash)).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void sixteenLevelsAreReadAndSeventeenRefused() {
        assertThat(parse(nested(16))).isInstanceOf(Parsed.Readable.class);
        assertThat(parse(nested(17))).isInstanceOf(Parsed.Unreadable.class);
        assertThat(parse(nested(20_000))).isInstanceOf(Parsed.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1E-999999", "1e2147483647", "1e99999999999", "123456789012345678901234567890"})
    void aNumberOfAnySizeIsReadOrRefusedButNeverLost(String number) {
        switch (parse("{\"default_max_age\":" + number + "}")) {
            case Parsed.Readable(MetadataDocument document) ->
                assertThat(document.member("default_max_age").orElseThrow().toString())
                        .doesNotContainIgnoringCase("infinity")
                        .hasSizeLessThan(200);
            case Parsed.Unreadable(String message, String pointer) -> {
                assertThat(message).startsWith("the document cannot be read");
                assertThat(pointer).isIn("", "/default_max_age");
            }
        }
    }

    @Test
    void damagedDocumentsNeverThrow() {
        Random random = new Random(5);
        int unreadable = 0;
        for (int round = 0; round < 4_000; round++) {
            byte[] bytes = Documents.bytes(Documents.NAMES.get(round % Documents.NAMES.size()));
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (MetadataDocument.parse(bytes) instanceof Parsed.Unreadable) {
                unreadable++;
            }
        }
        assertThat(unreadable).isBetween(1_000, 3_999);
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    private static Parsed parse(String text) {
        return MetadataDocument.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MetadataDocument readable(String text) {
        assertThat(parse(text)).isInstanceOf(Parsed.Readable.class);
        return ((Parsed.Readable) parse(text)).document();
    }

    private static Parsed.Unreadable unreadable(String text) {
        assertThat(parse(text)).isInstanceOf(Parsed.Unreadable.class);
        return (Parsed.Unreadable) parse(text);
    }
}
