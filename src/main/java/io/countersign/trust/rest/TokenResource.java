package io.countersign.trust.rest;

import io.countersign.trust.server.AccessTokens;
import io.countersign.trust.server.AuthorizationServer;
import io.countersign.trust.server.ClientAssertions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The token endpoint (RFC 6749 §3.2) for authorization servers that have keys instead of an account with the OpenID provider. */
@Path(ClientAssertions.TOKEN_PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "authorization servers")
public class TokenResource {

    /** How many assertions are looked at at once: anyone may send one, and each costs a signature and two statements. */
    private static final int AT_ONCE = 8;

    private final ClientAssertions assertions;
    private final AccessTokens tokens;
    private final Semaphore free = new Semaphore(AT_ONCE);

    TokenResource(ClientAssertions assertions, AccessTokens tokens) {
        this.assertions = assertions;
        this.tokens = tokens;
    }

    /** An access token response (RFC 6749 §5.1). */
    public record TokenResponse(String accessToken, String tokenType, long expiresIn) {}

    /** An error response (RFC 6749 §5.2). */
    @RegisterForReflection
    public record TokenErrorResponse(String error, String errorDescription) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "A token for an authorization server that signs a client assertion (RFC 7523), for ten minutes")
    @APIResponseSchema(value = TokenResponse.class, responseCode = "200")
    @APIResponse(
            responseCode = "400",
            description = "An error of RFC 6749 §5.2",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenErrorResponse.class)))
    public RestResponse<TokenResponse> token(
            @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT))) byte[] form) {
        AuthorizationServer server = authenticated(TokenForm.parse(form));
        return ResponseBuilder.ok(new TokenResponse(tokens.issue(server), "Bearer", AccessTokens.LIFE.toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private AuthorizationServer authenticated(TokenForm form) {
        if (!free.tryAcquire()) {
            throw TokenError.TEMPORARILY_UNAVAILABLE.because("too many requests at once; try again");
        }
        try {
            return assertions
                    .authenticate(form.assertion())
                    .filter(server ->
                            form.clientId().stream().allMatch(server.terms().issuer()::equals))
                    .orElseThrow(() -> TokenError.INVALID_CLIENT.because(
                            "the assertion is none of a registered, enabled authorization server"));
        } finally {
            free.release();
        }
    }

    @ServerExceptionMapper
    Response refused(TokenRefused e) {
        Response.ResponseBuilder answer = Response.status(e.error().status())
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new TokenErrorResponse(e.error().code(), String.valueOf(e.getMessage())));
        return (e.error() == TokenError.TEMPORARILY_UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, 1) : answer)
                .build();
    }
}
