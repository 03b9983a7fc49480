package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/** The appraisal of leaders: written down by one, confirmed by another, read by who works for the congress. */
@Service
public class Appraisals {

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Audit audit;
    private final Clock clock;

    Appraisals(JdbcClient jdbc, MeetingRights rights, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing for who does not work for the congress. */
    public List<Appraisal> of(Actor actor, Session session) {
        return !rights.works(actor, session) ? List.of() : jdbc.sql("select * from congress_appraisal where session_id = :session order by id")
                .param("session", session.id()).query((rs, n) -> new Appraisal(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("office"),
                        rs.getInt("given"), rs.getInt("returned"), rs.getInt("excellent"), rs.getInt("competent"), rs.getInt("basic"), rs.getInt("incompetent"),
                        Set.copyOf(List.of((UUID[]) rs.getArray("counted_by").getArray())), rs.getString("counted_name"), Sittings.at(rs, "counted_at"),
                        rs.getString("confirmed_name"), Sittings.at(rs, "confirmed_at"), rs.getInt("version"))).list();
    }

    /** Figures as counted. @param marks excellent, competent, basically competent, not competent */
    public record Figures(String name, String office, int given, int returned, int[] marks) {
    }

    /**
     * Writes figures down, in the place of unconfirmed ones for the same name.
     *
     * @throws Refusal on a field: {@code congress.meeting.appraisal.*}
     */
    @Transactional
    public void write(Actor actor, Session session, Figures figures) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        int[] marks = figures.marks();
        int valid = marks[0] + marks[1] + marks[2] + marks[3];
        if (figures.returned() > figures.given()) {
            throw Refusal.on("returned", "congress.meeting.count.returned", figures.returned(), figures.given());
        }
        if (valid > figures.returned()) {
            throw Refusal.on("excellent", "congress.meeting.appraisal.more", valid, figures.returned());
        }
        if (jdbc.sql("""
                insert into congress_appraisal (session_id, name, office, given, returned, excellent, competent, basic, incompetent, counted_by, counted_name, counted_at)
                values (:session, :name, :office, :given, :returned, :a, :b, :c, :d, array[:by]::uuid[], :who, :now)
                on conflict (session_id, name) do update set office = excluded.office, given = excluded.given, returned = excluded.returned,
                    excellent = excluded.excellent, competent = excluded.competent, basic = excluded.basic, incompetent = excluded.incompetent,
                    counted_by = case when :by = any (congress_appraisal.counted_by) then congress_appraisal.counted_by else congress_appraisal.counted_by || excluded.counted_by end,
                    counted_name = excluded.counted_name, counted_at = excluded.counted_at,
                    version = congress_appraisal.version + 1
                where congress_appraisal.confirmed_at is null
                """).param("session", session.id()).param("name", figures.name()).param("office", figures.office(), Types.VARCHAR).param("given", figures.given())
                .param("returned", figures.returned()).param("a", marks[0]).param("b", marks[1]).param("c", marks[2]).param("d", marks[3])
                .param("by", actor.account().value()).param("who", actor.name()).param("now", Timestamp.from(clock.instant())).update() == 0) {
            throw Refusal.on("name", "congress.meeting.appraisal.confirmed");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.appraisal.write").on("congress-session", session.id(), figures.name()));
    }

    /** A second person finds the figures right. @throws Refusal {@code congress.meeting.item.own-count} for who wrote them */
    @Transactional
    public void confirm(Actor actor, Session session, UUID id, int version) {
        CongressRights.must(rights.works(actor, session));
        Appraisal found = of(actor, session).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new Refusal("congress.meeting.moved"));
        MeetingRights.running(session);
        if (found.countedBy().contains(actor.account().value())) {
            throw new Refusal("congress.meeting.item.own-count");
        }
        if (jdbc.sql("""
                update congress_appraisal set confirmed_by = :by, confirmed_name = :name, confirmed_at = :now, version = version + 1
                where id = :id and version = :version and confirmed_at is null
                """).param("by", actor.account().value()).param("name", actor.name()).param("now", Timestamp.from(clock.instant())).param("id", id)
                .param("version", version).update() == 0) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.appraisal.confirm").on("congress-session", session.id(), found.name()));
    }
}
