package org.unionhall.membership.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Ids;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/** Elections, their races and candidates. */
@Repository
class ElectionRepository {

    private static final String ELECTIONS = """
            select e.*, u.name as unit_name, u.kind as unit_kind, a.name as above from membership_election e
            join membership_unit u on u.id = e.unit_id left join membership_unit a on a.id = u.parent_id\s""";
    private static final String WITHIN =
            "(:all or e.unit_id in (select unit_id from membership_unit_below where ancestor_id = any(:roots)))";

    /** Whoever writes in a record is kept with it. */
    private static final String TOUCHED =
            " entered_by = array_append(array_remove(entered_by, :by::uuid), :by::uuid), version = version + 1 where id = :id";

    private final JdbcClient jdbc;
    private final Clock clock;

    ElectionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Election> find(UUID id) {
        return jdbc.sql(ELECTIONS + "where e.id = :id").param("id", id).query((rs, n) -> election(rs, races(id))).optional();
    }

    /** Two who decide the same one queue here; the second finds it decided. */
    Optional<Election> lock(UUID id) {
        jdbc.sql("select 1 from membership_election where id = :id for update").param("id", id).query(Integer.class).optional();
        return find(id);
    }

    private static final String COUNTING = ELECTIONS + "where e.unit_id = :unit and e.body = :body and e.state in ('RECORDED', 'APPROVED') and ";

    /** The last election of a body on or before a day that was sent or approved and is no run-off. */
    Optional<Election> last(UUID unit, Body body, LocalDate on) {
        return jdbc.sql(COUNTING + "e.kind <> 'RUN_OFF' and e.held_on <= :on order by e.held_on desc, e.id desc limit 1").param("unit", unit)
                .param("body", body.name()).param("on", on).query((rs, n) -> election(rs, races(rs.getObject("id", UUID.class)))).optional();
    }

    /** The run-offs of its body that were sent or approved since. */
    List<Election> runOffs(Election first) {
        return jdbc.sql(COUNTING + "e.kind = 'RUN_OFF' and e.held_on >= :on order by e.held_on, e.id").param("unit", first.unit())
                .param("body", first.body().name()).param("on", first.heldOn()).query((rs, n) -> election(rs, races(rs.getObject("id", UUID.class)))).list();
    }

    private List<Race> races(UUID election) {
        return jdbc.sql("select * from membership_race where election_id = :id").param("id", election)
                .query((rs, n) -> new Race(rs.getObject("id", UUID.class), Post.valueOf(rs.getString("post")), rs.getInt("seats"), rs.getInt("given"),
                        rs.getInt("returned"), rs.getInt("valid"), candidates(rs.getObject("id", UUID.class)))).list().stream()
                .sorted(Comparator.comparing(Race::post)).toList();
    }

    private List<Race.Candidate> candidates(UUID race) {
        return jdbc.sql("select * from membership_candidate where race_id = :id order by nr").param("id", race)
                .query((rs, n) -> new Race.Candidate(rs.getObject("person_id", UUID.class), rs.getString("name"), rs.getString("staff_no"), rs.getInt("votes"),
                        rs.getInt("against"), rs.getInt("abstain"), rs.getBoolean("full_time"))).list();
    }

    long count(Scope scope, ElectionState state, UUID unit) {
        return jdbc.sql("select count(*) from membership_election e where " + WITHIN + " and (:state::text is null or e.state = :state)"
                        + " and (:unit::uuid is null or e.unit_id = :unit)")
                .param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new)).param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("unit", unit, Types.OTHER).query(Long.class).single();
    }

    /** Without races; the latest first. */
    List<Election> list(Scope scope, ElectionState state, UUID unit, long offset, int size) {
        return jdbc.sql(ELECTIONS + "where " + WITHIN + " and (:state::text is null or e.state = :state) and (:unit::uuid is null or e.unit_id = :unit)"
                        + " order by e.held_on desc, e.id desc limit :size offset :offset")
                .param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new)).param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("unit", unit, Types.OTHER).param("size", size).param("offset", offset).query((rs, n) -> election(rs, List.of())).list();
    }

    /** Sent and not decided, of units whose upper unit this scope reaches, and not written by this account; and what this account has not sent, or got back. */
    List<Election> waiting(Scope scope, UUID account) {
        return jdbc.sql(ELECTIONS + """
                where e.state in ('DRAFT', 'RETURNED') and e.recorded_by = :account or e.state = 'RECORDED' and :account <> all (e.entered_by) and
                    (:all or coalesce(u.parent_id, u.id) in (select unit_id from membership_unit_below where ancestor_id = any(:roots)))
                order by e.recorded_at limit 200
                """).param("account", account).param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new))
                .query((rs, n) -> election(rs, List.of())).list();
    }

    UUID insert(Actor actor, UUID unit, ElectionDraft draft, LocalDate termTo) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into membership_election (id, unit_id, body, kind, meeting, held_on, should_attend, present, number, term_from, term_to, document,
                    state, recorded_by, entered_by, recorded_name, recorded_at)
                values (:id, :unit, :body, :kind, :meeting, :held, :should, :present, :number, :from, :to, :document, 'DRAFT', :by, array[:by]::uuid[], :name, :at)
                """).param("id", id).param("unit", unit).param("body", draft.body().name()).param("kind", draft.kind().name())
                .param("by", actor.account().value()).param("name", actor.name()).param("at", Timestamp.from(clock.instant()))
                .params(meeting(draft, termTo)).update();
        return id;
    }

    void update(Actor actor, UUID id, ElectionDraft draft, LocalDate termTo) {
        jdbc.sql("""
                update membership_election set meeting = :meeting, held_on = :held, should_attend = :should, present = :present, number = :number,
                    term_from = :from, term_to = :to, document = :document, state = 'DRAFT', """ + TOUCHED).params(meeting(draft, termTo)).param("by", actor.account().value()).param("id", id).update();
    }

    private static java.util.Map<String, Object> meeting(ElectionDraft draft, LocalDate termTo) {
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        values.put("meeting", draft.meeting().name());
        values.put("held", draft.heldOn());
        values.put("should", draft.shouldAttend());
        values.put("present", draft.present());
        values.put("number", new org.springframework.jdbc.core.SqlParameterValue(Types.INTEGER, draft.number()));
        values.put("from", draft.termFrom());
        values.put("to", new org.springframework.jdbc.core.SqlParameterValue(Types.DATE, termTo));
        values.put("document", new org.springframework.jdbc.core.SqlParameterValue(Types.VARCHAR, draft.document()));
        return values;
    }

    /** Writes a race anew, in the place of the one for the same post. */
    void put(Actor actor, UUID election, Race race) {
        remove(actor, election, race.post());
        jdbc.sql("insert into membership_race (id, election_id, post, seats, given, returned, valid) values (:id, :election, :post, :seats, :given, :returned, :valid)")
                .param("id", race.id()).param("election", election).param("post", race.post().name()).param("seats", race.seats()).param("given", race.given())
                .param("returned", race.returned()).param("valid", race.valid()).update();
        int nr = 1;
        for (Race.Candidate candidate : race.candidates()) {
            jdbc.sql("""
                    insert into membership_candidate (race_id, nr, person_id, name, staff_no, votes, against, abstain, full_time)
                    values (:race, :nr, :person, :name, :staff, :votes, :against, :abstain, :full)
                    """).param("race", race.id()).param("nr", nr++).param("person", candidate.person()).param("name", candidate.name())
                    .param("staff", candidate.staffNo()).param("votes", candidate.votes()).param("against", candidate.against())
                    .param("abstain", candidate.abstain()).param("full", candidate.fullTime()).update();
        }
        touch(actor, election);
    }

    void remove(Actor actor, UUID election, Post post) {
        jdbc.sql("delete from membership_race where election_id = :id and post = :post").param("id", election).param("post", post.name()).update();
        touch(actor, election);
    }

    private void touch(Actor actor, UUID election) {
        jdbc.sql("update membership_election set state = 'DRAFT', " + TOUCHED).param("by", actor.account().value()).param("id", election).update();
    }

    void submit(Actor actor, UUID id, String document, String deviation) {
        jdbc.sql("""
                update membership_election set state = 'RECORDED', document = :document, deviation = :deviation, recorded_by = :by, recorded_name = :name, recorded_at = :at,
                    """ + TOUCHED).param("document", document, Types.VARCHAR).param("deviation", deviation, Types.VARCHAR).param("by", actor.account().value())
                .param("name", actor.name()).param("at", Timestamp.from(clock.instant())).param("id", id).update();
    }

    void decide(Actor actor, UUID id, ElectionState state, String document, String reason) {
        jdbc.sql("""
                update membership_election set state = :state, decided_by = :by, decided_name = :name, decided_at = :at, decision_document = :document,
                    decision_reason = :reason, version = version + 1 where id = :id
                """).param("state", state.name()).param("by", actor.account().value()).param("name", actor.name()).param("at", Timestamp.from(clock.instant()))
                .param("document", document, Types.VARCHAR).param("reason", reason, Types.VARCHAR).param("id", id).update();
    }

    private static Election election(ResultSet rs, List<Race> races) throws SQLException {
        return new Election(rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class), rs.getString("unit_name"),
                UnitKind.valueOf(rs.getString("unit_kind")), rs.getString("above"), Body.valueOf(rs.getString("body")),
                ElectionKind.valueOf(rs.getString("kind")), Meeting.valueOf(rs.getString("meeting")), rs.getObject("held_on", LocalDate.class),
                rs.getInt("should_attend"), rs.getInt("present"), rs.getObject("number", Integer.class), rs.getObject("term_from", LocalDate.class),
                rs.getObject("term_to", LocalDate.class), rs.getString("document"), rs.getString("deviation"), ElectionState.valueOf(rs.getString("state")),
                rs.getObject("recorded_by", UUID.class), Set.of((UUID[]) rs.getArray("entered_by").getArray()), rs.getString("recorded_name"), at(rs, "recorded_at"), rs.getString("decided_name"), at(rs, "decided_at"),
                rs.getString("decision_document"), rs.getString("decision_reason"), rs.getInt("version"), races);
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
