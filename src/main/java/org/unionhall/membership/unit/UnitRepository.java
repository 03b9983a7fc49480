package org.unionhall.membership.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Ids;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitFacts.Profile;

/** Units as rows: read whole, changed act by act. */
@Repository
class UnitRepository {

    private static final String FACTS = """
            select u.*, p.name as parent_name, p.kind as parent_kind from membership_unit u
            left join membership_unit p on p.id = u.parent_id where u.id = :id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What an act changed. */
    record Change(String field, String before, String after) {
    }

    Optional<UnitFacts> find(UUID id) {
        return jdbc.sql(FACTS).param("id", id).query(UnitRepository::facts).optional();
    }

    /** The same, and nobody else acts on the unit or enters it until the end of the transaction. */
    Optional<UnitFacts> lock(UUID id) {
        jdbc.sql("select id from membership_unit where id = :id for update").param("id", id).query(UUID.class).optional();
        return find(id);
    }

    private static UnitFacts facts(ResultSet rs, int row) throws SQLException {
        String parentKind = rs.getString("parent_kind");
        LocalDate to = rs.getObject("to_on", LocalDate.class);
        return new UnitFacts(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("name"), rs.getString("short_name"),
                UnitKind.valueOf(rs.getString("kind")), rs.getObject("parent_id", UUID.class), rs.getString("parent_name"),
                parentKind == null ? null : UnitKind.valueOf(parentKind), rs.getString("party_organisation"),
                rs.getObject("from_on", LocalDate.class), to, state(to, rs.getString("ended_by"), rs.getBoolean("preparing")),
                new Profile(rs.getString("english_name"), rs.getString("campus"), rs.getString("established_no"),
                        rs.getObject("established_on", LocalDate.class), rs.getString("credit_code"), rs.getString("certificate_no"),
                        rs.getString("contact_name"), rs.getString("contact_phone"), rs.getString("contact_place"),
                        rs.getString("contact_email"), rs.getString("profile")), rs.getInt("version"));
    }

    private static UnitState state(LocalDate to, String endedBy, boolean preparing) {
        if (to != null) {
            return endedBy == null ? UnitState.DISSOLVED : UnitAct.valueOf(endedBy).to();
        }
        return preparing ? UnitState.PREPARING : UnitState.ACTIVE;
    }

    /** The last day on which something happened to the unit or within it; null when nothing is dated. */
    LocalDate last(UUID unit) {
        return jdbc.sql("""
                select max(day) from (
                    select from_on as day from membership_unit where id = :id
                    union all select max(on_day) from membership_unit_act where unit_id = :id and act <> 'DESCRIBE'
                    union all select max(to_on) from membership_unit_past where unit_id = :id) d
                """).param("id", unit).query((rs, n) -> rs.getObject(1, LocalDate.class)).list().get(0);
    }

    /**
     * The last day on which something came into the unit, left it, or changed below it: what its end may not precede. An
     * end that is foreseen for later is no such day.
     */
    LocalDate lastWithin(UUID unit) {
        return jdbc.sql("""
                select max(day) from (
                    select max(greatest(from_on, case when to_on <= :today then to_on end)) as day from membership_stay where unit_id = :id
                    union all select max(greatest(from_on, case when to_on <= :today then to_on end)) from membership_office where unit_id = :id
                    union all select max(greatest(from_on, case when to_on <= :today then to_on end)) from membership_unit_department where unit_id = :id
                    union all select max(greatest(from_on, to_on)) from membership_association_member where unit_id = :id
                    union all select max(p.to_on) from membership_unit_past p where p.parent_id = :id
                    union all select max(greatest(c.from_on, c.to_on)) from membership_unit c where c.parent_id = :id) d
                """).param("id", unit).param("today", LocalDate.now(clock)).query((rs, n) -> rs.getObject(1, LocalDate.class)).list().get(0);
    }

    boolean codeTaken(String code) {
        return jdbc.sql("select exists (select 1 from membership_unit where lower(code) = lower(:code))").param("code", code).query(Boolean.class).single();
    }

    boolean creditCodeTaken(UUID unit, String code) {
        return jdbc.sql("select exists (select 1 from membership_unit where credit_code = :code and id <> :id)").param("code", code).param("id", unit)
                .query(Boolean.class).single();
    }

    boolean below(UUID unit, UUID above) {
        return jdbc.sql("select exists (select 1 from membership_unit_below where unit_id = :unit and ancestor_id = :above)")
                .param("unit", unit).param("above", above).query(Boolean.class).single();
    }

    boolean hasMembers(UUID unit) {
        return jdbc.sql("select exists (select 1 from membership_stay where unit_id = :unit and to_on is null)").param("unit", unit)
                .query(Boolean.class).single();
    }

    /** Units directly below that exist today: name and kind. */
    List<UnitFacts> children(UUID unit) {
        return jdbc.sql(FACTS.replace("u.id = :id", "u.parent_id = :id and u.to_on is null order by u.code")).param("id", unit)
                .query(UnitRepository::facts).list();
    }

    void insert(UUID id, String code, String name, String shortName, UnitKind kind, UUID parent, String party, LocalDate from, boolean preparing,
                Approval approval) {
        jdbc.sql("""
                insert into membership_unit (id, code, name, short_name, kind, parent_id, party_organisation, from_on, preparing, established_no, established_on)
                values (:id, :code, :name, :short, :kind, :parent, :party, :from, :preparing, :no, :on)
                """).param("id", id).param("code", code).param("name", name).param("short", shortName).param("kind", kind.name())
                .param("parent", parent, Types.OTHER).param("party", party, Types.VARCHAR).param("from", from).param("preparing", preparing)
                .param("no", approval.documentNo()).param("on", approval.documentOn()).update();
    }

    /** How the unit was until a day becomes its past; what was changed twice on one day was never so. */
    void keepPast(UnitFacts before, LocalDate until) {
        jdbc.sql("""
                insert into membership_unit_past (unit_id, from_on, to_on, name, short_name, kind, parent_id, party_organisation)
                select u.id, coalesce(b.to_on, u.from_on), :until, u.name, u.short_name, u.kind, u.parent_id, u.party_organisation
                from membership_unit u left join lateral (select max(to_on) as to_on from membership_unit_past where unit_id = u.id) b on true
                where u.id = :id and coalesce(b.to_on, u.from_on, date '-infinity') < :until
                """).param("id", before.id()).param("until", until).update();
    }

    void change(UUID id, String name, String shortName, UnitKind kind, UUID parent, String party) {
        jdbc.sql("""
                update membership_unit set name = :name, short_name = :short, kind = :kind, party_organisation = :party, version = version + 1
                where id = :id
                """).param("id", id).param("name", name).param("short", shortName).param("kind", kind.name())
                .param("party", party, Types.VARCHAR).update();
        jdbc.sql("update membership_unit set parent_id = :parent where id = :id and parent_id is distinct from :parent::uuid").param("id", id)
                .param("parent", parent, Types.OTHER).update();
    }

    void begin(UUID id) {
        jdbc.sql("update membership_unit set preparing = false, version = version + 1 where id = :id").param("id", id).update();
    }

    void describe(UUID id, Profile profile) {
        jdbc.sql("""
                update membership_unit set english_name = :english, campus = :campus, established_no = :no, established_on = :on,
                    credit_code = :code, certificate_no = :certificate, contact_name = :name, contact_phone = :phone, contact_place = :place,
                    contact_email = :email, profile = :text, version = version + 1 where id = :id
                """).param("id", id).param("english", profile.englishName(), Types.VARCHAR).param("campus", profile.campus(), Types.VARCHAR)
                .param("no", profile.establishedNo(), Types.VARCHAR).param("on", profile.establishedOn(), Types.DATE)
                .param("code", profile.creditCode(), Types.VARCHAR).param("certificate", profile.certificateNo(), Types.VARCHAR)
                .param("name", profile.contactName(), Types.VARCHAR).param("phone", profile.contactPhone(), Types.VARCHAR)
                .param("place", profile.contactPlace(), Types.VARCHAR).param("email", profile.contactEmail(), Types.VARCHAR)
                .param("text", profile.text(), Types.VARCHAR).update();
    }

    /** Writes a line of the journal; @param approval null for what needs none; @param plan null when it was not planned */
    UUID journal(UUID unit, UnitAct act, LocalDate on, Approval approval, List<Change> changes, UUID plan, Actor actor) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into membership_unit_act (id, unit_id, act, on_day, document_no, document_on, reason, plan_id, at, actor)
                values (:id, :unit, :act, :on, :no, :date, :reason, :plan, :at, :actor)
                """).param("id", id).param("unit", unit).param("act", act.name()).param("on", on)
                .param("no", approval == null ? null : approval.documentNo(), Types.VARCHAR)
                .param("date", approval == null ? null : approval.documentOn(), Types.DATE)
                .param("reason", approval == null ? null : approval.reason(), Types.VARCHAR).param("plan", plan, Types.OTHER)
                .param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
        for (int nr = 0; nr < changes.size(); nr++) {
            Change change = changes.get(nr);
            jdbc.sql("insert into membership_unit_act_change (act_id, nr, field, before, after) values (:act, :nr, :field, :before, :after)")
                    .param("act", id).param("nr", nr).param("field", change.field()).param("before", change.before(), Types.VARCHAR)
                    .param("after", change.after(), Types.VARCHAR).update();
        }
        return id;
    }
}
