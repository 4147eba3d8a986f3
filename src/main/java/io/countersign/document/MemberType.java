package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON type that a registered member must have. */
public enum MemberType {
    /** A string. */
    STRING("a string"),
    /** A string that is one URI. */
    URI("a string"),
    /** True or false. */
    BOOLEAN("true or false"),
    /** A number. */
    NUMBER("a number"),
    /** An array of strings. */
    STRING_ARRAY("an array of strings"),
    /** An array of strings, each one URI. */
    URI_ARRAY("an array of strings"),
    /** An object. */
    OBJECT("an object");

    private final String words;

    MemberType(String words) {
        this.words = words;
    }

    /** The type in words, after "must be". */
    public String words() {
        return words;
    }

    /** Whether a value is of this type, the elements of an array aside. */
    public boolean admits(JsonNode value) {
        return switch (this) {
            case STRING, URI -> value.isTextual();
            case BOOLEAN -> value.isBoolean();
            case NUMBER -> value.isNumber();
            case STRING_ARRAY, URI_ARRAY -> value.isArray();
            case OBJECT -> value.isObject();
        };
    }

    /** Whether the elements of the value must be strings. */
    public boolean isArray() {
        return this == STRING_ARRAY || this == URI_ARRAY;
    }
}
