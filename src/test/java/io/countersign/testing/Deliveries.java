package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What the registry has written down of what it told an authorization server of a client. */
public final class Deliveries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OF_CLIENT = """
        select d.id, d.state, d.type, d.attempts, d.last_error, p.verified_at is not null as verified, p.evidence
        from delivery d
        join recipient r on r.id = d.recipient and r.authorization_server = ?::uuid
        join trust_event e on e.id = d.event and e.client_id = ?
        left join receipt p on p.delivery = d.id order by d.ordinal, p.ordinal""";

    private Deliveries() {}

    /** A delivery with one of its receipts; without evidence where there is none. */
    public record Told(
            String id,
            String state,
            String type,
            int attempts,
            String error,
            boolean verified,
            List<Exchange> evidence) {
        /** Whether there is a receipt. */
        public boolean hasReceipt() {
            return !evidence.isEmpty();
        }
    }

    /** One exchange of a receipt's evidence. */
    public record Exchange(String method, String url, int status, String note) {}

    /** Those of the test stack, in order. */
    public static List<Told> of(String server, String clientId) {
        return of(TestStack::appConnection, server, clientId);
    }

    /** Those of a database, in order. */
    public static List<Told> of(Callable<Connection> database, String server, String clientId) {
        try (Connection connection = database.call();
                PreparedStatement select = connection.prepareStatement(OF_CLIENT)) {
            select.setString(1, server);
            select.setString(2, clientId);
            List<Told> told = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    told.add(told(row));
                }
            }
            return told;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Told told(ResultSet row) throws SQLException, IOException {
        String evidence = row.getString("evidence");
        List<Exchange> exchanges = new ArrayList<>();
        if (evidence != null) {
            for (JsonNode it : JSON.readTree(evidence)) {
                exchanges.add(new Exchange(
                        it.path("method").asText(),
                        it.path("url").asText(),
                        it.path("status").asInt(),
                        it.path("note").asText()));
            }
        }
        return new Told(
                row.getString("id"),
                row.getString("state"),
                row.getString("type"),
                row.getInt("attempts"),
                String.valueOf(row.getString("last_error")),
                row.getBoolean("verified"),
                exchanges);
    }
}
