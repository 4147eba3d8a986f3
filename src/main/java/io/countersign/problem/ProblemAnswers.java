package io.countersign.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the errors of every operation in OpenAPI, so that no resource repeats them: one schema, one answer per status. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemAnswers implements OASFilter {

    private static final String SCHEMA = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema(SCHEMA, schema()).addResponse(SCHEMA, answer("Any other problem."));
        statuses().forEach(status -> api.getComponents().addResponse(name(status), answer(types(status))));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> describe(operation, errors(path, method, operation))));
    }

    /** The statuses of errors an operation can be expected to answer; all others fall under the default answer. */
    private static Set<Integer> errors(String path, HttpMethod method, Operation operation) {
        Set<Integer> errors = new TreeSet<>(Set.of(500));
        boolean body = operation.getRequestBody() != null;
        boolean parameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        if (body || parameters) {
            errors.add(400);
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            errors.addAll(Set.of(401, 403));
        }
        // an act on what a query parameter names can miss it, a filter only finds nothing
        if (path.contains("{") || (method != HttpMethod.GET && parameters && named(operation, "client"))) {
            errors.add(404);
        }
        if (body) {
            errors.addAll(Set.of(413, 415));
        }
        if (method != HttpMethod.GET && path.startsWith("/api/")) {
            errors.addAll(Set.of(409, 422));
        }
        if (parameters && named(operation, "If-Match")) {
            errors.addAll(Set.of(412, 428));
        }
        return errors;
    }

    private static boolean named(Operation operation, String parameter) {
        return operation.getParameters().stream().map(Parameter::getName).anyMatch(parameter::equals);
    }

    private static void describe(Operation operation, Set<Integer> errors) {
        APIResponses responses = OASFactory.createAPIResponses();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            // an error of another form is described by the resource itself; those that are guessed have no content
            if (status.startsWith("2") || status.startsWith("3") || response.getContent() != null) {
                responses.addAPIResponse(status, response);
            }
        });
        errors.stream()
                .map(status -> Integer.toString(status))
                .filter(status -> !responses.hasAPIResponse(status))
                .forEach(status -> responses.addAPIResponse(status, reference(SCHEMA + status)));
        operation.setResponses(responses.defaultValue(reference(SCHEMA)));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("An error (RFC 9457). Each type has members of its own beside these: docs/problems/.")
                .addProperty(
                        "type",
                        text("A URI of docs/problems/, stable for ever.").format("uri"))
                .addProperty("title", text("The same for every occurrence of the type."))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is special about this occurrence."))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status");
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static APIResponse answer(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMA))));
    }

    private static APIResponse reference(String name) {
        return OASFactory.createAPIResponse().ref(name);
    }

    private static String name(int status) {
        return SCHEMA + status;
    }

    private static IntStream statuses() {
        return Arrays.stream(ProblemType.values())
                .mapToInt(ProblemType::status)
                .sorted()
                .distinct();
    }

    private static String types(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(ProblemType::slug)
                .collect(Collectors.joining(", ", "One of: ", "."));
    }
}
