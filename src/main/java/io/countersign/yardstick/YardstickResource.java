package io.countersign.yardstick;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An authenticated resource that does nothing, the way resources are written: what all other endpoints cost at least. */
@Path("/access/yardstick/resource")
@Authenticated
public class YardstickResource {

    private final YardstickConfig config;

    YardstickResource(YardstickConfig config) {
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] answer(byte[] body, @Context UriInfo uri) {
        if (!config.yardsticks()) {
            throw new NotFoundException();
        }
        return Constant.of(uri.getRequestUri().getRawQuery()).bytes().getBytes();
    }
}
