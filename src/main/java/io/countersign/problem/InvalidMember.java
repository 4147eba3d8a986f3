package io.countersign.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One entry of the `errors` of {@link ProblemType#INVALID_MEMBER}: where, as a JSON pointer or parameter name, and what. */
public final class InvalidMember {

    private static final int LONGEST_KEY = 100;

    private InvalidMember() {}

    /** The problem of one member or parameter that is not valid. */
    public static Problem problem(String pointer, String message) {
        return Problem.of(ProblemType.INVALID_MEMBER).with("errors", java.util.List.of(error(pointer, message)));
    }

    /** One entry: the pointer, then the message. */
    public static Map<String, String> error(String pointer, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("pointer", pointer);
        error.put("message", message);
        return error;
    }

    /** The path of a violation is method, argument, members: only the members are the caller's words. */
    static Map<String, String> error(Path path, String message) {
        var nodes = StreamSupport.stream(path.spliterator(), false).toList();
        String pointer = nodes.stream()
                .skip(nodes.size() > 2 ? 2 : Math.max(0, nodes.size() - 1))
                .map(InvalidMember::step)
                .collect(Collectors.joining("/", "/", ""));
        return error(nodes.size() > 2 ? pointer : pointer.substring(1), message);
    }

    static Map<String, String> error(JsonMappingException e) {
        String pointer = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
        return error(
                pointer,
                switch (e) {
                    case UnrecognizedPropertyException _ -> "is not a member of this request";
                    case InvalidFormatException format ->
                        "is not a valid " + format.getTargetType().getSimpleName();
                    case ValueInstantiationException _ -> "is not valid";
                    default -> "is of the wrong type";
                });
    }

    /** A member, behind the index or the key of what holds it; an element itself has no name, only its index or key. */
    private static String step(Path.Node node) {
        String in = node.getIndex() != null
                ? node.getIndex().toString()
                : node.getKey() != null ? key(node.getKey().toString()) : "";
        if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
            return in;
        }
        return in.isEmpty() ? snake(node.getName()) : in + "/" + snake(node.getName());
    }

    /** A key is the caller's text: bounded, harmless, and escaped (RFC 6901 §3). */
    private static String key(String text) {
        String bounded = text.substring(0, Math.min(text.length(), LONGEST_KEY));
        return bounded.replaceAll("[^ -~]", "?").replace("~", "~0").replace("/", "~1");
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
