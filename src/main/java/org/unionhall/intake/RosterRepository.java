package org.unionhall.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.files.FileId;
import org.unionhall.files.FileOwner;
import org.unionhall.identity.AccountId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RosterRepository implements FileOwner {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };
    private static final TypeReference<List<Line.Remark>> REMARKS = new TypeReference<>() {
    };
    private static final TypeReference<List<Line.Change>> CHANGES = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
    };
    /** Any number nobody else uses: the queue of commits. */
    private static final long COMMIT_QUEUE = 0x1D7A4E01L;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RosterRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String type() {
        return Rosters.OWNER_TYPE;
    }

    @Override
    public String wants() {
        return "exists (select 1 from intake_roster r where r.id = f.owner_id and r.file_id = f.id)";
    }

    void insert(UUID id, String kind, FileId file, String fileName, AccountId account, String name, Instant at) {
        jdbc.sql("""
                insert into intake_roster (id, kind, file_id, file_name, state, answer, account_id, person_name, handed_at)
                values (:id, :kind, :file, :fileName, 'RECEIVED', :answer::jsonb, :account, :name, :at)
                """).param("id", id).param("kind", kind, Types.VARCHAR)
                .param("file", file == null ? null : file.value(), Types.OTHER).param("fileName", fileName)
                .param("answer", json.writeValueAsString(new Answer(kind, null, null, false)))
                .param("account", account.value()).param("name", name).param("at", Timestamp.from(at)).update();
    }

    Optional<Roster> find(UUID id) {
        return jdbc.sql("select * from intake_roster where id = :id").param("id", id).query(this::roster).optional();
    }

    List<Roster> of(AccountId owner, int most) {
        return jdbc.sql("select * from intake_roster where account_id = :owner order by handed_at desc, id desc limit :most")
                .param("owner", owner.value()).param("most", most).query(this::roster).list();
    }

    List<Roster> waiting(AccountId owner, Set<RosterState> states) {
        return jdbc.sql("select * from intake_roster where account_id = :owner and state = any(:states) order by handed_at desc limit 20")
                .param("owner", owner.value()).param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .query(this::roster).list();
    }

    /** Moves a roster on if it still is where the act begins, and still the one its owner saw. */
    boolean move(RosterAct act, UUID id, Integer version) {
        return jdbc.sql("""
                update intake_roster set state = :to, version = version + 1
                where id = :id and state = any(:from) and (:version::int is null or version = :version::int)
                """).param("to", act.to().name()).param("id", id)
                .param("from", act.fromNames())
                .param("version", version, Types.INTEGER).update() == 1;
    }

    void refused(UUID id, String code, List<String> args) {
        jdbc.sql("update intake_roster set refusal = :code, refusal_args = :args::jsonb where id = :id")
                .param("code", code, Types.VARCHAR).param("args", json.writeValueAsString(args)).param("id", id).update();
    }

    void answer(UUID id, Answer answer) {
        jdbc.sql("update intake_roster set answer = :answer::jsonb where id = :id")
                .param("answer", json.writeValueAsString(answer)).param("id", id).update();
    }

    void survey(UUID id, Survey survey, String charset) {
        jdbc.sql("""
                update intake_roster set survey = :survey::jsonb, kind = :kind, sheet = :sheet, charset = :charset where id = :id
                """).param("survey", json.writeValueAsString(survey)).param("kind", survey.kind(), Types.VARCHAR)
                .param("sheet", survey.sheet(), Types.VARCHAR).param("charset", charset, Types.VARCHAR)
                .param("id", id).update();
    }

    /** Begins a reading and returns its number. */
    int beginReading(UUID id) {
        return jdbc.sql("""
                update intake_roster set attempt = attempt + 1, done = 0, total = null, refusal = null, refusal_args = '[]'
                where id = :id returning attempt
                """).param("id", id).query(Integer.class).single();
    }

    /** False when the roster was withdrawn meanwhile, or another reading has begun. */
    boolean progress(UUID id, int attempt, long done, Long total) {
        return jdbc.sql("""
                update intake_roster set done = :done, total = :total
                where id = :id and attempt = :attempt and state = 'READING'
                """).param("done", done).param("total", total, Types.BIGINT).param("id", id).param("attempt", attempt).update() == 1;
    }

    /** Two readings of one roster write one after the other: their lines bear the same numbers. Waits; lasts as long as the transaction. */
    void queueForLines(UUID id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('intake:' || :id, 0))").param("id", id.toString()).query((rs, n) -> 1).list();
    }

    boolean read(UUID id, int attempt) {
        return jdbc.sql("select 1 from intake_roster where id = :id and attempt = :attempt and state = 'READING' for update")
                .param("id", id).param("attempt", attempt).query(Integer.class).optional().isPresent();
    }

    void counts(UUID id, Roster.Counts counts, long rows) {
        jdbc.sql("""
                update intake_roster set lines_new = :added, lines_changed = :changed, lines_unchanged = :unchanged,
                    lines_faulty = :faulty, lines_missing = :missing, lines_hidden = :hidden, lines_warned = :warned,
                    done = :rows, total = :rows where id = :id
                """).param("added", counts.added()).param("changed", counts.changed()).param("unchanged", counts.unchanged())
                .param("faulty", counts.faulty()).param("missing", counts.missing()).param("hidden", counts.hidden())
                .param("warned", counts.warned()).param("rows", rows).param("id", id).update();
    }

    void deleteLines(UUID id) {
        jdbc.sql("delete from intake_line where roster_id = :id").param("id", id).update();
    }

    void fileGone(UUID id) {
        jdbc.sql("update intake_roster set file_id = null where id = :id").param("id", id).update();
    }

    void reach(UUID id, String reach) {
        jdbc.sql("update intake_roster set reach = :reach where id = :id").param("reach", reach).param("id", id).update();
    }

    boolean reaches(UUID id, String reach) {
        return jdbc.sql("select reach = :reach from intake_roster where id = :id and reach is not null").param("reach", reach).param("id", id)
                .query(Boolean.class).optional().orElse(false);
    }

    void committed(UUID id, Instant at) {
        jdbc.sql("update intake_roster set committed_at = :at where id = :id").param("at", Timestamp.from(at)).param("id", id).update();
    }

    /** Tells the planner how many lines there are: a file just read is unknown to it, and set-based SQL would creep row by row. */
    void weighLines() {
        jdbc.sql("analyze intake_line").update();
    }

    /** Waits until no other commit is under way; holds until the end of the transaction. */
    void queueForCommit() {
        jdbc.sql("select pg_advisory_xact_lock(:queue)").param("queue", COMMIT_QUEUE).query((rs, row) -> 1).single();
    }

    List<RosterLine> lines(UUID id, LineStatus status, long offset, int size) {
        return jdbc.sql("""
                select row_no, status, label, fields, changes, faults, warnings from intake_line
                where roster_id = :id and status = :status order by row_no offset :offset limit :size
                """).param("id", id).param("status", status.name()).param("offset", offset).param("size", size)
                .query(this::line).list();
    }

    private RosterLine line(ResultSet rs, int row) throws SQLException {
        return new RosterLine(rs.getInt(1), LineStatus.valueOf(rs.getString(2)), rs.getString(3),
                json.readValue(rs.getString(4), FIELDS), json.readValue(rs.getString(5), CHANGES),
                json.readValue(rs.getString(6), REMARKS), json.readValue(rs.getString(7), REMARKS));
    }

    Map<String, Map<String, String>> rememberedHeadings() {
        Map<String, Map<String, String>> headings = new HashMap<>();
        jdbc.sql("select kind, heading, field from intake_heading").query(rs -> {
            headings.computeIfAbsent(rs.getString(1), kind -> new HashMap<>()).put(rs.getString(2), rs.getString(3));
        });
        return headings;
    }

    void rememberHeading(String kind, String heading, String field) {
        jdbc.sql("""
                insert into intake_heading (kind, heading, field) values (:kind, :heading, :field)
                on conflict (kind, heading) do update set field = excluded.field
                """).param("kind", kind).param("heading", heading).param("field", field).update();
    }

    List<Roster> handedBefore(Instant at, boolean withFile) {
        return jdbc.sql("select * from intake_roster r where handed_at < :at and "
                        + (withFile ? "file_id is not null" : "exists (select 1 from intake_line where roster_id = r.id)"))
                .param("at", Timestamp.from(at)).query(this::roster).list();
    }

    private Roster roster(ResultSet rs, int row) throws SQLException {
        UUID file = rs.getObject("file_id", UUID.class);
        Timestamp committed = rs.getTimestamp("committed_at");
        String survey = rs.getString("survey");
        return new Roster(rs.getObject("id", UUID.class), rs.getString("kind"), file == null ? null : new FileId(file),
                rs.getString("file_name"), rs.getString("sheet"), rs.getString("charset"),
                RosterState.valueOf(rs.getString("state")), survey == null ? null : json.readValue(survey, Survey.class),
                json.readValue(rs.getString("answer"), Answer.class), new AccountId(rs.getObject("account_id", UUID.class)),
                rs.getString("person_name"), rs.getTimestamp("handed_at").toInstant(), rs.getInt("attempt"), rs.getLong("done"),
                rs.getObject("total", Long.class),
                new Roster.Counts(rs.getInt("lines_new"), rs.getInt("lines_changed"), rs.getInt("lines_unchanged"),
                        rs.getInt("lines_faulty"), rs.getInt("lines_missing"), rs.getInt("lines_hidden"), rs.getInt("lines_warned")),
                rs.getString("refusal"), json.readValue(rs.getString("refusal_args"), TEXTS),
                committed == null ? null : committed.toInstant(), rs.getInt("version"));
    }
}
