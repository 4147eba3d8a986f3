package io.countersign.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.document.MetadataDocument.Parsed;
import io.countersign.document.Registration.Converted;
import io.countersign.document.Registration.Dropped;
import io.countersign.document.Registration.Fault;
import io.countersign.document.Registration.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the body of a dynamic registration request (RFC 7591 §2) into a metadata document: what can be published stays, and the rest is told. */
public final class RegistrationBody {
    private static final String CLIENT_ID = "client_id";
    private static final String AUTH_METHOD = "token_endpoint_auth_method";
    private static final String AUTH_METHODS = "token_endpoint_auth_methods_supported";
    private static final String STATEMENT = "software_statement";
    private static final String NONE = "none";
    private static final int MOST_DROPPED = 100;

    /** The order in which people read a document; what is not named follows as the request has it. */
    private static final List<String> ORDER = List.of(
            CLIENT_ID,
            "client_name",
            "redirect_uris",
            AUTH_METHOD,
            AUTH_METHODS,
            "grant_types",
            "response_types",
            "application_type",
            "scope",
            "jwks_uri",
            "jwks",
            "token_endpoint_auth_signing_alg",
            "client_uri",
            "logo_uri",
            "tos_uri",
            "policy_uri",
            "contacts",
            "software_id",
            "software_version");

    /** What a server answers (RFC 7591 §3.2.1, RFC 7592 §3), not what a client is. */
    private static final Set<String> ANSWERS =
            Set.of("client_id_issued_at", "registration_access_token", "registration_client_uri");

    private static final Set<String> SECRETS = Set.of("client_secret", "client_secret_expires_at");
    private static final String SHARED_SECRET_METHOD = "client_secret";
    private static final Pattern SHARED_SECRET_ALGORITHM = Pattern.compile("HS\\d+");
    private static final Pattern COMPACT_JWS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private final ObjectNode kept = JsonNodeFactory.instance.objectNode();
    private final List<Dropped> dropped = new ArrayList<>();

    private RegistrationBody() {}

    /** The document of a request for a client; never throws. */
    public static Registration toDocument(byte[] body, ClientId clientId) {
        return switch (MetadataDocument.parse(body)) {
            case Parsed.Unreadable(String message, String pointer) ->
                new Refused(Fault.CLIENT_METADATA, pointer, message.replaceFirst("the document", "the request"));
            case Parsed.Readable(MetadataDocument request) -> new RegistrationBody().convert(request, clientId);
        };
    }

    private Registration convert(MetadataDocument request, ClientId clientId) {
        if (request.has(STATEMENT)) {
            return statement(request);
        }
        for (String name : request.memberNames()) {
            request.member(name).ifPresent(value -> take(name, value, clientId));
        }
        kept.put(CLIENT_ID, clientId.value());
        authenticate();
        if (kept.path(AUTH_METHOD).asText().equals(NONE)
                && kept.path("grant_types").toString().contains("\"client_credentials\"")) {
            return new Refused(
                    Fault.CLIENT_METADATA,
                    Pointers.to("grant_types"),
                    "the grant client_credentials needs a client that authenticates with a key (RFC 6749 §4.4)");
        }
        return DocumentWriter.write(ordered())
                .<Registration>map(bytes -> new Converted(bytes, bounded()))
                .orElseGet(() -> new Refused(
                        Fault.CLIENT_METADATA,
                        "",
                        "the document would have more than " + DocumentWriter.MOST_BYTES + " bytes"));
    }

    /** Its claims would override the request (RFC 7591 §2.3), so it can be neither published unread nor left out unseen. */
    private static Registration statement(MetadataDocument request) {
        boolean jws = request.string(STATEMENT)
                .filter(text -> COMPACT_JWS.matcher(text).matches())
                .isPresent();
        return jws
                ? new Refused(
                        Fault.UNAPPROVED_STATEMENT,
                        Pointers.to(STATEMENT),
                        "no issuer of software statements is approved here; register without one")
                : new Refused(
                        Fault.SOFTWARE_STATEMENT, Pointers.to(STATEMENT), "the software statement is no compact JWS");
    }

    private void take(String name, JsonNode value, ClientId clientId) {
        if (name.equals(CLIENT_ID)) {
            if (!clientId.value().equals(value.textValue())) {
                drop(name, "the client ID is " + HostileText.quoted(clientId.value()));
            }
        } else if (SECRETS.contains(name)) {
            drop(name, "a public document holds no secret (CIMD §4.1); change this one wherever it is in use");
        } else if (ANSWERS.contains(name)) {
            drop(name, "a server answers this, a client does not say it");
        } else if (value.isNull()) {
            drop(name, "null says nothing");
        } else if (MetadataDictionary.registered().find(name).isEmpty()) {
            drop(
                    name,
                    "the name is not registered, and what a server does not know it ignores (RFC 7591 §2) or refuses");
        } else if (value.isTextual()
                && SHARED_SECRET_ALGORITHM.matcher(value.textValue()).matches()) {
            drop(name, "the algorithm needs a shared secret, and there is none");
        } else {
            kept.set(name, value);
        }
    }

    /** Whoever asked for a secret gets none, and so can prove nothing: the document says so, and reviewers see it. */
    private void authenticate() {
        if (!kept.has(AUTH_METHOD)) {
            kept.put(AUTH_METHOD, NONE);
        } else if (isSharedSecret(kept.get(AUTH_METHOD))) {
            drop(AUTH_METHOD, "the registry keeps and issues no shared secrets (CIMD §4.1); the method is now none");
            kept.put(AUTH_METHOD, NONE);
        }
        JsonNode methods = kept.path(AUTH_METHODS);
        boolean secret = false;
        boolean agrees = methods.isMissingNode();
        for (JsonNode method : methods) {
            secret |= isSharedSecret(method);
            agrees |= method.equals(kept.get(AUTH_METHOD));
        }
        if (secret || !agrees) {
            drop(AUTH_METHODS, "the list holds a shared secret, or not the method itself (CIMD -03 §6)");
            kept.remove(AUTH_METHODS);
        }
    }

    private static boolean isSharedSecret(JsonNode method) {
        return method.isTextual() && method.textValue().startsWith(SHARED_SECRET_METHOD);
    }

    private ObjectNode ordered() {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String name : ORDER) {
            Optional.ofNullable(kept.get(name)).ifPresent(value -> ordered.set(name, value));
        }
        kept.properties().forEach(member -> ordered.putIfAbsent(member.getKey(), member.getValue()));
        return ordered;
    }

    private void drop(String name, String why) {
        dropped.add(new Dropped(Pointers.to(name), why));
    }

    private List<Dropped> bounded() {
        if (dropped.size() <= MOST_DROPPED) {
            return dropped;
        }
        List<Dropped> some = new ArrayList<>(dropped.subList(0, MOST_DROPPED - 1));
        some.add(new Dropped("", (dropped.size() - some.size()) + " more members were dropped"));
        return some;
    }
}
