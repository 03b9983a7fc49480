package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Quota;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.rulebook.Bands.Band;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rulebook;

/**
 * The electoral units of a term: the units right below the one whose congress it is, or that one itself where there
 * are none; their voters on a day, and the seats shared out among them.
 */
@Service
public class Electorates {

    private final Terms terms;
    private final CongressRights rights;
    private final Units units;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Electorates(Terms terms, CongressRights rights, Units units, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.rights = rights;
        this.units = units;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An electoral unit with its list.
     *
     * @param taken     delegates elected, reviewed or published, of its seats
     * @param candidates on the list, not yet elected
     * @param vacant    seats whose delegate has ended and was not followed by another: a by-election
     */
    public record Electorate(UUID unit, String name, String code, UUID delegation, String delegationName, int voters, int seats, int taken, int candidates, int vacant) {

        public int free() {
            return Math.max(0, seats - taken);
        }
    }

    /** Those of a term, by code. */
    public List<Electorate> of(UUID term) {
        return list("e.term_id = :term", term, null);
    }

    public Optional<Electorate> of(UUID term, UUID unit) {
        return list("e.term_id = :term and e.unit_id = :unit", term, unit).stream().findFirst();
    }

    private List<Electorate> list(String condition, UUID term, UUID unit) {
        return jdbc.sql("""
                select e.*, u.short_name, u.code, g.name as delegation_name,
                       (select count(*) from congress_delegate d where d.term_id = e.term_id and d.unit_id = e.unit_id and d.kind = 'FORMAL'
                            and d.stage in ('ELECTED', 'QUALIFIED', 'ACTIVE')) as taken,
                       (select count(*) from congress_delegate d where d.term_id = e.term_id and d.unit_id = e.unit_id and d.kind = 'FORMAL' and d.stage = 'NOMINATED') as candidates,
                       (select count(*) from congress_delegate d where d.term_id = e.term_id and d.unit_id = e.unit_id and d.kind = 'FORMAL' and d.stage = 'ENDED'
                            and d.from_on is not null) as ended
                from congress_electorate e join membership_unit u on u.id = e.unit_id left join congress_delegation g on g.id = e.delegation_id
                where\s""" + condition + " order by u.code, u.id").param("term", term).param("unit", unit, Types.OTHER)
                .query((rs, n) -> new Electorate(rs.getObject("unit_id", UUID.class), rs.getString("short_name"), rs.getString("code"), rs.getObject("delegation_id", UUID.class),
                        rs.getString("delegation_name"), rs.getInt("voters"), rs.getInt("seats"), rs.getInt("taken"), rs.getInt("candidates"),
                        Math.max(0, Math.min(rs.getInt("ended"), rs.getInt("seats") - rs.getInt("taken"))))).list();
    }

    /** Whether the actor may draft the list of an electoral unit: its own chair, or whoever prepares the congress. */
    public boolean drafts(Actor actor, Term term, UUID unit) {
        return rights.office(actor, term.unit()) || units.reaches(actor.scope(Role.BRANCH_CHAIR), unit);
    }

    /** Those of a term's electoral units whose lists the actor may draft. */
    public Set<UUID> drafted(Actor actor, Term term, List<Electorate> electorates) {
        Set<UUID> drafted = electorates.stream().map(Electorate::unit).collect(Collectors.toSet());
        if (!rights.office(actor, term.unit())) {
            drafted.retainAll(units.within(actor.scope(Role.BRANCH_CHAIR)));
        }
        return drafted;
    }

    /** Those of the people who belong to an electoral unit: nobody learns of others by asking what they would change. */
    public List<UUID> home(UUID unit, List<UUID> people) {
        return jdbc.sql("""
                select p.id from personnel_person p where p.id = any(:people) and (
                    exists (select 1 from membership_stay s join membership_unit_below b on b.unit_id = s.unit_id where s.person_id = p.id and s.to_on is null and b.ancestor_id = :unit)
                    or exists (select 1 from personnel_posting t join membership_unit_department m on m.department_id = t.department_id and m.to_on is null
                               join membership_unit_below b on b.unit_id = m.unit_id where t.person_id = p.id and t.to_on is null and b.ancestor_id = :unit))
                """).param("people", people.toArray(UUID[]::new)).param("unit", unit).query(UUID.class).list();
    }

    /**
     * The electoral units with their voters on a day. Staff are counted where their department belongs, members where
     * they belong themselves; a double congress counts all staff.
     */
    public List<Quota.Unit> voters(Term term, LocalDate day) {
        return jdbc.sql("""
                with electoral as (
                    select u.id, u.short_name, u.code from membership_unit u
                    where u.to_on is null and (u.parent_id = :unit and u.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP', 'GROUP')
                        or u.id = :unit and not exists (select 1 from membership_unit c where c.parent_id = :unit and c.to_on is null
                                                        and c.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP', 'GROUP')))
                )
                select e.id, e.short_name, case when :staff then
                    (select count(distinct t.person_id) from membership_unit_below b
                     join membership_unit_department m on m.unit_id = b.unit_id and m.from_on <= :day and (m.to_on is null or m.to_on > :day)
                     join personnel_posting t on t.department_id = m.department_id and t.from_on <= :day and (t.to_on is null or t.to_on > :day)
                     join personnel_person p on p.id = t.person_id where b.ancestor_id = e.id and\s""" + ON_STAFF + """
                    ) else
                    (select count(*) from membership_unit_below b join membership_stay s on s.unit_id = b.unit_id and s.from_on <= :day and (s.to_on is null or s.to_on > :day)
                     join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE' and (m.joined_on is null or m.joined_on <= :day)
                     where b.ancestor_id = e.id) end as voters
                from electoral e order by e.code, e.id
                """).param("unit", term.unit()).param("staff", term.staff()).param("day", day)
                .query((rs, n) -> new Quota.Unit(rs.getObject(1, UUID.class), rs.getString(2), rs.getInt(3))).list();
    }

    /** Who has a contract of appointment with the employer: the condition on the person {@code p}; what a roster does not say is no hindrance. */
    static final String ON_STAFF = """
            coalesce(p.duty_state, '') not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED')
                and coalesce(p.employment_type, '') not in ('LABOUR_DISPATCH', 'REHIRED', 'TEMPORARY', 'POSTDOC_EXTERNAL')
            """;

    /** How many delegates the rule wants for so many members; null where it says nothing, or the congress is one of all staff. */
    public Band usual(Term term, long voters, LocalDate day) {
        return term.staff() ? null : rulebook.get(CongressRules.SEATS, day).of((int) Math.min(voters, Integer.MAX_VALUE)).orElse(null);
    }

    /** So many seats are this share of the voters, rounded up. */
    public static int seats(Ratio share, List<Quota.Unit> units) {
        return (int) share.atLeastOf(units.stream().mapToLong(Quota.Unit::voters).sum());
    }

    /** The arithmetic of the seats as they were saved; empty before that, and when the units are others now. */
    public Optional<Quota> saved(Term term) {
        List<Electorate> now = of(term.id());
        if (term.quotaRule() == null || term.seats() == null || now.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Quota.of(term.quotaRule(), term.seats(), term.quotaLeast(), now.stream().map(one -> new Quota.Unit(one.unit(), one.name(), one.voters())).toList()));
    }

    /**
     * Shares the seats out and keeps them.
     *
     * @throws Refusal {@code congress.quota.*}: when a unit has more delegates already than it would have seats
     */
    @Transactional
    public Quota save(Actor actor, UUID termId, int version, Rounding rule, int total, int least, LocalDate day) {
        Term term = terms.lock(termId, version);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        if (day.isAfter(LocalDate.now(clock))) {
            throw Refusal.on("day", "congress.quota.future");
        }
        Quota quota = Quota.of(rule, total, least, voters(term, day));
        for (Electorate before : of(termId)) {
            int seats = quota.lines().stream().filter(line -> line.unit().equals(before.unit())).mapToInt(Quota.Line::seats).sum();
            if (before.taken() > seats) {
                throw new Refusal("congress.quota.taken", before.name(), before.taken(), seats);
            }
        }
        jdbc.sql("delete from congress_electorate where term_id = :term and unit_id <> all(:units) and not exists (select 1 from congress_delegate d"
                        + " where d.term_id = congress_electorate.term_id and d.unit_id = congress_electorate.unit_id)")
                .param("term", termId).param("units", quota.lines().stream().map(Quota.Line::unit).toArray(UUID[]::new)).update();
        quota.lines().forEach(line -> jdbc.sql("""
                insert into congress_electorate (term_id, unit_id, voters, seats) values (:term, :unit, :voters, :seats)
                on conflict (term_id, unit_id) do update set voters = excluded.voters, seats = excluded.seats
                """).param("term", termId).param("unit", line.unit()).param("voters", line.voters()).param("seats", line.seats()).update());
        jdbc.sql("update congress_term set seats = :seats, quota_rule = :rule, quota_least = :least, quota_on = :day, version = version + 1 where id = :id")
                .param("id", termId).param("seats", total).param("rule", rule.name()).param("least", least).param("day", day).update();
        audit.record(AuditEntry.of(actor, "congress.quota.save").on("congress-term", termId, Terms.label(term)).change("seats", term.seats(), total)
                .change("rounding", term.quotaRule(), rule).rows(quota.lines().size()));
        return quota;
    }
}
