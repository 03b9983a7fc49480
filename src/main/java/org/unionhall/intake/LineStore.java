package org.unionhall.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.unionhall.kernel.Money;
import tools.jackson.databind.json.JsonMapper;

/** Brings planned lines into the database by COPY, some hundreds at once, in the transaction under way. */
@Repository
class LineStore {

    private static final String COPY = """
            copy intake_line (roster_id, row_no, status, label, target_id, target_version, fields, changes, faults, warnings)
            from stdin""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    LineStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID roster, List<Line> lines) {
        StringBuilder text = new StringBuilder(lines.size() * 800);
        for (Line line : lines) {
            LineStatus status = line.status();
            text.append(roster).append('\t').append(line.row()).append('\t').append(status).append('\t');
            escape(line.label() == null ? "" : line.label(), text);
            nullable(line.target(), text.append('\t'));
            nullable(line.targetVersion(), text.append('\t'));
            escape(fields(line.fields()), text.append('\t'));
            escape(list(line.changes()), text.append('\t'));
            escape(list(line.faults()), text.append('\t'));
            escape(list(line.warnings()), text.append('\t'));
            text.append('\n');
        }
        copy(text);
    }

    void addMissing(UUID roster, int after, List<RosterKind.Missing> missing) {
        StringBuilder text = new StringBuilder(missing.size() * 100);
        int row = after;
        for (RosterKind.Missing record : missing) {
            text.append(roster).append('\t').append(++row).append('\t').append(LineStatus.MISSING).append('\t');
            escape(record.label(), text);
            text.append('\t').append(record.id()).append("\t\\N\t{}\t[]\t[]\t[]\n");
        }
        copy(text);
    }

    private void copy(StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } catch (SQLException e) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                throw e;
            }
            return null;
        });
    }

    private String list(List<?> items) {
        return items.isEmpty() ? "[]" : json.writeValueAsString(items);
    }

    private String fields(Map<String, Object> fields) {
        if (fields.isEmpty()) {
            return "{}";
        }
        Map<String, Object> plain = new LinkedHashMap<>(fields);
        plain.replaceAll((field, value) -> value instanceof Money money ? (Object) money.fen()
                : value instanceof TemporalAccessor || value instanceof UUID || value instanceof Enum<?> ? value.toString()
                : value);
        return json.writeValueAsString(plain);
    }

    private static void nullable(Object value, StringBuilder text) {
        if (value == null) {
            text.append("\\N");
        } else {
            text.append(value);
        }
    }

    /** Almost no value holds anything to escape: runs of plain letters are copied whole. */
    private static void escape(String value, StringBuilder text) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
                text.append(value, done, i).append('\\').append(c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c);
                done = i + 1;
            }
        }
        text.append(value, done, value.length());
    }
}
