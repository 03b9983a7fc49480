package org.unionhall.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chain in the database: lines numbered without a gap, each carrying a keyed hash over itself and the line
 * before. The head row is the lock that makes writers queue. Triggers refuse update, delete and truncate.
 */
@Repository
class AuditTrail {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void append(List<AuditRecord> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Head head = jdbc.sql("select seq, mac from identity_audit_head for update")
                .query((rs, n) -> new Head(rs.getLong(1), rs.getBytes(2))).single();
        for (AuditRecord line : lines) {
            head = new Head(head.seq + 1, vault.link(head.mac, line.canonical(head.seq + 1)));
            insert(line, head);
        }
        jdbc.sql("update identity_audit_head set seq = :seq, mac = :mac").param("seq", head.seq).param("mac", head.mac).update();
    }

    /** The first fault of the chain, or empty when every line is there and as it was written. */
    Optional<AuditFault> check() {
        AtomicReference<AuditFault> fault = new AtomicReference<>();
        Head[] last = {new Head(0, new byte[32])};
        try (var rows = jdbc.sql("select * from identity_audit order by seq").withFetchSize(1000)
                .query((rs, n) -> new Kept(rs.getLong("seq"), rs.getBytes("mac"), read(rs))).stream()) {
            rows.takeWhile(kept -> fault.get() == null).forEach(kept -> {
                if (kept.seq != last[0].seq + 1) {
                    fault.set(new AuditFault(last[0].seq + 1, AuditFault.Kind.MISSING));
                } else if (!Arrays.equals(kept.mac, vault.link(last[0].mac, kept.line.canonical(kept.seq)))) {
                    fault.set(new AuditFault(kept.seq, AuditFault.Kind.CHANGED));
                }
                last[0] = new Head(kept.seq, kept.mac);
            });
        }
        if (fault.get() == null) {
            Head head = jdbc.sql("select seq, mac from identity_audit_head")
                    .query((rs, n) -> new Head(rs.getLong(1), rs.getBytes(2))).single();
            if (head.seq != last[0].seq || !Arrays.equals(head.mac, last[0].mac)) {
                fault.set(new AuditFault(last[0].seq + 1, AuditFault.Kind.MISSING));
            }
        }
        return Optional.ofNullable(fault.get());
    }

    private void insert(AuditRecord line, Head head) {
        jdbc.sql("""
                insert into identity_audit (seq, at, account_id, person_id, actor, roles, act, object_type, object_id,
                    label, before, after, reason, row_count, ip, request_id, mac)
                values (:seq, :at, :account, :person, :actor, :roles, :act, :type, :id,
                    :label, :before::jsonb, :after::jsonb, :reason, :rows, :ip, :request, :mac)
                """)
                .param("seq", head.seq).param("at", Timestamp.from(line.at())).param("account", line.account())
                .param("person", line.person()).param("actor", line.actor()).param("roles", line.roles())
                .param("act", line.act()).param("type", line.objectType()).param("id", line.objectId())
                .param("label", line.label()).param("before", json.writeValueAsString(line.before()))
                .param("after", json.writeValueAsString(line.after())).param("reason", line.reason())
                .param("rows", line.rows()).param("ip", line.ip()).param("request", line.request())
                .param("mac", head.mac).update();
    }

    private AuditRecord read(ResultSet rs) throws SQLException {
        return new AuditRecord(rs.getTimestamp("at").toInstant(), rs.getObject("account_id", UUID.class),
                rs.getObject("person_id", UUID.class), rs.getString("actor"), rs.getString("roles"), rs.getString("act"),
                rs.getString("object_type"), rs.getString("object_id"), rs.getString("label"),
                json.readValue(rs.getString("before"), FIELDS), json.readValue(rs.getString("after"), FIELDS),
                rs.getString("reason"), rs.getObject("row_count", Long.class), rs.getString("ip"), rs.getString("request_id"));
    }

    private record Head(long seq, byte[] mac) {
    }

    private record Kept(long seq, byte[] mac, AuditRecord line) {
    }
}
