package io.countersign.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.countersign.document.Difference.Change;
import io.countersign.document.Difference.Kind;
import io.countersign.document.MetadataDocument.Parsed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void namesEachMemberThatWasAddedRemovedOrChanged() {
        MetadataDocument before =
                document("{\"scope\":\"read\",\"client_name\":\"Acme\",\"software_version\":\"1\",\"x\":1}");
        MetadataDocument after =
                document("{\"software_version\":\"1\",\"client_name\":\"Acme 2\",\"jwks_uri\":\"u\",\"x\":1}");

        assertThat(Difference.between(before, after))
                .containsExactly(
                        new Change("client_name", Kind.CHANGED, ChangeClass.DISPLAY, text("Acme"), text("Acme 2")),
                        new Change("jwks_uri", Kind.ADDED, ChangeClass.SECURITY, null, text("u")),
                        new Change("scope", Kind.REMOVED, ChangeClass.SECURITY, text("read"), null));
    }

    @Test
    void orderOfMembersAndWhiteSpaceAreNoChangeAtAnyDepth() {
        assertThat(Difference.between(
                        document("{\"a\":1,\"jwks\":{\"keys\":[{\"kty\":\"EC\",\"x\":\"1\"}]}}"),
                        document("{ \"jwks\": {\"keys\": [ {\"x\":\"1\",\"kty\":\"EC\"} ] }, \"a\": 1 }")))
                .isEmpty();
    }

    @Test
    void orderOfAnArrayIsAChange() {
        assertThat(Difference.between(
                        document("{\"redirect_uris\":[\"https://a/\",\"https://b/\"]}"),
                        document("{\"redirect_uris\":[\"https://b/\",\"https://a/\"]}")))
                .extracting(Change::member, Change::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("redirect_uris", Kind.CHANGED));
    }

    @Test
    void aNullIsAValueAndNotAnAbsence() {
        assertThat(Difference.between(document("{\"y\":null}"), document("{\"y\":1,\"z\":null}")))
                .containsExactly(
                        new Change("y", Kind.CHANGED, ChangeClass.OTHER, NullNode.getInstance(), IntNode.valueOf(1)),
                        new Change("z", Kind.ADDED, ChangeClass.OTHER, null, NullNode.getInstance()));
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static MetadataDocument document(String json) {
        return ((Parsed.Readable) MetadataDocument.parse(json.getBytes(StandardCharsets.UTF_8))).document();
    }
}
