package org.unionhall.personnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.MergeParticipant.Remark;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;

/**
 * Makes one record of two that are one human being, and takes it back. Everything happens in one transaction; every row
 * that changes is written down as it was. Both records are locked first, the smaller id before the larger: of two who
 * merge overlapping pairs at once, one waits and is then told.
 */
@Service
public class Merges {

    private final JdbcClient jdbc;
    private final PersonRepository people;
    private final MergeRows rows;
    private final List<MergeParticipant> participants;
    private final Audit audit;
    private final Clock clock;

    Merges(JdbcClient jdbc, PersonRepository people, MergeRows rows, List<MergeParticipant> participants, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.rows = rows;
        this.participants = participants.stream().sorted(Comparator.comparing((MergeParticipant one) -> !(one instanceof PersonTables))
                .thenComparing((MergeParticipant one) -> one.getClass().getName())).toList();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param taken  the fields whose value comes from the record that goes
     * @param seen   the version of the record that stays, as it was looked at; @param seenOther that of the other
     */
    public record Wish(PersonId stays, PersonId goes, Set<PersonField> taken, int seen, int seenOther, String reason) {
    }

    /** One merge, as its page shows it. */
    public record Merge(UUID id, PersonId stays, PersonId goes, String staysLabel, String goesLabel, List<PersonField> taken, Instant at,
                        String actor, String reason, Instant undoneAt, String undoneBy, String undoReason) {
    }

    static String label(PersonFacts person) {
        return person.staffNo() == null ? person.name() : person.name() + " " + person.staffNo();
    }

    /** What would happen, and what forbids it; the latter first. */
    public List<Remark> look(PersonId stays, PersonId goes) {
        return participants.stream().flatMap(one -> one.look(stays, goes).stream())
                .sorted(Comparator.comparing((Remark one) -> !one.forbids())).toList();
    }

    /**
     * @throws Refusal {@code personnel.merge.itself}, {@code .own}, {@code .gone}, {@code .moved}, or what a
     *                 participant's remark forbids
     */
    @Transactional
    public UUID merge(Actor actor, Wish wish) {
        String why = Reason.of(wish.reason());
        if (wish.stays().equals(wish.goes())) {
            throw new Refusal("personnel.merge.itself");
        }
        if (actor.is(wish.stays()) || actor.is(wish.goes())) {
            throw new Refusal("personnel.merge.own");
        }
        PersonFacts stays = hold(wish.stays(), wish.goes()).stream().filter(one -> one.id().equals(wish.stays())).findFirst().orElseThrow();
        PersonFacts goes = people.find(wish.goes()).orElseThrow();
        if (stays.version() != wish.seen() || goes.version() != wish.seenOther()) {
            throw new Refusal("personnel.merge.moved");
        }
        look(wish.stays(), wish.goes()).stream().filter(Remark::forbids).findFirst().ifPresent(no -> {
            throw new Refusal(no.key(), no.args().toArray());
        });
        UUID id = Ids.next();
        List<MergeRows.Image> before = images(wish);
        participants.forEach(one -> one.join(wish.stays(), wish.goes()));
        takeOver(wish, before.get(0), id, actor, stays, goes);
        jdbc.sql("""
                insert into personnel_merge (id, stays_id, goes_id, stays_label, goes_label, taken, at, actor, reason)
                values (:id, :stays, :goes, :staysLabel, :goesLabel, :taken, :at, :actor, :reason)
                """).param("id", id).param("stays", wish.stays().value()).param("goes", wish.goes().value())
                .param("staysLabel", label(stays)).param("goesLabel", label(goes)).param("taken", names(wish.taken()))
                .param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).param("reason", why).update();
        List<MergeRows.Image> after = images(wish);
        int nr = 1;
        for (int table = 0; table < before.size(); table++) {
            nr = rows.keep(id, nr, before.get(table), after.get(table));
        }
        audit.record(AuditEntry.of(actor, "personnel.person.merge").on("person", wish.stays(), label(stays))
                .change("merged", label(goes), label(stays)).because(why));
        return id;
    }

    /** @throws Refusal {@code personnel.merge.gone} when one of them was merged away meanwhile */
    private List<PersonFacts> hold(PersonId one, PersonId other) {
        List<UUID> held = jdbc.sql("select id from personnel_person where id in (:one, :other) order by id for update")
                .param("one", one.value()).param("other", other.value()).query(UUID.class).list();
        if (held.size() < 2) {
            throw new Refusal("personnel.merge.gone");
        }
        return held.stream().map(id -> people.find(new PersonId(id)).orElseThrow()).toList();
    }

    private List<PersonTable> tables() {
        return participants.stream().flatMap(one -> one.tables().stream())
                .filter(table -> table.strategy() != Strategy.FOLLOWS && table.strategy() != Strategy.REMAINS).toList();
    }

    private List<MergeRows.Image> images(Wish wish) {
        return tables().stream().map(table -> rows.take(table, wish.stays(), wish.goes())).toList();
    }

    /** The record that goes leaves first: its staff number and document number may pass to the other. */
    private void takeOver(Wish wish, MergeRows.Image people, UUID merge, Actor actor, PersonFacts stays, PersonFacts goes) {
        String record = people.rows().entrySet().stream().filter(row -> row.getKey().contains(wish.goes().toString()))
                .map(Map.Entry::getValue).findFirst().orElseThrow();
        jdbc.sql("delete from personnel_person where id = :goes").param("goes", wish.goes().value()).update();
        String values = wish.taken().stream().flatMap(field -> field.columns().stream())
                .map(column -> column + " = g." + column + ", ").collect(Collectors.joining());
        jdbc.sql("update personnel_person s set " + values + "changed_at = :at, version = s.version + 1"
                        + " from jsonb_populate_record(null::personnel_person, :record::jsonb) g where s.id = :stays")
                .param("at", Timestamp.from(clock.instant())).param("record", record).param("stays", wish.stays().value()).update();
        for (PersonField field : wish.taken()) {
            journal(wish.stays(), merge, actor, field.key(), field.inJournal(field.of(stays)), field.inJournal(field.of(goes)));
        }
        journal(wish.stays(), merge, actor, "merged", label(goes), label(stays));
    }

    private void journal(PersonId person, UUID merge, Actor actor, String field, String before, String after) {
        jdbc.sql("""
                insert into personnel_change (person_id, at, actor, source, source_id, field, before, after)
                values (:person, :at, :actor, 'merge', :merge, :field, :before, :after)
                """).param("person", person.value()).param("at", Timestamp.from(clock.instant())).param("actor", actor.name())
                .param("merge", merge).param("field", field).param("before", before, java.sql.Types.VARCHAR)
                .param("after", after, java.sql.Types.VARCHAR).update();
    }

    /**
     * Restores both records and every row as they were.
     *
     * @throws Refusal {@code personnel.undo.done}, {@code personnel.undo.later} when the record that stayed was itself
     *                 merged since, {@code <module>.undo.<table>} when something changed since
     */
    @Transactional
    public void undo(Actor actor, UUID id, String reason) {
        String why = Reason.of(reason);
        Merge merge = jdbc.sql(MERGES + " where id = :id for update").param("id", id).query(Merges::read).optional()
                .orElseThrow(() -> new Refusal("personnel.merge.unknown"));
        if (merge.undoneAt() != null) {
            throw new Refusal("personnel.undo.done");
        }
        if (actor.is(merge.stays())) {
            throw new Refusal("personnel.merge.own");
        }
        if (jdbc.sql("select id from personnel_person where id = :stays for update").param("stays", merge.stays().value())
                .query(UUID.class).optional().isEmpty()) {
            throw new Refusal("personnel.undo.later");
        }
        tables().forEach(table -> rows.mustBeAsLeft(id, table, merge.stays()));
        try {
            rows.restore(id, tables());
        } catch (DataIntegrityViolationException taken) {
            throw new Refusal("personnel.undo.impossible");
        }
        jdbc.sql("update personnel_merge set undone_at = :at, undone_by = :actor, undo_reason = :reason where id = :id")
                .param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).param("reason", why).param("id", id).update();
        audit.record(AuditEntry.of(actor, "personnel.merge.undo").on("person", merge.stays(), merge.staysLabel())
                .change("merged", merge.staysLabel(), merge.goesLabel()).because(why));
    }

    private static final String MERGES = """
            select id, stays_id, goes_id, stays_label, goes_label, taken, at, actor, reason, undone_at, undone_by, undo_reason from personnel_merge
            """;

    public long count() {
        return jdbc.sql("select count(*) from personnel_merge").query(Long.class).single();
    }

    /** The newest first. */
    public List<Merge> list(int limit, long offset) {
        return jdbc.sql(MERGES + " order by at desc, id desc limit :limit offset :offset").param("limit", limit).param("offset", offset)
                .query(Merges::read).list();
    }

    public Optional<Merge> find(UUID id) {
        return jdbc.sql(MERGES + " where id = :id").param("id", id).query(Merges::read).optional();
    }

    /** How many records of each table the merge touched. */
    public Map<String, Integer> touched(UUID id) {
        return rows.touched(id);
    }

    private static Merge read(ResultSet rs, int row) throws SQLException {
        Timestamp undone = rs.getTimestamp("undone_at");
        String taken = rs.getString("taken");
        return new Merge(rs.getObject("id", UUID.class), new PersonId(rs.getObject("stays_id", UUID.class)),
                new PersonId(rs.getObject("goes_id", UUID.class)), rs.getString("stays_label"), rs.getString("goes_label"),
                taken.isEmpty() ? List.of() : Arrays.stream(taken.split(" ")).map(PersonField::valueOf).toList(),
                rs.getTimestamp("at").toInstant(), rs.getString("actor"), rs.getString("reason"),
                undone == null ? null : undone.toInstant(), rs.getString("undone_by"), rs.getString("undo_reason"));
    }

    private static String names(Set<PersonField> fields) {
        return fields.isEmpty() ? "" : EnumSet.copyOf(new ArrayList<>(fields)).stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
