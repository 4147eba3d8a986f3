package io.countersign.intake.rest;

import io.countersign.check.Finding;
import io.countersign.check.Severity;
import io.countersign.document.Registration.Fault;
import io.countersign.intake.RegistrationRefused;
import io.countersign.review.DocumentRefused;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The client registration error response (RFC 7591 §3.2.2).
 *
 * @param errorDescription for people, in ASCII
 */
@RegisterForReflection
record RegistrationError(String error, String errorDescription) {

    private static final int MOST_MESSAGES = 3;

    static RegistrationError of(RegistrationRefused refused) {
        String at = refused.pointer().isEmpty() ? "" : refused.pointer() + ": ";
        return of(refused.fault(), at + refused.getMessage());
    }

    static RegistrationError of(DocumentRefused refused) {
        List<Finding> errors = refused.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        boolean redirect = errors.stream().anyMatch(finding -> isOf("/redirect_uris", finding.pointer()));
        String described = errors.stream()
                .filter(finding -> !redirect || isOf("/redirect_uris", finding.pointer()))
                .limit(MOST_MESSAGES)
                .map(finding -> finding.rule() + ": " + finding.message() + ".")
                .collect(Collectors.joining(" "));
        return of(redirect ? Fault.REDIRECT_URI : Fault.CLIENT_METADATA, described);
    }

    private static RegistrationError of(Fault fault, String description) {
        return new RegistrationError(fault.code(), description.replaceAll("[^\\x20-\\x7e]", "?"));
    }

    private static boolean isOf(String member, String pointer) {
        return pointer.equals(member) || pointer.startsWith(member + "/");
    }

    Response response() {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this)
                .build();
    }
}
