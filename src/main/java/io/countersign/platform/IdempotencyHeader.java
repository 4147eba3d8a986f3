package io.countersign.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the header of {@link Idempotency} in OpenAPI, on every operation that creates something (answers 201). */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class IdempotencyHeader implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addParameter(
                        Idempotency.HEADER,
                        OASFactory.createParameter()
                                .name(Idempotency.HEADER)
                                .in(Parameter.In.HEADER)
                                .description("The same request sent again with this key within a day has one effect"
                                        + " and gets the first answer.")
                                .schema(OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .minLength(1)
                                        .maxLength(255)
                                        .pattern("[\\x21-\\x7e]+")));
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(IdempotencyHeader::creates)
                .forEach(IdempotencyHeader::describe);
    }

    private static void describe(Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        parameters.add(OASFactory.createParameter().ref(Idempotency.HEADER));
        operation.setParameters(parameters);
    }

    private static boolean creates(Operation operation) {
        return operation.getResponses().hasAPIResponse("201");
    }
}
