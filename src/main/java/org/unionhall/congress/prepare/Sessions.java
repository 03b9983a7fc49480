package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionPostponed;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;

/** Sessions: planned, and their facts kept right until they open; {@link SessionWay} walks them on. */
@Service
public class Sessions {

    private final Congresses congresses;
    private final Terms terms;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(Congresses congresses, Terms terms, CongressRights rights, CongressJournal journal, Rulebook rulebook, Audit audit, ApplicationEventPublisher events,
             JdbcClient jdbc, Clock clock) {
        this.congresses = congresses;
        this.terms = terms;
        this.rights = rights;
        this.journal = journal;
        this.rulebook = rulebook;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is said of a session.
     *
     * @param collectsUntil last day on which proposals are collected, to its end; both days of the window or neither
     */
    public record Facts(LocalDate opensOn, LocalDate closesOn, String venue, boolean online, LocalDate collectsFrom, LocalDate collectsUntil) {
    }

    /** The sessions of a term by their number, those called off too. */
    public List<Session> of(UUID term) {
        return congresses.ofTerms(List.of(term));
    }

    /** @throws Refusal {@code congress.session.*}, on the field it concerns */
    @Transactional
    public UUID plan(Actor actor, UUID termId, Facts facts) {
        Term term = terms.lock(termId, null);
        CongressRights.must(rights.may(actor, term.unit(), SessionAct.PLAN));
        Terms.going(term);
        possible(term, facts);
        // one that was called off keeps its number: the next bears a new one
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from congress_session where term_id = :term").param("term", termId).query(Integer.class).single();
        UUID id = jdbc.sql("""
                insert into congress_session (term_id, number, stage, opens_on, closes_on, venue, online, collects_from, collects_until)
                values (:term, :number, 'PLANNED', :opens, :closes, :venue, :online, :from, :until) returning id
                """).param("term", termId).param("number", number).params(values(facts)).query(UUID.class).single();
        journal.session(termId, id, SessionAct.PLAN.name(), null, SessionAct.PLAN.to(), actor, null, null);
        audit.record(AuditEntry.of(actor, "congress.session.plan").on("congress-session", id, Terms.label(term) + " " + number).change("opensOn", null, facts.opensOn()));
        return id;
    }

    /** Corrects the facts of a session that has not opened. On another day, its programme goes with it. */
    @Transactional
    public void change(Actor actor, UUID id, int version, Facts facts) {
        Session session = lock(id, version);
        CongressRights.must(rights.office(actor, session.unit()));
        if (!session.stage().ahead()) {
            throw new Refusal("congress.session.begun");
        }
        possible(terms.find(session.term()).orElseThrow(), facts);
        jdbc.sql("""
                update congress_session set opens_on = :opens, closes_on = :closes, venue = :venue, online = :online, collects_from = :from, collects_until = :until,
                    version = version + 1 where id = :id
                """).param("id", id).params(values(facts)).update();
        journal.session(session.term(), id, "CHANGE", session.stage(), session.stage(), actor, null, facts.opensOn().equals(session.opensOn()) ? null
                : session.opensOn() + " → " + facts.opensOn());
        audit.record(AuditEntry.of(actor, "congress.session.change").on("congress-session", id, label(session)).change("opensOn", session.opensOn(), facts.opensOn())
                .change("venue", session.venue(), facts.venue()).change("collectsFrom", session.collectsFrom(), facts.collectsFrom())
                .change("collectsUntil", lastDay(session), facts.collectsUntil()));
        if (!facts.opensOn().equals(session.opensOn())) {
            events.publishEvent(new SessionPostponed(id, ChronoUnit.DAYS.between(session.opensOn(), facts.opensOn())));
        }
    }

    private static void possible(Term term, Facts facts) {
        if (facts.closesOn().isBefore(facts.opensOn())) {
            throw Refusal.on("closesOn", "congress.session.backwards");
        }
        if (facts.opensOn().isBefore(term.from()) || facts.closesOn().isAfter(term.to())) {
            throw Refusal.on("opensOn", "congress.session.within", term.from(), term.to());
        }
        if ((facts.collectsFrom() == null) != (facts.collectsUntil() == null)) {
            throw Refusal.on(facts.collectsFrom() == null ? "collectsFrom" : "collectsUntil", "congress.session.window-half");
        }
        if (facts.collectsFrom() != null && (facts.collectsUntil().isBefore(facts.collectsFrom()) || !facts.collectsUntil().isBefore(facts.opensOn()))) {
            throw Refusal.on("collectsUntil", "congress.session.window", facts.opensOn());
        }
    }

    private Map<String, Object> values(Facts facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("opens", facts.opensOn());
        values.put("closes", facts.closesOn());
        values.put("venue", new org.springframework.jdbc.core.SqlParameterValue(Types.VARCHAR, facts.venue()));
        values.put("online", facts.online());
        values.put("from", new org.springframework.jdbc.core.SqlParameterValue(Types.DATE, facts.collectsFrom()));
        values.put("until", new org.springframework.jdbc.core.SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, facts.collectsUntil() == null ? null : end(facts.collectsUntil())));
        return values;
    }

    private OffsetDateTime end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    /** The last day of the window as it was typed; null without one. */
    public LocalDate lastDay(Session session) {
        return session.collectsUntil() == null ? null : LocalDate.ofInstant(session.collectsLast(), clock.getZone());
    }

    /** The last day to send the papers, by the rule in force today. */
    public LocalDate papersBy(Session session) {
        return session.opensOn().minusDays(rulebook.get(CongressRules.PAPERS_DAYS, LocalDate.now(clock)));
    }

    /** The papers are with the delegates since a day: handed out on paper, or sent by another way than {@link SessionPapers}. */
    @Transactional
    public void papersSent(Actor actor, UUID id, int version, LocalDate on) {
        Session session = lock(id, version);
        CongressRights.must(rights.office(actor, session.unit()));
        if (!session.stage().ahead()) {
            throw new Refusal("congress.session.begun");
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw Refusal.on("on", "congress.session.papers-future");
        }
        papersOut(session, actor, on, "PAPERS", on.toString());
        audit.record(AuditEntry.of(actor, "congress.session.papers").on("congress-session", id, label(session)).change("papersSentOn", session.papersSentOn(), on));
    }

    /** Keeps the day on which the papers went out, and how. */
    void papersOut(Session session, Actor actor, LocalDate on, String how, String note) {
        jdbc.sql("update congress_session set papers_sent_on = :on, version = version + 1 where id = :id").param("id", session.id()).param("on", on).update();
        journal.session(session.term(), session.id(), how, session.stage(), session.stage(), actor, null, note);
    }

    /** For an act on it: locked until the end of the transaction. @throws Refusal {@code congress.moved} when it is not as the reader saw it */
    Session lock(UUID id, int version) {
        jdbc.sql("select 1 from congress_session where id = :id for update").param("id", id).query(Integer.class).optional();
        return congresses.session(id).filter(session -> session.version() == version).orElseThrow(() -> new Refusal("congress.moved"));
    }

    static String label(Session session) {
        return session.unitName() + " 第" + session.termNumber() + "届第" + session.number() + "次";
    }

}
