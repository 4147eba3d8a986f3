package io.countersign.client.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes in OpenAPI what the code takes as bytes or as any JSON: the documents themselves, and values out of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RawDocuments implements OASFilter {

    private static final String DOCUMENT = "MetadataDocument";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSchema(
                        DOCUMENT,
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("A client ID metadata document, byte for byte: these bytes are what is"
                                        + " checked, approved, signed and served."))
                .addSchema("JsonNode", OASFactory.createSchema().description("Any JSON value."));
        api.getComponents().removeSchema("JsonNodeType");
        api.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(RawDocuments::bodies)
                .filter(body -> isBinary(body.getSchema()))
                .forEach(body -> body.setSchema(OASFactory.createSchema().ref(DOCUMENT)));
    }

    private static Stream<MediaType> bodies(Operation operation) {
        Stream<Content> request = Stream.ofNullable(operation.getRequestBody()).map(body -> body.getContent());
        Stream<Content> responses =
                operation.getResponses().getAPIResponses().values().stream().map(response -> response.getContent());
        return Stream.concat(request, responses)
                .flatMap(Stream::ofNullable)
                .flatMap(content -> content.getMediaTypes().values().stream());
    }

    private static boolean isBinary(Schema schema) {
        return schema != null
                && List.of(SchemaType.STRING).equals(schema.getType())
                && "binary".equals(schema.getFormat());
    }
}
