package io.countersign.security.rest;

import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.AccessDenied;
import io.countersign.security.Role;
import io.countersign.security.TokenFault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals of identity (401, with the challenge of RFC 6750) and of role (403). */
final class SecurityProblems {

    @ServerExceptionMapper
    Response missing(UnauthorizedException e) {
        return challenge(ProblemType.TOKEN_MISSING, TokenFault.MISSING);
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException e) {
        TokenFault fault = TokenFault.of(e).orElse(TokenFault.INVALID);
        ProblemType type = fault == TokenFault.EXPIRED ? ProblemType.TOKEN_EXPIRED : ProblemType.TOKEN_INVALID;
        return challenge(type, fault);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(ProblemType.ROLE_MISSING).response();
    }

    @ServerExceptionMapper
    Response denied(AccessDenied e) {
        return switch (e.reason()) {
            case ROLE_MISSING ->
                Problem.of(ProblemType.ROLE_MISSING)
                        .with("any_of", e.anyOf().stream().map(Role::wire).toList())
                        .response();
            case OTHER_NAMESPACE -> Problem.of(ProblemType.OTHER_NAMESPACE).response();
            case NOT_OWNER -> Problem.of(ProblemType.NOT_OWNER).response();
        };
    }

    private static Response challenge(ProblemType type, TokenFault fault) {
        return Response.fromResponse(Problem.of(type).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, fault.challenge())
                .build();
    }
}
