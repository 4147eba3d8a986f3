package io.countersign.document;

/**
 * One name of the IANA registry "OAuth Dynamic Client Registration Metadata".
 *
 * @param name the member name
 * @param type the JSON type of its value
 * @param source the specification that registered it
 * @param changeClass what a change of it means
 * @param localizable whether it may also appear as {@code name#language-tag} (RFC 7591 §2.2)
 */
public record RegisteredMember(
        String name, MemberType type, String source, ChangeClass changeClass, boolean localizable) {}
