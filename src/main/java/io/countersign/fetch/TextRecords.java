package io.countersign.fetch;

import java.util.List;

/** What the DNS says when asked for the TXT records (RFC 1035 §3.3.14) of a name. */
public sealed interface TextRecords {

    /** The strings of all records; none when there is no such name or record. */
    record Found(List<String> texts) implements TextRecords {

        public Found {
            texts = List.copyOf(texts);
        }
    }

    /** No name server gave an answer. */
    record Failed(String reason) implements TextRecords {}
}
