package org.unionhall.membership.office;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** What cadres learn: hours by person and year. An entry is withdrawn for a reason, never deleted. */
@Service
public class Trainings implements MergeParticipant {

    private static final BigDecimal MOST = new BigDecimal("500");
    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final Audit audit;
    private final Clock clock;

    Trainings(JdbcClient jdbc, OfficeRepository offices, OfficeRights rights, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** What this person holds and held in units the actor sees, what is held first. */
    public List<Office> offices(Actor actor, UUID person) {
        return offices.of(person).stream().filter(office -> rights.sees(actor, office.unit())).toList();
    }

    /** Whether the actor keeps the register for a unit in which this person holds office, or held it and holds none any more. */
    public boolean keeps(Actor actor, UUID person) {
        List<Office> all = offices.of(person);
        boolean serving = all.stream().anyMatch(this::today);
        return all.stream().anyMatch(office -> (today(office) || !serving) && rights.keeps(actor, office.unit()));
    }

    private boolean today(Office office) {
        return office.to() == null || office.to().isAfter(LocalDate.now(clock));
    }

    /**
     * Who sees an office held today sees all trainings; who sees none but past ones, those of its time.
     *
     * @param seen {@link #offices(Actor, UUID)}
     * @return the latest first, withdrawn ones too
     */
    public List<Training> of(UUID person, List<Office> seen) {
        boolean serving = seen.stream().anyMatch(this::today);
        return of(person).stream().filter(one -> serving
                || seen.stream().anyMatch(office -> !one.on().isBefore(office.from()) && one.on().isBefore(office.to()))).toList();
    }

    /** The latest first, withdrawn ones too. */
    List<Training> of(UUID person) {
        return jdbc.sql("select id, what, organiser, on_day, hours, actor, withdrawn_reason from membership_training where person_id = :id order by on_day desc, id desc")
                .param("id", person).query((rs, n) -> new Training(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        rs.getObject(4, LocalDate.class), rs.getBigDecimal(5), rs.getString(6), rs.getString(7))).list();
    }

    /** Hours by year, the latest first. */
    public Map<Integer, BigDecimal> years(List<Training> trainings) {
        Map<Integer, BigDecimal> years = new TreeMap<>(java.util.Comparator.reverseOrder());
        trainings.stream().filter(one -> one.withdrawn() == null).forEach(one -> years.merge(one.on().getYear(), one.hours(), BigDecimal::add));
        return years;
    }

    /** @throws Refusal {@code membership.training.*}, on the field it concerns */
    @Transactional
    public void record(Actor actor, UUID person, String what, String organiser, LocalDate on, BigDecimal hours) {
        OfficeRights.must(keeps(actor, person));
        nobodysOwn(actor, person, "what");
        if (!keep(actor, person, what, organiser, on, hours)) {
            throw Refusal.on("what", "membership.training.twice");
        }
    }

    /**
     * One training of many people, all of them or nobody; who has it already is passed over.
     *
     * @return for how many it was recorded
     * @throws Refusal on {@code people}: {@code membership.training.nobody}, {@code membership.training.too-many},
     *                 {@code membership.training.unknown} with line and staff number
     */
    @Transactional
    public int record(Actor actor, List<String> staffNos, String what, String organiser, LocalDate on, BigDecimal hours) {
        if (staffNos.isEmpty()) {
            throw Refusal.on("people", "membership.training.nobody");
        }
        if (staffNos.size() > MOST_AT_ONCE) {
            throw Refusal.on("people", "membership.training.too-many", MOST_AT_ONCE, staffNos.size());
        }
        int recorded = 0;
        for (int nr = 0; nr < staffNos.size(); nr++) {
            UUID person = jdbc.sql("select id from personnel_person where staff_no = :staffNo").param("staffNo", staffNos.get(nr)).query(UUID.class).optional().orElse(null);
            if (person == null || !keeps(actor, person)) {
                throw Refusal.on("people", "membership.training.unknown", nr + 1, staffNos.get(nr));
            }
            nobodysOwn(actor, person, "people");
            recorded += keep(actor, person, what, organiser, on, hours) ? 1 : 0;
        }
        return recorded;
    }

    private static void nobodysOwn(Actor actor, UUID person, String field) {
        if (actor.is(new PersonId(person))) {
            throw field == null ? new Refusal("membership.training.own") : Refusal.on(field, "membership.training.own");
        }
    }

    /** @return whether it was not there yet */
    private boolean keep(Actor actor, UUID person, String what, String organiser, LocalDate on, BigDecimal hours) {
        if (what == null) {
            throw Refusal.on("what", "membership.training.what");
        }
        if (on == null || on.isAfter(LocalDate.now(clock))) {
            throw Refusal.on("on", "membership.office.future");
        }
        if (hours == null || hours.signum() <= 0 || hours.compareTo(MOST) > 0 || hours.stripTrailingZeros().scale() > 1) {
            throw Refusal.on("hours", "membership.training.hours", MOST);
        }
        int kept = jdbc.sql("""
                insert into membership_training (person_id, what, organiser, on_day, hours, actor, at) values (:person, :what, :organiser, :on, :hours, :actor, :at)
                on conflict (person_id, on_day, what) where withdrawn_at is null do nothing
                """).param("person", person).param("what", what).param("organiser", organiser, Types.VARCHAR).param("on", on).param("hours", hours)
                .param("actor", actor.name()).param("at", Timestamp.from(clock.instant())).update();
        if (kept > 0) {
            audit.record(AuditEntry.of(actor, "membership.training.record").on("person", person, what).change("on", null, on).change("hours", null, hours));
        }
        return kept > 0;
    }

    /** @throws Refusal without a reason; {@code membership.training.gone} when it is withdrawn already */
    @Transactional
    public void withdraw(Actor actor, UUID person, UUID id, String reason) {
        OfficeRights.must(keeps(actor, person));
        nobodysOwn(actor, person, null);
        String why = Reason.of(reason);
        int gone = jdbc.sql("""
                update membership_training set withdrawn_at = :at, withdrawn_by = :actor, withdrawn_reason = :why
                where id = :id and person_id = :person and withdrawn_at is null
                """).param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).param("why", why).param("id", id).param("person", person).update();
        if (gone == 0) {
            throw new Refusal("membership.training.gone");
        }
        audit.record(AuditEntry.of(actor, "membership.training.withdraw").on("person", person, null).because(why));
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("membership_training", Strategy.JOINS), PersonTable.of("membership_candidate", Strategy.REMAINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        return new ArrayList<>();
    }

    /** The same training on the same day was one. */
    @Override
    public void join(PersonId stays, PersonId goes) {
        jdbc.sql("""
                delete from membership_training g where g.person_id = :goes and g.withdrawn_at is null and exists (select 1 from membership_training s
                    where s.person_id = :stays and s.withdrawn_at is null and s.on_day = g.on_day and s.what = g.what)
                """).param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("update membership_training set person_id = :stays where person_id = :goes").param("stays", stays.value()).param("goes", goes.value()).update();
    }
}
