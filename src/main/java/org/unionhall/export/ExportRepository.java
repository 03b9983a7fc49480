package org.unionhall.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.files.FileId;
import org.unionhall.files.FileOwner;
import org.unionhall.identity.AccountId;

@Repository
class ExportRepository implements FileOwner {

    private final JdbcClient jdbc;

    ExportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return Exports.OWNER_TYPE;
    }

    @Override
    public String wants() {
        return "exists (select 1 from export_order o where o.id = f.owner_id and o.file_id = f.id)";
    }

    void insert(Export export, byte[] filters) {
        jdbc.sql("""
                insert into export_order (id, list, state, account_id, file_name, filters_sealed, clear, reason, reach, expected, ordered_at)
                values (:id, :list, :state, :owner, :name, :filters, :clear, :reason, :reach, :expected, :at)
                """).param("id", export.id()).param("list", export.list()).param("state", export.state().name())
                .param("owner", export.owner().value()).param("name", export.fileName()).param("filters", filters)
                .param("clear", export.clear()).param("reason", export.reason()).param("reach", export.reach())
                .param("expected", export.expected()).param("at", Timestamp.from(export.orderedAt())).update();
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql("select * from export_order where id = :id").param("id", id).query(ExportRepository::read).optional();
    }

    List<Export> of(AccountId owner, int most) {
        return jdbc.sql("select * from export_order where account_id = :owner order by ordered_at desc, id desc limit :most")
                .param("owner", owner.value()).param("most", most).query(ExportRepository::read).list();
    }

    /** Locks the owner's orders, so that two clicks cannot both be the last one allowed. */
    int underWay(AccountId owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('export:' || :owner, 0))").param("owner", owner.value().toString())
                .query((rs, row) -> 1).list();
        return jdbc.sql("select count(*) from export_order where account_id = :owner and state in ('ORDERED', 'WRITING')")
                .param("owner", owner.value()).query(Integer.class).single();
    }

    byte[] filters(UUID id) {
        return jdbc.sql("select filters_sealed from export_order where id = :id").param("id", id).query(byte[].class).single();
    }

    /** Moves an order on if it still is where the act begins. */
    boolean move(ExportAct act, UUID id) {
        return jdbc.sql("update export_order set state = :to where id = :id and state = any(:from)").param("to", act.to().name())
                .param("id", id).param("from", act.fromNames()).update() == 1;
    }

    int begin(UUID id) {
        return jdbc.sql("update export_order set attempt = attempt + 1, rows = 0 where id = :id returning attempt")
                .param("id", id).query(Integer.class).single();
    }

    /** False when it was discarded meanwhile, or another writing has begun. */
    boolean progress(UUID id, int attempt, long rows) {
        return jdbc.sql("update export_order set rows = :rows where id = :id and attempt = :attempt and state = 'WRITING'")
                .param("rows", rows).param("id", id).param("attempt", attempt).update() == 1;
    }

    void kept(UUID id, FileId file) {
        jdbc.sql("update export_order set file_id = :file where id = :id").param("file", file.value()).param("id", id).update();
    }

    void fileGone(UUID id) {
        jdbc.sql("update export_order set file_id = null where id = :id").param("id", id).update();
    }

    void refused(UUID id, String code, List<String> args) {
        jdbc.sql("update export_order set refusal = :code, refusal_args = :args where id = :id").param("code", code)
                .param("args", args.toArray(String[]::new)).param("id", id).update();
    }

    List<Export> orderedBefore(Instant moment) {
        return jdbc.sql("select * from export_order where ordered_at < :moment and state in ('READY', 'FAILED')")
                .param("moment", Timestamp.from(moment)).query(ExportRepository::read).list();
    }

    private static Export read(ResultSet rs, int row) throws SQLException {
        UUID file = rs.getObject("file_id", UUID.class);
        return new Export(rs.getObject("id", UUID.class), rs.getString("list"), ExportState.valueOf(rs.getString("state")),
                new AccountId(rs.getObject("account_id", UUID.class)), rs.getString("file_name"), rs.getBoolean("clear"),
                rs.getString("reason"), rs.getString("reach"), rs.getLong("expected"), rs.getLong("rows"),
                file == null ? null : new FileId(file), rs.getString("refusal"),
                Arrays.asList((String[]) rs.getArray("refusal_args").getArray()), rs.getTimestamp("ordered_at").toInstant(),
                rs.getInt("attempt"));
    }
}
