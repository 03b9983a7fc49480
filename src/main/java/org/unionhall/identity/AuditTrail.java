package org.unionhall.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
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

    /**
     * Walks the chain from its first line. Lines written meanwhile are not looked at: everything is read from one
     * moment, without keeping anybody waiting.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    AuditCheck check() {
        Head head = jdbc.sql("select seq, mac from identity_audit_head")
                .query((rs, n) -> new Head(rs.getLong(1), rs.getBytes(2))).single();
        Head last = new Head(0, new byte[32]);
        try (Stream<Kept> rows = jdbc.sql("select * from identity_audit order by seq").withFetchSize(1000)
                .query((rs, n) -> new Kept(rs.getLong("seq"), rs.getBytes("mac"), read(rs))).stream()) {
            for (Iterator<Kept> lines = rows.iterator(); lines.hasNext(); ) {
                Kept kept = lines.next();
                if (kept.seq != last.seq + 1) {
                    return AuditCheck.broken(last.seq, new AuditFault(last.seq + 1, AuditFault.Kind.MISSING));
                }
                if (!Arrays.equals(kept.mac, vault.link(last.mac, kept.line.canonical(kept.seq)))) {
                    return AuditCheck.broken(last.seq, new AuditFault(kept.seq, AuditFault.Kind.CHANGED));
                }
                last = new Head(kept.seq, kept.mac);
            }
        }
        if (head.seq != last.seq || !Arrays.equals(head.mac, last.mac)) {
            return AuditCheck.broken(last.seq, new AuditFault(last.seq + 1, AuditFault.Kind.MISSING));
        }
        return AuditCheck.whole(last.seq, HexFormat.of().formatHex(last.mac, 0, 8));
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

    AuditRecord read(ResultSet rs) throws SQLException {
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
