package io.countersign.docs;

import java.util.Locale;

/**
 * One setting as its code has it.
 *
 * @param fallback what holds where it is not set, in words
 * @param meaning its Javadoc, in Markdown
 */
record Setting(String property, String fallback, String meaning) {

    /** The environment variable that sets it (MicroProfile Config 3.1, section 5.3.1). */
    String environmentVariable() {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
