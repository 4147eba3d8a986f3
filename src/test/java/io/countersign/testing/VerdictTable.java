package io.countersign.testing;

import io.countersign.check.Verdict;
import io.countersign.document.ClientId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who would accept what: {@code tables/verdicts.txt}, written by hand, and the documents it speaks of. */
public final class VerdictTable {

    private static final ClientId PLAIN_ID = ClientId.parse("https://acme.example/oauth/plain");
    private static final String PLAIN = """
            {"client_id":"%s","client_name":"Plain","redirect_uris":["https://acme.example/cb"],\
            "grant_types":["authorization_code","refresh_token"%s],"response_types":["code"],\
            "token_endpoint_auth_method":"none"%s}""";
    private static final Map<String, String> MEMBERS = Map.of(
            "token_endpoint_auth_methods_supported", "\"token_endpoint_auth_methods_supported\":[\"none\"]",
            "client_name#de", "\"client_name#de\":\"Schlicht\"",
            "software_statement",
                    "\"software_statement\":\"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EuZXhhbXBsZSJ9.AA\"",
            "software_statements_uri", "\"software_statements_uri\":\"https://acme.example/statements\"",
            "software_id, software_version", "\"software_id\":\"a1\",\"software_version\":\"1\"",
            "application_type", "\"application_type\":\"web\"",
            "contacts, tos_uri, policy_uri",
                    "\"contacts\":[\"a@acme.example\"],\"tos_uri\":\"https://acme.example/tos\",\"policy_uri\":\"https://acme.example/p\"",
            "dpop_bound_access_tokens", "\"dpop_bound_access_tokens\":true",
            "scope", "\"scope\":\"notes:read\"");

    private VerdictTable() {}

    /**
     * One line of the table.
     *
     * @param verdicts in the order of the products
     */
    public record Row(String document, ClientId clientId, String json, List<Verdict> verdicts) {
        /** The bytes to send. */
        public byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        /** The verdicts as the table is printed: one sign each. */
        public String signs() {
            return verdicts.stream()
                    .map(VerdictTable::sign)
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return document;
        }
    }

    /** Every line. */
    public static List<Row> rows() {
        return lines().stream().map(VerdictTable::row).toList();
    }

    /** The sign of a verdict in the table. */
    public static String sign(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> "y";
            case REFUSE -> "n";
            case COULD_NOT_EVALUATE -> "?";
        };
    }

    private static Row row(String line) {
        int bar = line.indexOf('|');
        String document = line.substring(0, bar).strip();
        List<Verdict> verdicts = line.substring(bar + 1)
                .strip()
                .chars()
                .filter(c -> c != ' ')
                .mapToObj(c -> verdict((char) c))
                .toList();
        ClientId id = clientId(document);
        return new Row(document, id, json(document), verdicts);
    }

    private static Verdict verdict(char sign) {
        return switch (sign) {
            case 'y' -> Verdict.ACCEPT;
            case 'n' -> Verdict.REFUSE;
            case '?' -> Verdict.COULD_NOT_EVALUATE;
            default -> throw new IllegalStateException("no verdict " + sign);
        };
    }

    private static ClientId clientId(String document) {
        if (document.startsWith("plain")) {
            return PLAIN_ID;
        }
        String name = document.substring(0, document.indexOf(','));
        return document.endsWith("as published") ? Documents.ownId(name) : Documents.rehomedId(name);
    }

    private static String json(String document) {
        if (document.startsWith("plain")) {
            return plain(document);
        }
        String name = document.substring(0, document.indexOf(','));
        byte[] bytes = document.endsWith("re-homed") ? Documents.rehomed(name) : Documents.bytes(name);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String plain(String document) {
        if (document.endsWith("device_code")) {
            return PLAIN.formatted(PLAIN_ID, ",\"urn:ietf:params:oauth:grant-type:device_code\"", "");
        }
        if (document.equals("plain")) {
            return PLAIN.formatted(PLAIN_ID, "", "");
        }
        String members = document.substring("plain + ".length());
        return PLAIN.formatted(PLAIN_ID, "", "," + Objects.requireNonNull(MEMBERS.get(members), members));
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(VerdictTable.class.getResourceAsStream("/tables/verdicts.txt"))) {
            List<String> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
