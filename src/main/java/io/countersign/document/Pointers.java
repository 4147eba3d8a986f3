package io.countersign.document;

/** JSON pointers (RFC 6901). */
public final class Pointers {
    private Pointers() {}

    /** A member name as a reference token: {@code ~} and {@code /} escaped (§3). */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to a member of the document itself. */
    public static String to(String name) {
        return "/" + escape(name);
    }

    /** The pointer to one element of an array member. */
    public static String to(String name, int index) {
        return to(name) + "/" + index;
    }
}
