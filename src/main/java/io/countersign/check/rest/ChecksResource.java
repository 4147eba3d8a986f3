package io.countersign.check.rest;

import io.countersign.check.Checker;
import io.countersign.check.Profile;
import io.countersign.check.Profiles;
import io.countersign.document.HostileText;
import io.countersign.document.MetadataDocument;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.platform.Page;
import io.countersign.problem.InvalidMember;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What profiles make of a document; nothing of it is kept. */
@Path("/api/v1/checks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "checks")
public class ChecksResource {

    private final Checker checker;

    ChecksResource(Checker checker) {
        this.checker = checker;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Check the bytes of any document against profiles, all by default; nothing is stored")
    public ChecksResponse check(
            @QueryParam("client_id") @Nullable String clientId,
            @QueryParam("profile") List<String> profile,
            byte[] document) {
        List<Profile> profiles = profile.isEmpty()
                ? Profiles.all()
                : profile.stream().distinct().map(ChecksResource::named).toList();
        Optional<String> candidate = Optional.ofNullable(clientId).or(() -> ownId(document));
        return ChecksResponse.of(candidate, document, checker.verdicts(candidate, document, profiles));
    }

    @GET
    @Path("/profiles")
    @Operation(summary = "The profiles and their rules")
    public Page<ProfileResponse> profiles() {
        return new Page<>(Profiles.all(), null).map(ProfileResponse::of);
    }

    private static Optional<String> ownId(byte[] document) {
        return MetadataDocument.parse(document) instanceof Parsed.Readable(var readable)
                ? readable.clientId()
                : Optional.empty();
    }

    private static Profile named(String name) {
        return Profiles.named(name).orElseThrow(() -> unknown(name));
    }

    private static RuntimeException unknown(String name) {
        String known = Profiles.all().stream().map(Profile::name).collect(Collectors.joining(", "));
        return InvalidMember.problem("profile", HostileText.quoted(name) + " is not known; known are " + known)
                .exception();
    }
}
