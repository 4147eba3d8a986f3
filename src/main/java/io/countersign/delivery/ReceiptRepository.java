package io.countersign.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

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

    private final Sql sql;
    private final ObjectMapper mapper;

    ReceiptRepository(DataSource database, ObjectMapper mapper) {
        this.sql = new Sql(database, "receipts");
        this.mapper = mapper;
    }

    void insert(Receipt receipt) {
        sql.update(INSERT, insert -> {
            insert.setObject(1, receipt.id());
            insert.setObject(2, receipt.delivery());
            insert.setTimestamp(3, Timestamp.from(receipt.toldAt()));
            insert.setTimestamp(4, Timestamp.from(receipt.acknowledgedAt()));
            insert.setTimestamp(5, receipt.verifiedAt() == null ? null : Timestamp.from(receipt.verifiedAt()));
            insert.setString(6, text(receipt.evidence()));
        });
    }

    /** The receipts for an event, the first one in front. */
    List<Receipt> ofEvent(UUID event) {
        return sql.list(OF_EVENT, select -> select.setObject(1, event), this::receipt);
    }

    /** The receipts for a delivery, the first one in front. */
    List<Receipt> ofDelivery(UUID delivery) {
        return sql.list(OF_DELIVERY, select -> select.setObject(1, delivery), this::receipt);
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getObject("delivery", UUID.class),
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("acknowledged_at").toInstant(),
                Sql.instant(row, "verified_at"),
                evidence(row.getString("evidence")));
    }

    private String text(List<Evidence> evidence) {
        try {
            return mapper.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence can be written", e);
        }
    }

    private List<Evidence> evidence(String text) {
        try {
            return mapper.readValue(text, EVIDENCE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("evidence that was written can be read", e);
        }
    }
}
