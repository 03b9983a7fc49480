package org.unionhall.membership.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;

/** The rows of matters and their steps. */
@Repository
class MatterRepository {

    static final String COLUMNS = """
            select t.*, p.name, p.staff_no, f.short_name as from_name, u.short_name as to_name
            from membership_matter t join personnel_person p on p.id = t.person_id
            left join membership_unit f on f.id = t.from_unit left join membership_unit u on u.id = t.to_unit
            """;

    private final JdbcClient jdbc;

    MatterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Matter> find(UUID id) {
        return jdbc.sql(COLUMNS + " where t.id = :id").param("id", id).query(MatterRepository::read).optional();
    }

    Optional<Matter> lock(UUID id) {
        return jdbc.sql(COLUMNS + " where t.id = :id for update of t").param("id", id).query(MatterRepository::read).optional();
    }

    void lockPerson(PersonId person) {
        jdbc.sql("select id from personnel_person where id = :id for update").param("id", person.value()).query(UUID.class).optional();
    }

    Optional<Matter> open(PersonId person) {
        return jdbc.sql(COLUMNS + " where t.person_id = :person and t.stage in ('FIRST', 'SECOND', 'RETURNED')").param("person", person.value())
                .query(MatterRepository::read).optional();
    }

    List<Matter> of(PersonId person) {
        return jdbc.sql(COLUMNS + " where t.person_id = :person order by t.asked_at desc").param("person", person.value()).query(MatterRepository::read).list();
    }

    /** Open matters that begin or end in a unit, locked. */
    List<Matter> openAt(UUID unit) {
        return jdbc.sql(COLUMNS + " where :unit in (t.from_unit, t.to_unit) and t.stage in ('FIRST', 'SECOND', 'RETURNED') order by t.id for update of t")
                .param("unit", unit).query(MatterRepository::read).list();
    }

    void insert(UUID id, Asking asking, UUID from, UUID to, Actor actor, boolean onBehalf, Instant at, LocalDate due) {
        jdbc.sql("""
                insert into membership_matter (id, kind, stage, person_id, from_unit, to_unit, asked_by, asker, on_behalf, way, words, elsewhere,
                    unpaid_since, talked_on, asked_at, moved_at, due_on)
                values (:id, :kind, 'FIRST', :person, :from, :to, :account, :asker, :onBehalf, :way, :words, :elsewhere, :unpaid, :talked, :at, :at, :due)
                """).param("id", id).param("kind", asking.kind().name()).param("person", asking.person().value()).param("from", from, Types.OTHER)
                .param("to", to, Types.OTHER).param("account", actor.account().value()).param("asker", actor.name()).param("onBehalf", onBehalf)
                .param("way", asking.way() == null ? null : asking.way().name(), Types.VARCHAR).param("words", asking.words())
                .param("elsewhere", asking.elsewhere(), Types.VARCHAR).param("unpaid", asking.unpaidSince(), Types.DATE)
                .param("talked", asking.talkedOn(), Types.DATE).param("at", Timestamp.from(at)).param("due", due, Types.DATE).update();
    }

    /** @param on the day it took effect, for {@link MatterStage#DONE} */
    void move(UUID id, MatterStage to, LocalDate on, Instant at) {
        jdbc.sql("update membership_matter set stage = :to, on_day = :on, moved_at = :at, version = version + 1 where id = :id")
                .param("to", to.name()).param("on", on, Types.DATE).param("at", Timestamp.from(at)).param("id", id).update();
    }

    void step(UUID matter, MatterAct act, MatterStage from, MatterStage to, Instant at, String actor, String note) {
        jdbc.sql("""
                insert into membership_matter_step (matter_id, act, from_stage, to_stage, at, actor, note)
                values (:matter, :act, :from, :to, :at, :actor, :note)
                """).param("matter", matter).param("act", act == null ? "ASK" : act.name()).param("from", from == null ? null : from.name(), Types.VARCHAR)
                .param("to", to.name()).param("at", Timestamp.from(at)).param("actor", actor).param("note", note, Types.VARCHAR).update();
    }

    List<Matter.Step> steps(UUID matter) {
        return jdbc.sql("select act, from_stage, to_stage, at, actor, note from membership_matter_step where matter_id = :id order by at, id").param("id", matter)
                .query((rs, n) -> new Matter.Step(rs.getString(1).equals("ASK") ? null : MatterAct.valueOf(rs.getString(1)),
                        rs.getString(2) == null ? null : MatterStage.valueOf(rs.getString(2)), MatterStage.valueOf(rs.getString(3)),
                        rs.getTimestamp(4).toInstant(), rs.getString(5), rs.getString(6))).list();
    }

    void words(UUID id, String words) {
        jdbc.sql("update membership_matter set words = :words where id = :id").param("words", words).param("id", id).update();
    }

    void duesFrom(UUID id, LocalDate month) {
        jdbc.sql("update membership_matter set dues_from = :month where id = :id").param("month", month).param("id", id).update();
    }

    /** Gives the matter the next number of the year's letters; the act's transaction keeps the row of the year. */
    void letter(UUID id, int year) {
        int number = jdbc.sql("""
                insert into membership_letter_number (year, last) values (:year, 1)
                on conflict (year) do update set last = membership_letter_number.last + 1 returning last
                """).param("year", year).query(Integer.class).single();
        jdbc.sql("update membership_matter set letter_no = :number where id = :id").param("number", "%d-%03d".formatted(year, number)).param("id", id).update();
    }

    /** Sets the unit that goes on in another's place. */
    void redirect(UUID id, UUID from, UUID to) {
        jdbc.sql("update membership_matter set from_unit = :from, to_unit = :to, version = version + 1 where id = :id")
                .param("from", from, Types.OTHER).param("to", to, Types.OTHER).param("id", id).update();
    }

    boolean led(UUID unit, LocalDate today) {
        return jdbc.sql("select membership_unit_led(:unit, :today)").param("unit", unit).param("today", today).query(Boolean.class).single();
    }

    static Matter read(ResultSet rs, int row) throws SQLException {
        String way = rs.getString("way");
        return new Matter(rs.getObject("id", UUID.class), MatterKind.valueOf(rs.getString("kind")), MatterStage.valueOf(rs.getString("stage")),
                new PersonId(rs.getObject("person_id", UUID.class)), rs.getString("name"), rs.getString("staff_no"),
                rs.getObject("from_unit", UUID.class), rs.getString("from_name"), rs.getObject("to_unit", UUID.class), rs.getString("to_name"),
                new AccountId(rs.getObject("asked_by", UUID.class)), rs.getString("asker"), rs.getBoolean("on_behalf"),
                way == null ? null : AskingWay.valueOf(way), rs.getString("words"), rs.getString("elsewhere"), rs.getString("letter_no"),
                day(rs, "dues_from"), day(rs, "unpaid_since"), day(rs, "talked_on"), day(rs, "on_day"), rs.getTimestamp("asked_at").toInstant(),
                rs.getTimestamp("moved_at").toInstant(), day(rs, "due_on"), rs.getInt("version"));
    }

    private static LocalDate day(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, LocalDate.class);
    }
}
