package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionCheck;
import org.unionhall.congress.SessionMoved;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;

/** Sessions: planned, their facts kept right, walked along {@link SessionAct}. */
@Service
public class Sessions {

    private final Congresses congresses;
    private final Terms terms;
    private final CongressRights rights;
    private final ObjectProvider<SessionCheck> checks;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(Congresses congresses, Terms terms, CongressRights rights, ObjectProvider<SessionCheck> checks, CongressJournal journal, Rulebook rulebook, Audit audit,
             ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.congresses = congresses;
        this.terms = terms;
        this.rights = rights;
        this.checks = checks;
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

    /** Corrects the facts of a session that has not opened. */
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

    /** The acts that lead on from where the session stands, whoever's they are. */
    public List<SessionAct> next(Session session) {
        List<SessionAct> next = new ArrayList<>();
        for (SessionAct act : SessionAct.values()) {
            if (act.possible(session.stage())) {
                next.add(act);
            }
        }
        return next;
    }

    /** Everything an act still lacks, the approval's number apart, which is typed with the act. */
    public List<Refusal> lacks(Session session, SessionAct act) {
        List<Refusal> lacks = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        if (act == SessionAct.QUALIFY) {
            lacksDelegates(session, lacks);
        } else if (act == SessionAct.PREPARE) {
            int days = rulebook.get(CongressRules.PAPERS_DAYS, today);
            if (days > 0 && session.papersSentOn() == null) {
                lacks.add(new Refusal("congress.session.papers-missing", papersBy(session)));
            } else if (days > 0 && session.papersSentOn().plusDays(days).isAfter(session.opensOn())) {
                lacks.add(new Refusal("congress.session.papers-late", session.papersSentOn(), days, session.papersSentOn().plusDays(days)));
            }
        } else if (act == SessionAct.OPEN_SESSION && today.isBefore(session.opensOn())) {
            lacks.add(new Refusal("congress.session.too-early", session.opensOn()));
        }
        checks.orderedStream().forEach(check -> lacks.addAll(check.against(session, act)));
        return lacks;
    }

    private void lacksDelegates(Session session, List<Refusal> lacks) {
        jdbc.sql("""
                select count(*) filter (where stage = 'ACTIVE') as active, count(*) filter (where stage = 'ELECTED') as elected, count(*) filter (where stage = 'QUALIFIED') as qualified
                from congress_delegate where term_id = :term and kind = 'FORMAL'
                """).param("term", session.term()).query(rs -> {
                    if (rs.getInt("active") == 0) {
                        lacks.add(new Refusal("congress.session.no-delegates"));
                    }
                    if (rs.getInt("elected") > 0) {
                        lacks.add(new Refusal("congress.session.unreviewed", rs.getInt("elected")));
                    }
                    if (rs.getInt("qualified") > 0) {
                        lacks.add(new Refusal("congress.session.unpublished", rs.getInt("qualified")));
                    }
                });
    }

    /**
     * Walks the session on.
     *
     * @param document   of the approval; needed for {@link SessionAct#APPROVE} only
     * @param documentOn its day
     * @param note       why it is called off; otherwise free
     * @throws Refusal {@code congress.session.not.<STAGE>} from where the act does not lead on; the first of what is lacking
     */
    @Transactional
    public void act(Actor actor, UUID id, int version, SessionAct act, String document, LocalDate documentOn, String note) {
        Session session = lock(id, version);
        CongressRights.must(rights.may(actor, session.unit(), act));
        if (!act.possible(session.stage())) {
            throw new Refusal("congress.session.not." + session.stage());
        }
        lacks(session, act).stream().findFirst().ifPresent(lack -> {
            throw lack;
        });
        if (act == SessionAct.APPROVE && (document == null || documentOn == null)) {
            throw Refusal.on("document", "congress.session.document");
        }
        String said = act == SessionAct.CALL_OFF ? Reason.of(note) : note;
        jdbc.sql("""
                update congress_session set stage = :stage, document_no = coalesce(:document, document_no), document_on = coalesce(:documentOn, document_on),
                    version = version + 1 where id = :id
                """).param("id", id).param("stage", act.to().name()).param("document", act == SessionAct.APPROVE ? document : null, Types.VARCHAR)
                .param("documentOn", act == SessionAct.APPROVE ? documentOn : null, Types.DATE).update();
        journal.session(session.term(), id, act.name(), session.stage(), act.to(), actor, document, said);
        audit.record(AuditEntry.of(actor, "congress.session.act").on("congress-session", id, label(session)).change("state", session.stage(), act.to())
                .change("document", null, document).because(said));
        events.publishEvent(new SessionMoved(id, act));
    }

    /** For an act on it: locked until the end of the transaction. @throws Refusal {@code congress.moved} when it is not as the reader saw it */
    Session lock(UUID id, int version) {
        jdbc.sql("select 1 from congress_session where id = :id for update").param("id", id).query(Integer.class).optional();
        return congresses.session(id).filter(session -> session.version() == version).orElseThrow(() -> new Refusal("congress.moved"));
    }

    static String label(Session session) {
        return session.unitName() + " 第" + session.termNumber() + "届第" + session.number() + "次";
    }

    /** The stages a session walks through, in order. */
    public static List<SessionStage> way() {
        return List.of(SessionStage.PLANNED, SessionStage.APPROVED, SessionStage.QUALIFIED, SessionStage.PREPARATORY, SessionStage.OPEN, SessionStage.CLOSED, SessionStage.ARCHIVED);
    }
}
