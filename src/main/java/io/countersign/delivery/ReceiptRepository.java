package io.countersign.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of receipts. */
@ApplicationScoped
class ReceiptRepository {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    private static final String INSERT = """
        insert into receipt (id, delivery, told_at, acknowledged_at, verified_at, evidence) values (?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
        select p.id, p.delivery, p.told_at, p.acknowledged_at, p.verified_at, p.evidence
        from receipt p join delivery d on d.id = p.delivery where\s""";

    private static final String OF_EVENT = SELECT + "d.event = ? order by p.ordinal";

    private static final String OF_DELIVERY = SELECT + "d.id = ? order by p.ordinal";

    private final DataSource database;
    private final ObjectMapper mapper;

    ReceiptRepository(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    void insert(Receipt receipt) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, receipt.id());
            insert.setObject(2, receipt.delivery());
            insert.setTimestamp(3, Timestamp.from(receipt.toldAt()));
            insert.setTimestamp(4, Timestamp.from(receipt.acknowledgedAt()));
            insert.setTimestamp(5, receipt.verifiedAt() == null ? null : Timestamp.from(receipt.verifiedAt()));
            insert.setString(6, mapper.writeValueAsString(receipt.evidence()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the receipt cannot be written", e);
        }
    }

    /** The receipts for an event, the first one in front. */
    List<Receipt> ofEvent(UUID event) {
        return select(OF_EVENT, event);
    }

    /** The receipts for a delivery, the first one in front. */
    List<Receipt> ofDelivery(UUID delivery) {
        return select(OF_DELIVERY, delivery);
    }

    private List<Receipt> select(String sql, UUID of) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, of);
            List<Receipt> receipts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    receipts.add(receipt(row));
                }
            }
            return receipts;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("receipts cannot be read", e);
        }
    }

    private Receipt receipt(ResultSet row) throws SQLException, JsonProcessingException {
        @Nullable Timestamp verifiedAt = row.getTimestamp("verified_at");
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getObject("delivery", UUID.class),
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("acknowledged_at").toInstant(),
                verifiedAt == null ? null : verifiedAt.toInstant(),
                mapper.readValue(row.getString("evidence"), EVIDENCE));
    }
}
