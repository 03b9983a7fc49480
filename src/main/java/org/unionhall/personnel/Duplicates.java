package org.unionhall.personnel;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * Records that may be the same human being. Nothing is merged by itself: a person looks, and either merges them
 * ({@link Merges}) or says that they are two people, which is remembered.
 */
@Service
public class Duplicates {

    /** A number that more people share than this is a switchboard's, not a person's. */
    private static final int MOST_SHARING = 5;

    /** Why two records may be one person, and how much that says; the points of all reasons are added. */
    public enum Clue {
        /** One bears the 15-digit form of the other's document number. */
        OLD_DOCUMENT(90),
        NAME_AND_BIRTH(50),
        /** The same mobile number, shared by few. Couples share one, too. */
        MOBILE(40),
        /** Names that sound the same, born on one day, in one department: a name spelt with another character. */
        SOUND_DEPARTMENT_BIRTH(40),
        /** The same name in one department, and one of the two has no date of birth. */
        NAME_AND_DEPARTMENT(25);

        private final int points;

        Clue(int points) {
            this.points = points;
        }

        public int points() {
            return points;
        }
    }

    /** How much all clues together say. */
    public enum Likelihood {
        /** From 80 points on. */
        HIGH,
        /** From 50 points on. */
        MEDIUM,
        LOW;

        static Likelihood of(int points) {
            return points >= 80 ? HIGH : points >= 50 ? MEDIUM : LOW;
        }
    }

    /** One side of a pair, as far as the list shows it. */
    public record Side(PersonId id, String name, String staffNo, LocalDate birthOn, String department) {
    }

    public record Pair(Side a, Side b, List<Clue> clues, int points) {

        public Likelihood likelihood() {
            return Likelihood.of(points);
        }
    }

    /** @param all how many pairs there are of this likelihood */
    public record Found(List<Pair> pairs, long all) {
    }

    /** Groups first, pairs within groups then: each clue reads the people once, however many there are. */
    private static final String PAIRS = """
            with posted as materialized (
                select s.person_id, s.department_id from personnel_posting s where daterange(s.from_on, s.to_on) @> :today::date
            ), clue as (
                select a.id as one, b.id as other, 'OLD_DOCUMENT' as clue from personnel_person a
                join personnel_person b on b.document_hash = a.document_old_hash where b.document_type = 'RESIDENT_ID'
                union all
                select a.id, b.id, 'NAME_AND_BIRTH' from personnel_person a
                join personnel_person b on b.name = a.name and b.birth_on = a.birth_on and b.id > a.id
                union all
                select a.id, b.id, 'MOBILE' from (select id, mobile_hash, count(*) over (partition by mobile_hash) as sharing
                    from personnel_person where mobile_hash is not null) a
                join personnel_person b on b.mobile_hash = a.mobile_hash and b.id > a.id where a.sharing between 2 and :most
                union all
                select a.id, b.id, 'SOUND_DEPARTMENT_BIRTH' from personnel_person a
                join personnel_person b on b.name_pinyin = a.name_pinyin and b.birth_on = a.birth_on and b.name <> a.name and b.id > a.id
                join posted pa on pa.person_id = a.id join posted pb on pb.person_id = b.id and pb.department_id = pa.department_id
                union all
                select a.id, b.id, 'NAME_AND_DEPARTMENT' from personnel_person a
                join personnel_person b on b.name = a.name and b.id <> a.id and (b.birth_on is not null or b.id > a.id)
                join posted pa on pa.person_id = a.id join posted pb on pb.person_id = b.id and pb.department_id = pa.department_id
                where a.birth_on is null
            ), pair as (
                select least(one, other) as a_id, greatest(one, other) as b_id, array_agg(distinct clue) as clues from clue
                group by 1, 2
            ), scored as (
                select p.*, (select sum(w.points) from unnest(p.clues) c join unnest(:names::text[], :points::int[]) w (name, points) on w.name = c) as points
                from pair p where not exists (select 1 from personnel_distinct d where d.a_id = p.a_id and d.b_id = p.b_id)
            )
            """;

    private final JdbcClient jdbc;
    private final OldForms oldForms;
    private final Audit audit;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, OldForms oldForms, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.oldForms = oldForms;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param likelihood null for all; the likeliest pairs first */
    public Found find(Likelihood likelihood, int limit, long offset) {
        long[] all = {0};
        List<Pair> pairs = ask(PAIRS + """
                select s.clues, s.points, count(*) over () as all_pairs, a.id, a.name, a.staff_no, a.birth_on, da.name,
                    b.id, b.name, b.staff_no, b.birth_on, db.name
                from scored s join personnel_person a on a.id = s.a_id join personnel_person b on b.id = s.b_id
                left join posted pa on pa.person_id = a.id left join personnel_department da on da.id = pa.department_id
                left join posted pb on pb.person_id = b.id left join personnel_department db on db.id = pb.department_id
                where :likelihood = '' or :likelihood = case when s.points >= 80 then 'HIGH' when s.points >= 50 then 'MEDIUM' else 'LOW' end
                order by s.points desc, a.name, s.a_id, s.b_id limit :limit offset :offset
                """).param("likelihood", likelihood == null ? "" : likelihood.name()).param("limit", limit).param("offset", offset)
                .query((rs, n) -> {
                    all[0] = rs.getLong(3);
                    return new Pair(side(rs, 4), side(rs, 9), clues(rs.getArray(1)), rs.getInt(2));
                }).list();
        return new Found(pairs, pairs.isEmpty() && offset > 0 ? find(likelihood, 1, 0).all() : all[0]);
    }

    /** Why these two may be one person; empty when nothing says so. */
    public List<Clue> clues(PersonId one, PersonId other) {
        String two = "(select * from personnel_person where id in (:one, :other))";
        return ask(PAIRS.replace("from personnel_person a", "from " + two + " a").replace("join personnel_person b", "join " + two + " b")
                + " select clues from scored where least(:one::uuid, :other::uuid) = a_id and greatest(:one::uuid, :other::uuid) = b_id")
                .param("one", one.value()).param("other", other.value()).query((rs, n) -> clues(rs.getArray(1))).optional().orElse(List.of());
    }

    /** How many numbers are not compared with their old form yet; the night does it. */
    public long uncompared() {
        return oldForms.missing();
    }

    private JdbcClient.StatementSpec ask(String sql) {
        return jdbc.sql(sql).param("today", LocalDate.now(clock)).param("most", MOST_SHARING)
                .param("names", Arrays.stream(Clue.values()).map(Enum::name).toArray(String[]::new))
                .param("points", Arrays.stream(Clue.values()).map(Clue::points).toArray(Integer[]::new));
    }

    private static Side side(ResultSet rs, int at) throws SQLException {
        return new Side(new PersonId(rs.getObject(at, UUID.class)), rs.getString(at + 1), rs.getString(at + 2),
                rs.getObject(at + 3, LocalDate.class), rs.getString(at + 4));
    }

    private static List<Clue> clues(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Clue::valueOf).sorted(Comparator.comparing(Clue::points).reversed())
                .collect(Collectors.toList());
    }

    /** Two records that somebody looked at and found to be two people. */
    public record Distinct(PersonId a, String aName, PersonId b, String bName, java.time.Instant at, String actor, String reason) {
    }

    /** The newest first. */
    public List<Distinct> distinct(int limit) {
        return jdbc.sql("""
                select d.a_id, concat_ws(' ', a.name, a.staff_no), d.b_id, concat_ws(' ', b.name, b.staff_no), d.at, d.actor, d.reason
                from personnel_distinct d join personnel_person a on a.id = d.a_id join personnel_person b on b.id = d.b_id
                order by d.at desc limit :limit
                """).param("limit", limit).query((rs, n) -> new Distinct(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2),
                new PersonId(rs.getObject(3, UUID.class)), rs.getString(4), rs.getTimestamp(5).toInstant(), rs.getString(6), rs.getString(7))).list();
    }

    /** Remembers that two records are two people: they are listed no more. */
    @Transactional
    public void areTwo(Actor actor, PersonFacts one, PersonFacts other, String reason) {
        String why = Reason.of(reason);
        if (one.id().equals(other.id())) {
            throw new Refusal("personnel.merge.itself");
        }
        int added = jdbc.sql("""
                insert into personnel_distinct (a_id, b_id, at, actor, reason)
                values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :at, :actor, :reason) on conflict do nothing
                """).param("one", one.id().value()).param("other", other.id().value()).param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.name()).param("reason", why).update();
        if (added > 0) {
            audit.record(AuditEntry.of(actor, "personnel.duplicate.distinct").on("person", one.id(), Merges.label(one))
                    .change("other", null, Merges.label(other)).because(why));
        }
    }

    /** Takes that back: somebody looked again. */
    @Transactional
    public void areTwoNoMore(Actor actor, PersonFacts one, PersonFacts other, String reason) {
        String why = Reason.of(reason);
        int gone = jdbc.sql("delete from personnel_distinct where a_id = least(:one::uuid, :other::uuid) and b_id = greatest(:one::uuid, :other::uuid)")
                .param("one", one.id().value()).param("other", other.id().value()).update();
        if (gone > 0) {
            audit.record(AuditEntry.of(actor, "personnel.duplicate.reopen").on("person", one.id(), Merges.label(one))
                    .change("other", Merges.label(other), null).because(why));
        }
    }
}
