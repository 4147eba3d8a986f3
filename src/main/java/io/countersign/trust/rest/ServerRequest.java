package io.countersign.trust.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.client.Environment;
import io.countersign.problem.InvalidMember;
import io.countersign.trust.server.AssertionKeys;
import io.countersign.trust.server.Credentials;
import io.countersign.trust.server.Mode;
import io.countersign.trust.server.ServerTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An authorization server to register, or what one shall be from now on. */
public record ServerRequest(
        @NotNull @Pattern(regexp = ServerTerms.NAME) String name,

        @NotNull @Size(min = 1, max = ServerTerms.LONGEST_ISSUER)
        String issuer,

        @NotNull @Pattern(regexp = "report|enforce") String mode,

        @NotNull @Size(min = 1, max = 3) List<@NotNull @Pattern(regexp = "dev|staging|prod") String> environments,

        @NotNull @Size(min = 1, max = 64) String product,
        @Nullable Boolean narrowsScope,
        @NotNull @Valid CredentialsRequest credentials) {

    /** How it proves who it is: one of the two. */
    public record CredentialsRequest(
            @Nullable @Size(min = 1, max = Credentials.TokenSubject.LONGEST)
            String tokenSubject,

            @Nullable JsonNode jwks) {

        Credentials credentials() {
            boolean keys = jwks != null && !jwks.isNull();
            if (keys == (tokenSubject != null)) {
                throw InvalidMember.problem("/credentials", "must hold either token_subject or jwks")
                        .exception();
            }
            return keys
                    ? new Credentials.Assertions(AssertionKeys.parse(String.valueOf(jwks)))
                    : new Credentials.TokenSubject(String.valueOf(tokenSubject));
        }
    }

    ServerTerms terms() {
        return new ServerTerms(
                name,
                issuer,
                Mode.of(mode).orElseThrow(),
                environments.stream()
                        .map(environment -> Environment.of(environment).orElseThrow())
                        .collect(Collectors.toSet()),
                product,
                narrowsScope != null && narrowsScope,
                credentials.credentials());
    }
}
