package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.Difference.Change;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.testing.Documents;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases are files under {@code differences/}: two documents, and the changes between them in order. */
class DifferenceTest {
    private static final Path CASES = Path.of("src", "test", "resources", "differences");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> cases() {
        return Arrays.stream(new File(CASES.toString()).list()).sorted().map(CASES::resolve);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatAChangeMeans(Path file) throws IOException {
        JsonNode written = JSON.readTree(file.toFile());
        List<Change> changes = Difference.between(document(written.get("before")), document(written.get("after")));
        assertThat(changes)
                .extracting(change -> List.of(
                        change.kind().wire(),
                        change.pointer(),
                        change.changeClass().name().toLowerCase(Locale.ROOT)))
                .isEqualTo(JSON.convertValue(written.get("changes"), List.class));
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.summary()).endsWith(".").hasSizeLessThan(1_000);
            assertThat(change.before() == null && change.after() == null).isFalse();
        });
    }

    @Test
    void eachKindHasACase() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : cases().toList()) {
            JSON.readTree(file.toFile())
                    .get("changes")
                    .forEach(change -> shown.add(change.get(0).textValue()));
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ChangeKind.values()).map(ChangeKind::wire).toList());
    }

    /** What a summary quotes is made fit to be shown. */
    @Test
    void quotesNoHostileText() {
        String bidi = "https://evil.example/\u202Ecb\u0007" + "x".repeat(5_000);
        ObjectNode before = JSON.createObjectNode();
        before.putArray("redirect_uris").add("https://acme.example/cb");
        ObjectNode after = JSON.createObjectNode();
        after.putArray("redirect_uris").add(bidi).add("https://" + bidi);
        after.put("client_name", bidi).put("scope", bidi).put("jwks_uri", bidi).put(bidi.substring(0, 100), bidi);
        after.put("token_endpoint_auth_method", bidi);
        assertThat(Difference.between(document(before), document(after)))
                .hasSizeGreaterThan(6)
                .allSatisfy(change -> assertThat(change.summary())
                        .hasSizeLessThan(600)
                        .doesNotContain("\u202E")
                        .doesNotContain("\u0007"));
    }

    @Test
    void aDocumentDoesNotDifferFromItself() {
        for (String name : Documents.NAMES) {
            assertThat(Difference.between(vendors(name), vendors(name)))
                    .as(name)
                    .isEmpty();
        }
    }

    /** Whatever member of whatever document is taken away, put back or overwritten: something is told, in the member's class. */
    @Test
    void noMemberChangesUntold() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("unregistered"));
        MetadataDictionary.registered().members().forEach(member -> names.add(member.name()));
        List<JsonNode> values = List.of(
                JSON.readTree("null"),
                JSON.readTree("true"),
                JSON.readTree("7"),
                JSON.readTree("\"none\""),
                JSON.readTree("\"https://a.example/x\""),
                JSON.readTree("[]"),
                JSON.readTree("[\"none\",\"code\",\"https://b.example/\"]"),
                JSON.readTree("[\"authorization_code\"]"),
                JSON.readTree("[7]"),
                JSON.readTree("{\"keys\":[]}"));
        for (String document : Documents.NAMES) {
            ObjectNode original = (ObjectNode) JSON.readTree(Documents.bytes(document));
            for (String name : names) {
                for (JsonNode value : values) {
                    ObjectNode without = original.deepCopy().without(name);
                    ObjectNode with = without.deepCopy().set(name, value);
                    told(without, with, name);
                    told(with, without, name);
                    if (original.has(name) && !original.get(name).equals(value)) {
                        told(original, with, name);
                        told(with, original, name);
                    }
                }
            }
        }
    }

    private static void told(JsonNode before, JsonNode after, String member) {
        List<Change> changes = Difference.between(document(before), document(after));
        assertThat(changes).as("%s: %s -> %s", member, before, after).isNotEmpty();
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.member()).isEqualTo(member);
            assertThat(change.changeClass())
                    .isEqualTo(MetadataDictionary.registered().changeClass(member));
        });
    }

    @Test
    void carriesTheValues() {
        assertThat(Difference.between(document("{\"y\":1}"), document("{\"y\":2}")))
                .containsExactly(new Change(
                        ChangeKind.MEMBER_CHANGED,
                        "/y",
                        "y",
                        ChangeClass.OTHER,
                        "\"y\" holds another value.",
                        IntNode.valueOf(1),
                        IntNode.valueOf(2)));
    }

    private static MetadataDocument vendors(String name) {
        return document(new String(Documents.bytes(name), StandardCharsets.UTF_8));
    }

    private static MetadataDocument document(JsonNode json) {
        return document(json.toString());
    }

    private static MetadataDocument document(String json) {
        return ((Parsed.Readable) MetadataDocument.parse(json.getBytes(StandardCharsets.UTF_8))).document();
    }
}
