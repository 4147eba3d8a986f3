package io.countersign.trust.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.trust.Question;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An AuthZEN Authorization API 1.0 access evaluation request; members it does not know are ignored, as the specification wants. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvaluationRequest(
        @Valid @NotNull Entity subject,
        @Valid @NotNull ActionName action,
        @Valid @NotNull Entity resource,
        @Nullable Map<String, JsonNode> context) {

    /** The subject type this registry knows. */
    public static final String OAUTH_CLIENT = "oauth_client";

    /** A subject or resource. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entity(
            @NotBlank @Size(max = 64) String type,
            @NotBlank @Size(max = 2048) String id) {}

    /** The action. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ActionName(@NotBlank @Size(max = 64) String name) {}

    /** The action as this registry knows it; empty for one it does not. */
    Optional<Question.Action> knownAction() {
        return Arrays.stream(Question.Action.values())
                .filter(known -> known.name().equalsIgnoreCase(action.name()))
                .findFirst();
    }

    @Nullable
    String text(String member) {
        JsonNode value = context == null ? null : context.get(member);
        return value == null || value.isNull() ? null : value.isTextual() ? value.textValue() : value.toString();
    }
}
