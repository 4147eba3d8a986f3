package io.countersign.docs;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.stream.Collectors;

/** The little Javadoc that settings use, as Markdown on one line. */
final class JavadocText {

    private JavadocText() {}

    static String markdown(List<? extends DocTree> body) {
        return body.stream()
                .map(JavadocText::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ");
    }

    private static String markdown(DocTree tree) {
        return switch (tree) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link -> "`" + link.getReference().getSignature() + "`";
            default -> throw new AssertionError("this page does not know " + tree.getKind() + ": " + tree);
        };
    }
}
