package io.countersign.trust.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.countersign.problem.InvalidMember;
import io.countersign.trust.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one AuthZEN evaluation, as far as they were there. */
final class QuestionParts {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ID = 2048;

    private @Nullable Entity subject;
    private @Nullable Entity resource;
    private @Nullable String action;
    private @Nullable Context context;

    private record Entity(String type, String id) {}

    private record Context(
            @Nullable String redirectUri,
            @Nullable String scope,
            @Nullable String digest,
            @Nullable String environment) {
        static final Context NONE = new Context(null, null, null, null);
    }

    /** Takes a member whose value the parser stands at; passes over one it does not know. */
    void read(JsonParser json, String member, String pointer, List<Map<String, String>> errors) throws IOException {
        switch (member) {
            case "subject" -> subject = entity(json, pointer + "/subject", errors);
            case "resource" -> resource = entity(json, pointer + "/resource", errors);
            case "action" -> action = action(json, pointer + "/action", errors);
            case "context" -> context = context(json, pointer + "/context", errors);
            default -> json.skipChildren();
        }
    }

    /** These members, each that is missing taken from the defaults. */
    QuestionParts over(QuestionParts defaults) {
        QuestionParts both = new QuestionParts();
        both.subject = subject == null ? defaults.subject : subject;
        both.resource = resource == null ? defaults.resource : resource;
        both.action = action == null ? defaults.action : action;
        both.context = context == null ? defaults.context : context;
        return both;
    }

    /** The question they make, where nothing is missing; what is goes to the errors. */
    Question question(String pointer, List<Map<String, String>> errors) {
        Entity who = subject == null ? missing(pointer + "/subject", errors) : subject;
        Entity where = resource == null ? missing(pointer + "/resource", errors) : resource;
        String what = action == null ? missing(pointer + "/action", errors).id() : action;
        Context with = context == null ? Context.NONE : context;
        return Question.of(
                who.type(),
                who.id(),
                what,
                where.type(),
                where.id(),
                with.redirectUri(),
                with.scope(),
                with.digest(),
                with.environment());
    }

    private static Entity missing(String pointer, List<Map<String, String>> errors) {
        // what is there and wrong was told already
        if (errors.stream().noneMatch(error -> error.getOrDefault("pointer", "").startsWith(pointer))) {
            errors.add(InvalidMember.error(pointer, "must not be null"));
        }
        return new Entity("", "");
    }

    private static @Nullable Entity entity(JsonParser json, String pointer, List<Map<String, String>> errors)
            throws IOException {
        if (!isObject(json, pointer, errors)) {
            return null;
        }
        @Nullable String type = null;
        @Nullable String id = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "type" -> type = name(json, pointer + "/type", LONGEST_NAME, errors);
                case "id" -> id = name(json, pointer + "/id", LONGEST_ID, errors);
                default -> json.skipChildren();
            }
        }
        return new Entity(required(type, pointer + "/type", errors), required(id, pointer + "/id", errors));
    }

    private static @Nullable String action(JsonParser json, String pointer, List<Map<String, String>> errors)
            throws IOException {
        if (!isObject(json, pointer, errors)) {
            return null;
        }
        @Nullable String name = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            if (member.equals("name")) {
                name = name(json, pointer + "/name", LONGEST_NAME, errors);
            } else {
                json.skipChildren();
            }
        }
        return required(name, pointer + "/name", errors);
    }

    private static @Nullable Context context(JsonParser json, String pointer, List<Map<String, String>> errors)
            throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL || !isObject(json, pointer, errors)) {
            return null;
        }
        @Nullable String redirectUri = null;
        @Nullable String scope = null;
        @Nullable String digest = null;
        @Nullable String environment = null;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "redirect_uri" -> redirectUri = text(json);
                case "scope" -> scope = text(json);
                case "digest" -> digest = text(json);
                case "environment" -> environment = text(json);
                default -> json.skipChildren();
            }
        }
        return new Context(redirectUri, scope, digest, environment);
    }

    /** A value as text; one that is no string is kept as something that matches nothing, and so refused. */
    private static @Nullable String text(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = json.getText();
        json.skipChildren();
        return token == JsonToken.VALUE_STRING ? text : "\0" + text;
    }

    private static @Nullable String name(JsonParser json, String pointer, int longest, List<Map<String, String>> errors)
            throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            boolean absent = json.currentToken() == JsonToken.VALUE_NULL;
            errors.add(InvalidMember.error(pointer, absent ? "must not be blank" : "is of the wrong type"));
            json.skipChildren();
            return "";
        }
        String text = json.getText();
        if (text.isBlank()) {
            errors.add(InvalidMember.error(pointer, "must not be blank"));
        } else if (text.indexOf('\0') >= 0) {
            errors.add(InvalidMember.error(pointer, "holds the character U+0000"));
        } else if (text.length() > longest) {
            errors.add(InvalidMember.error(pointer, "size must be between 0 and " + longest));
        }
        return text;
    }

    /** Whether a string that is printable ASCII is one that {@link #read} takes for a type or an action. */
    static boolean isName(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    /** Whether a string that is printable ASCII is one that {@link #read} takes for an identifier. */
    static boolean isIdentifier(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_ID;
    }

    private static String required(@Nullable String text, String pointer, List<Map<String, String>> errors) {
        if (text == null) {
            errors.add(InvalidMember.error(pointer, "must not be blank"));
            return "";
        }
        return text;
    }

    private static boolean isObject(JsonParser json, String pointer, List<Map<String, String>> errors)
            throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        boolean absent = json.currentToken() == JsonToken.VALUE_NULL;
        errors.add(InvalidMember.error(pointer, absent ? "must not be null" : "is of the wrong type"));
        json.skipChildren();
        return false;
    }
}
