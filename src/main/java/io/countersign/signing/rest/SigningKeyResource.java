package io.countersign.signing.rest;

import io.countersign.platform.Page;
import io.countersign.problem.Problem;
import io.countersign.problem.ProblemType;
import io.countersign.security.CurrentActor;
import io.countersign.signing.HistoricalKeys;
import io.countersign.signing.KeyRing;
import io.countersign.signing.KeyService;
import io.countersign.signing.RingKey;
import io.countersign.trust.Resigning;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signing keys, for those who rotate them and those who watch. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "signing keys")
public class SigningKeyResource {

    private static final String HISTORICAL = "application/jwk-set+jwt";

    private final KeyService keys;
    private final KeyRing ring;
    private final HistoricalKeys historical;
    private final Resigning resigning;
    private final CurrentActor current;

    SigningKeyResource(
            KeyService keys, KeyRing ring, HistoricalKeys historical, Resigning resigning, CurrentActor current) {
        this.keys = keys;
        this.ring = ring;
        this.historical = historical;
        this.resigning = resigning;
        this.current = current;
    }

    /** Why a key is changed; it goes into the log. */
    public record KeyActRequest(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * One key.
     *
     * @param mounted whether the replica that answers has its private half
     * @param liveStatements how many of the newest statements over live versions it signed
     */
    public record SigningKeyResponse(
            String kid,
            String purpose,
            String algorithm,
            String state,
            String reason,
            Instant since,
            Instant firstSeen,
            boolean mounted,
            long liveStatements) {}

    @GET
    @Operation(summary = "All signing keys, in the order they were seen (security admin, auditor, operator)")
    public Page<SigningKeyResponse> list(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        Page<RingKey> page = keys.list(current.get(), cursor, limit);
        Map<String, Long> live = resigning.live();
        return page.map(key -> response(key, live));
    }

    @GET
    @Path("/historical")
    @PermitAll
    @Produces(HISTORICAL)
    @Operation(summary = "The keys of former times, as a signed set; public (OpenID Federation 1.0 §8.7)")
    public String historical() {
        return historical.jws();
    }

    @POST
    @Path("/{kid}/activate")
    @Operation(summary = "Sign with a pending key from now on; the one that did retires (security admin)")
    public SigningKeyResponse activate(String kid, @Valid @NotNull KeyActRequest request) {
        return one(keys.activate(current.get(), kid, request.reason()));
    }

    @POST
    @Path("/{kid}/compromised")
    @Operation(summary = "Never rely on a key again, and sign anew what it signed (security admin)")
    public SigningKeyResponse compromised(String kid, @Valid @NotNull KeyActRequest request) {
        return one(keys.compromise(current.get(), kid, request.reason()));
    }

    private SigningKeyResponse one(Optional<RingKey> key) {
        return key.map(found -> response(found, resigning.live()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    }

    private SigningKeyResponse response(RingKey key, Map<String, Long> live) {
        return new SigningKeyResponse(
                key.kid(),
                key.purpose().wire(),
                key.algorithm(),
                key.state().wire(),
                key.reason(),
                key.since(),
                key.firstSeen(),
                ring.holds(key),
                live.getOrDefault(key.kid(), 0L));
    }
}
