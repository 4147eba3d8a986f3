package io.countersign.trust.status;

import java.net.URI;

/**
 * The place of one published version: which list, and which status in it.
 *
 * @param idx from 0; random, so that neighbours have nothing to do with each other
 */
public record StatusEntry(int list, int idx) {

    /** How many statuses a list has. */
    static final int LIST_SIZE = 1 << 20;

    /** How many of them are given away before the next list begins: a free place is then found by chance in a few tries. */
    static final int LIST_SOFT_SIZE = 917_504;

    /** The path under which all lists are. */
    public static final String PATH = "/status-lists";

    /** Where its list is, and the {@code sub} of that list's token. */
    public String uri(URI base) {
        return uri(base, list);
    }

    static String uri(URI base, int list) {
        return base + PATH + "/" + list;
    }
}
