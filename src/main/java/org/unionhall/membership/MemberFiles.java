package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.MemberFile.Entry;
import org.unionhall.membership.MemberFile.Office;
import org.unionhall.membership.MemberFile.Rights;
import org.unionhall.membership.MemberFile.Stay;
import org.unionhall.personnel.People;
import org.unionhall.rulebook.Rulebook;

/** One person's page. Whoever lies outside the reader's units does not exist for the reader. */
@Service
public class MemberFiles {

    private final JdbcClient jdbc;
    private final People people;
    private final Units units;
    private final Rulebook rulebook;
    private final Clock clock;

    MemberFiles(JdbcClient jdbc, People people, Units units, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.units = units;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    private record Membership(MemberState state, LocalDate joinedOn, String cardNo, UUID unitId) {
    }

    /** Empty when there is no such person, or none that the actor may see. */
    public Optional<MemberFile> find(Actor actor, PersonId id) {
        Sight sight = Sight.ofPages(actor);
        boolean own = actor.is(id);
        if (!own && sight.scope().empty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select m.state, m.joined_on, m.card_no, s.unit_id from personnel_person p
                left join membership_member m on m.person_id = p.id
                left join membership_stay s on s.person_id = p.id and s.to_on is null
                where p.id = :id and\s""" + (own ? "true" : sight.onPeople()))
                .params(sight.values()).param("id", id.value())
                .query((rs, n) -> new Membership(MemberList.code(MemberState.class, rs, "state"),
                        rs.getObject("joined_on", LocalDate.class), rs.getString("card_no"), rs.getObject("unit_id", UUID.class)))
                .optional()
                .flatMap(membership -> people.find(id).map(person -> {
                    Rights rights = rights(actor, own, membership.unitId());
                    return new MemberFile(person, membership.state(), membership.joinedOn(), membership.cardNo(),
                            membership.unitId(), rights, stays(id), postings(id), offices(id), journal(id, rights));
                }));
    }

    /** Rights are measured against the unit of this very person, not against the reader's widest reach. */
    private Rights rights(Actor actor, boolean own, UUID unit) {
        return new Rights(own, own || reaches(actor, unit, Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR),
                own || reaches(actor, unit, Role.ORGANISATION_OFFICER),
                own || reaches(actor, unit, Role.TREASURER, Role.FINANCE_OFFICER));
    }

    private boolean reaches(Actor actor, UUID unit, Role... roles) {
        Scope scope = actor.scope(roles);
        return scope.all() || !scope.empty() && unit != null && units.reaches(scope, unit);
    }

    private List<Stay> stays(PersonId id) {
        return jdbc.sql("""
                select u.id, u.name, s.from_on, s.to_on from membership_stay s join membership_unit u on u.id = s.unit_id
                where s.person_id = :id order by s.from_on desc
                """).param("id", id.value()).query(MemberFiles::stay).list();
    }

    private List<Stay> postings(PersonId id) {
        return jdbc.sql("""
                select d.id, d.name, s.from_on, s.to_on from personnel_posting s join personnel_department d on d.id = s.department_id
                where s.person_id = :id order by s.from_on desc
                """).param("id", id.value()).query(MemberFiles::stay).list();
    }

    private static Stay stay(ResultSet rs, int row) throws SQLException {
        return new Stay(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class), rs.getObject(4, LocalDate.class));
    }

    private List<Office> offices(PersonId id) {
        LocalDate today = LocalDate.now(clock);
        LocalDate soon = Term.soon(rulebook, today);
        return jdbc.sql("""
                select u.id, u.name, o.post, o.full_time, o.from_on, o.term_to_on, o.to_on, o.end_reason
                from membership_office o join membership_unit u on u.id = o.unit_id
                where o.person_id = :id order by o.to_on desc nulls first, o.from_on desc, u.code, o.post
                """).param("id", id.value()).query((rs, n) -> {
                    LocalDate termTo = rs.getObject(6, LocalDate.class);
                    LocalDate to = rs.getObject(7, LocalDate.class);
                    boolean holds = to == null || to.isAfter(today);
                    return new Office(rs.getObject(1, UUID.class), rs.getString(2), Post.valueOf(rs.getString(3)), rs.getBoolean(4),
                            rs.getObject(5, LocalDate.class), termTo, to, rs.getString(8), holds ? Term.on(today, soon, termTo) : Term.OPEN);
                }).list();
    }

    /** Changes of what the reader may not see are left out of the journal too. */
    private List<Entry> journal(PersonId id, Rights rights) {
        List<Entry> entries = new ArrayList<>(jdbc.sql("""
                select at, actor, field, before, after from personnel_change where person_id = :id
                  and (:personal or field not in ('ethnicity', 'politicalStatus'))
                  and (:pay or field not in ('postWage', 'gradeWage'))
                order by at desc limit 200
                """).param("id", id.value()).param("personal", rights.personal()).param("pay", rights.pay())
                .query((rs, n) -> new Entry(instant(rs), day(instant(rs)), rs.getString(2), null, rs.getString(3), rs.getString(4),
                        rs.getString(5))).list());
        entries.addAll(jdbc.sql("""
                select a.at, a.actor, a.act, a.on_day, f.short_name as from_unit, t.short_name as to_unit from membership_act a
                left join membership_unit f on f.id = a.from_unit left join membership_unit t on t.id = a.to_unit
                where a.person_id = :id order by a.at desc limit 200
                """).param("id", id.value())
                .query((rs, n) -> new Entry(instant(rs), rs.getObject(4, LocalDate.class), rs.getString(2), rs.getString(3), null,
                        rs.getString(5), rs.getString(6))).list());
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return entries;
    }

    private static Instant instant(ResultSet rs) throws SQLException {
        return rs.getTimestamp(1).toInstant();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
