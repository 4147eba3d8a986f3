package io.countersign.document;

/** How much a change of a member matters to those who trusted the document before (CIMD §8.4). */
public enum ChangeClass {
    /** Moves where codes and tokens go, how the client authenticates, or what it may ask for. */
    SECURITY,
    /** Changes what people see when they consent. */
    DISPLAY,
    /** Anything else, members we do not know included. */
    OTHER
}
