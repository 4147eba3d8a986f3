package io.countersign.client.rest;

import io.countersign.client.Member;
import io.countersign.client.Members;
import io.countersign.platform.Page;
import io.countersign.problem.InvalidMember;
import io.countersign.security.CurrentActor;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The owners and authors of a namespace; who is listed may do no more than the token says. */
@Path("/api/v1/namespaces/{name}/members")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "namespaces")
public class MemberResource {

    private static final String ROLES = "owner|author";

    private final Members members;
    private final CurrentActor current;

    MemberResource(Members members, CurrentActor current) {
        this.members = members;
        this.current = current;
    }

    /** What a subject shall be. */
    public record MemberRequest(
            @NotNull @Pattern(regexp = ROLES) String role) {}

    /** A member as it is. */
    public record MemberResponse(String subject, String role, Instant addedAt, String addedBy) {
        static MemberResponse of(Member member) {
            return new MemberResponse(member.subject(), member.position().wire(), member.addedAt(), member.addedBy());
        }
    }

    @GET
    @Operation(summary = "The owners and authors of a namespace")
    public Page<MemberResponse> list(
            String name,
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MOST) int limit) {
        return members.list(current.get(), name, cursor, limit).map(MemberResponse::of);
    }

    @PUT
    @Path("/{subject}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name a subject owner (security admin) or author (owner, security admin)")
    public MemberResponse put(
            String name, @Size(max = Member.LONGEST_SUBJECT) String subject, @Valid @NotNull MemberRequest request) {
        return MemberResponse.of(members.add(current.get(), name, subject, position(request.role(), "/role")));
    }

    @DELETE
    @Path("/{subject}")
    @Operation(summary = "Take an owner (security admin) or author (owner, security admin) off the list")
    public void delete(
            String name,
            @Size(max = Member.LONGEST_SUBJECT) String subject,
            @QueryParam("role") @NotNull @Pattern(regexp = ROLES) String role) {
        members.remove(current.get(), name, subject, position(role, "role"));
    }

    private static Member.Position position(String role, String pointer) {
        return Member.Position.of(role)
                .orElseThrow(
                        () -> InvalidMember.problem(pointer, "no such role").exception());
    }
}
