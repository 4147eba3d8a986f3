package io.countersign.check.rules;

import io.countersign.check.rules.Strings.Located;
import io.countersign.document.MemberType;
import io.countersign.document.MetadataDictionary;
import io.countersign.document.MetadataDocument;
import io.countersign.document.Pointers;
import java.util.List;
import java.util.Optional;

/** The members of a document that are registered as one URI, in any language. */
final class MetadataUris {
    private MetadataUris() {}

    static List<Located> of(MetadataDocument document) {
        return document.memberNames().stream()
                .filter(name -> MetadataDictionary.registered()
                        .find(name)
                        .filter(entry -> entry.type() == MemberType.URI)
                        .isPresent())
                .map(name -> document.string(name).map(value -> new Located(Pointers.to(name), value)))
                .flatMap(Optional::stream)
                .toList();
    }
}
