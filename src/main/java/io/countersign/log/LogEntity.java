package io.countersign.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the log. */
@Entity
@Immutable
@Table(name = "log_entry")
@SuppressWarnings("NullAway.Init")
class LogEntity {

    @Id
    @Column(name = "index")
    long index;

    Instant at;
    String actor;
    String act;
    String subject;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> detail;

    static LogEntity of(LogEntry entry) {
        LogEntity row = new LogEntity();
        row.index = entry.index();
        row.at = entry.at();
        row.actor = entry.actor();
        row.act = entry.act();
        row.subject = entry.subject();
        row.detail = entry.detail();
        return row;
    }

    LogEntry entry() {
        return new LogEntry(index, at, actor, act, subject, detail);
    }
}
