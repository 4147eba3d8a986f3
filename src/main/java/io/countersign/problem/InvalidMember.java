package io.countersign.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.validation.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One entry of the `errors` of {@link ProblemType#INVALID_MEMBER}: where, as a JSON pointer or parameter name, and what. */
public final class InvalidMember {

    private InvalidMember() {}

    /** The problem of one member or parameter that is not valid. */
    public static Problem problem(String pointer, String message) {
        return Problem.of(ProblemType.INVALID_MEMBER).with("errors", java.util.List.of(error(pointer, message)));
    }

    static Map<String, String> error(String pointer, String message) {
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
                .map(node ->
                        node.getIndex() == null ? snake(node.getName()) : node.getIndex() + "/" + snake(node.getName()))
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

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
