package io.countersign.problem;

import java.util.Locale;

/** Every kind of error the HTTP surface answers: stable slug, status, title and advice (docs/problems/). */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not JSON", "The body could not be read as one JSON value (RFC 8259) in UTF-8."),
    DUPLICATE_MEMBER(
            400, "A member is there twice", "A JSON object names one member twice; which one counts would be a guess."),
    INVALID_MEMBER(
            400,
            "A member or parameter is not valid",
            "`errors` lists each member (JSON pointer) or parameter and what is wrong with it."),
    IDEMPOTENCY_KEY_INVALID(
            400, "The Idempotency-Key is not valid", "A key is 1 to 255 printable ASCII characters; a UUID does well."),
    TOKEN_MISSING(
            401,
            "A bearer token is needed",
            "Send `Authorization: Bearer <token>` with a token of the configured identity provider."),
    TOKEN_EXPIRED(401, "The bearer token has expired", "Ask the identity provider for a new token."),
    TOKEN_INVALID(
            401,
            "The bearer token is not valid",
            "The signature, issuer, audience or form of the token does not hold."),
    ROLE_MISSING(
            403,
            "The role for this is missing",
            "`any_of` lists the roles of which one is needed; roles come from the identity provider."),
    OTHER_NAMESPACE(
            403,
            "Not one of your namespaces",
            "An author acts only inside the namespaces its token lists, and where a namespace keeps a list of authors, only when"
                    + " it is on it."),
    NOT_OWNER(
            403,
            "Not an owner of the namespace",
            "Authors are named by the namespace's owners and by security admins, owners by security admins."),
    AUTHORIZATION_SERVER_UNKNOWN(
            403,
            "Not a registered authorization server",
            "The token is of no registered, enabled authorization server; docs/authorization-servers.md says how one is registered."),
    OWN_SUBMISSION(
            403,
            "Nobody decides on their own submission",
            "Four eyes: a person who wrote any draft of a submission never decides on it."),
    OWN_PROPOSAL(
            403,
            "Nobody decides on their own proposal",
            "A policy comes into force when a second security admin approves it."),
    OWN_REQUEST(
            403,
            "Nobody decides on their own request",
            "Four eyes: whoever asked for an entitlement, or is an author of the client's namespace, never decides on it."),
    NOT_REQUESTER(403, "Somebody else made the request", "A request is taken back by whoever made it."),
    SECOND_PERSON_MISSING(
            403, "A second person is needed", "You asked for this; another security admin has to agree, within a day."),
    NOT_FOUND(404, "There is nothing here", "The resource does not exist, or the client has no live document."),
    METHOD_NOT_ALLOWED(
            405,
            "The method is not allowed here",
            "OPTIONS answers with the methods that are (`Allow`); so does openapi.yaml."),
    NOT_ACCEPTABLE(
            406, "No representation fits", "Ask for a media type that openapi.yaml names for this, or for `*/*`."),
    NAMESPACE_TAKEN(409, "The namespace exists already", "Choose another name."),
    HOST_TAKEN(
            409,
            "The publisher host belongs to a namespace already",
            "A publisher host belongs to exactly one namespace."),
    AUTHORIZATION_SERVER_TAKEN(
            409,
            "Another authorization server has this already",
            "`errors` names the member: a name, an issuer and a token subject each belong to one authorization server, disabled ones too."),
    CLIENT_ID_TAKEN(
            409, "The client ID exists already", "A client ID names one client for ever, also after it was revoked."),
    RESOURCE_TAKEN(
            409,
            "The resource is registered already",
            "A resource identifier names one protected resource for ever; change that one."),
    ENTITLEMENT_MOVED(
            409,
            "The entitlement was changed meanwhile",
            "What was asked for is a change to an older grant; ask anew against the one in force."),
    WRONG_STATE(
            409,
            "Not possible in this state",
            "`state` says where the thing stands; docs/workflow.md says what is possible there."),
    DIGEST_MISMATCH(
            409,
            "The digest is not that of the current draft",
            "The act names other bytes than the submission holds now; read it again, then decide."),
    BASE_MOVED(
            409,
            "Another version was published meanwhile",
            "What was approved is a change to an older version; submit it anew against the current one."),
    ALREADY_APPROVED(409, "You have approved this already", "One person counts once, whatever their roles."),
    HOST_UNPROVED(
            409,
            "Control of the publisher host is not proved",
            "Nothing new is published on a host whose proof is missing or has expired; docs/namespaces.md says how to prove it."),
    FROZEN(
            409,
            "Nothing is published at this time",
            "`reason` says why and `until` how long; approvals stay as they are."),
    POLICY_ABSENT(
            409,
            "No review policy applies",
            "Undecided is not approved: two security admins put a policy for this risk class in force."),
    POLICY_UNMET(
            409,
            "The review policy is not met",
            "`missing` lists the approvals and the evidence that the policy in force asks for and the submission lacks."),
    KEY_NOT_MOUNTED(
            409,
            "The private key is not mounted here",
            "The replica that answered lacks the private half; mount it on every replica first (docs/operations.md)."),
    CLIENT_REVOKED(
            409, "The client is revoked for ever", "A revoked client never comes back; its client ID is a tombstone."),
    STREAM_TAKEN(
            409,
            "There is a stream to this endpoint already",
            "An authorization server has one push stream to an endpoint; read and change that one."),
    CONCURRENT_CHANGE(409, "Someone else was faster", "Two acts met and the other one won; read the resource again."),
    RECIPIENT_GONE(
            409,
            "Nobody is there any more to be told",
            "The stream or adapter is disabled or was deleted (`state`); what it was not told, nobody tells it."),
    DELIVERY_SUPERSEDED(
            409,
            "Something later was told already",
            "A stream hears of one client's changes in their order: an older one is not told after a later one of the same client."),
    PROMOTION_REFUSED(
            409,
            "This version cannot be promoted there",
            "`reason` says why: a live version goes upwards only (dev, staging, prod), to a hosted client of the same namespace."),
    GONE(410, "The client was revoked", "The client ID is a tombstone: no document will ever be served here again."),
    PRECONDITION_FAILED(
            412, "The resource has changed", "`If-Match` does not name the current revision; read it again."),
    BODY_TOO_LARGE(413, "The body is too large", "`limit` is the most that is read, in bytes."),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported", "Send `Content-Type: application/json`."),
    DOCUMENT_REFUSED(
            422,
            "The document does not pass the checks",
            "`findings` lists every rule that failed, with its source and what to do."),
    CLIENT_ID_REFUSED(
            422, "The URL cannot be a client ID", "`findings` lists every rule of the client ID grammar that failed."),
    HOST_NOT_IN_NAMESPACE(
            422, "The host is not one of the namespace's publisher hosts", "`publisher_hosts` lists those that are."),
    HOST_IS_PUBLISHED(
            422,
            "The host is a publisher host",
            "A foreign client is served by its vendor; a client on a publisher host is created as a hosted one."),
    LIMIT_REACHED(
            422, "There are as many as there may be", "`limit` is the most; remove one first, where that can be."),
    RESERVED_PATH(422, "The path is reserved", "The registry answers itself under this path, on every host."),
    POLICY_REFUSED(
            422,
            "These are no terms of a review policy",
            "`errors` names the member at fault; a policy that nobody has to approve is none."),
    EVIDENCE_REFUSED(
            422, "The evidence cannot be accepted", "`reason` says why; docs/reviews.md says what each kind needs."),
    ENTITLEMENT_REFUSED(
            422,
            "This cannot be granted",
            "`errors` names the member of the request at fault and `reason` says why; docs/entitlements.md says what can be granted."),
    ROLLBACK_REFUSED(
            422,
            "The client cannot be rolled back to this version",
            "`reason` says why: only an earlier version whose approval has not run out goes live again by one call."),
    EXPORT_TOO_LARGE(
            422,
            "There is more than one export may hold",
            "`limit` is the most clients of one export; ask for one `namespace` at a time."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The Idempotency-Key was used for something else",
            "One key stands for one request; take a new key for another."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is required",
            "Send the `ETag` you read as `If-Match`, so that nobody's change is overwritten unseen."),
    TOO_SOON(
            429,
            "Too soon after the last time",
            "`Retry-After` says in how many seconds a stream may be verified again (`min_verification_interval`)."),
    INTERNAL(500, "Something went wrong here", "Nothing was done. `incident` names the line in the server's log."),
    HISTORY_NOT_KEPT(
            501,
            "Status lists of the past are not kept",
            "A status list is answered as it is now; ask without `time`. The log says what was when."),
    TOO_MANY_LISTENERS(
            503,
            "As many listen as may",
            "Every place for listeners and waiting polls is taken here (`countersign.delivery.listeners`); come again after `Retry-After`,"
                    + " or ask without waiting."),
    UNAVAILABLE(
            503,
            "Not available now",
            "A part the service needs (often the database, or an active signing key) did not answer. Nothing was done; try again.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The name that ends the type URI and names the page under docs/problems/. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type URI, stable for ever (RFC 9457 §3.1.1). */
    public String uri() {
        return "https://countersign.io/problems/" + slug();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The short summary, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What it means and what to do, in one sentence or two. */
    public String advice() {
        return advice;
    }
}
