package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;

/** What happened to terms, sessions and delegates: lines are added, never edited. */
@Component
public class CongressJournal {

    /** Who acts when the portal draws a consequence. */
    static final String PORTAL = "";

    private final JdbcClient jdbc;
    private final Clock clock;

    CongressJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param act    name of the act; with its kind in front, TERM, SESSION or DELEGATE, its message key
     * @param person whose mandate it was; null for terms and sessions
     * @param actor  empty for the portal itself
     */
    public record Line(String act, LocalDate on, Instant at, String actor, String documentNo, String note, String person) {
    }

    void term(UUID term, Enum<?> act, Enum<?> from, Enum<?> to, LocalDate on, Actor actor, String document, String note) {
        write(term, null, null, act.name(), from, to, on, actor, document, note);
    }

    void session(UUID term, UUID session, String act, Enum<?> from, Enum<?> to, Actor actor, String document, String note) {
        write(term, session, null, act, from, to, LocalDate.now(clock), actor, document, note);
    }

    void delegate(UUID term, UUID delegate, Enum<?> act, Enum<?> from, Enum<?> to, LocalDate on, Actor actor, String note) {
        write(term, null, delegate, act.name(), from, to, on, actor, null, note);
    }

    /** The same for many delegates at once, who stood and stand alike. */
    void delegates(UUID term, Collection<UUID> delegates, Enum<?> act, Enum<?> from, Enum<?> to, LocalDate on, Actor actor) {
        jdbc.sql("""
                insert into congress_step (term_id, delegate_id, act, from_stage, to_stage, on_day, at, actor)
                select :term, id, :act, :from, :to, :on, :at, :actor from unnest(:delegates::uuid[]) with ordinality d (id, place) order by place
                """).param("term", term).param("delegates", delegates.stream().map(UUID::toString).toArray(String[]::new)).param("act", act.name())
                .param("from", from.name()).param("to", to.name()).param("on", on).param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("actor", actor.name()).update();
    }

    /** Something that leaves the mandate where it stands: what it counts for. @param act STAFF_NO or STAFF_AGAIN */
    void remark(Mandate mandate, String act, LocalDate on) {
        write(mandate.term(), null, mandate.id(), act, mandate.stage(), mandate.stage(), on, null, null, null);
    }

    private void write(UUID term, UUID session, UUID delegate, String act, Enum<?> from, Enum<?> to, LocalDate on, Actor actor, String document, String note) {
        jdbc.sql("""
                insert into congress_step (term_id, session_id, delegate_id, act, from_stage, to_stage, on_day, at, actor, document_no, note)
                values (:term, :session, :delegate, :act, :from, :to, :on, :at, :actor, :document, :note)
                """).param("term", term).param("session", session, Types.OTHER).param("delegate", delegate, Types.OTHER).param("act", act)
                .param("from", from == null ? null : from.name(), Types.VARCHAR).param("to", to.name()).param("on", on)
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC)).param("actor", actor == null ? PORTAL : actor.name())
                .param("document", document, Types.VARCHAR).param("note", note, Types.VARCHAR).update();
    }

    /** Of a term and its sessions, without delegates; the newest first. */
    public List<Line> ofTerm(UUID term) {
        return lines("s.term_id = :id and s.delegate_id is null and s.session_id is null", term);
    }

    public List<Line> ofSession(UUID session) {
        return lines("s.session_id = :id", session);
    }

    public List<Line> ofDelegate(UUID delegate) {
        return lines("s.delegate_id = :id", delegate);
    }

    private List<Line> lines(String condition, UUID id) {
        return jdbc.sql("""
                select s.*, p.name from congress_step s left join congress_delegate d on d.id = s.delegate_id left join personnel_person p on p.id = d.person_id
                where\s""" + condition + " order by s.at desc, s.id desc").param("id", id)
                .query((rs, n) -> new Line(rs.getString("act"), rs.getObject("on_day", LocalDate.class), rs.getTimestamp("at").toInstant(), rs.getString("actor"),
                        rs.getString("document_no"), rs.getString("note"), rs.getString("name"))).list();
    }
}
