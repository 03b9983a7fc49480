package org.unionhall.congress.prepare;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
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

/** The way of a session, act by act along {@link SessionAct}: each only with what it needs, which is said before it is tried. */
@Service
public class SessionWay {

    private final Sessions sessions;
    private final CongressRights rights;
    private final ObjectProvider<SessionCheck> checks;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionWay(Sessions sessions, CongressRights rights, ObjectProvider<SessionCheck> checks, CongressJournal journal, Rulebook rulebook,
               Audit audit, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.rights = rights;
        this.checks = checks;
        this.journal = journal;
        this.rulebook = rulebook;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The stages a session walks through, in order. */
    public static List<SessionStage> way() {
        return List.of(SessionStage.PLANNED, SessionStage.APPROVED, SessionStage.QUALIFIED, SessionStage.PREPARATORY, SessionStage.OPEN, SessionStage.CLOSED, SessionStage.ARCHIVED);
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
                lacks.add(new Refusal("congress.session.papers-missing", sessions.papersBy(session)));
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
        Session session = sessions.lock(id, version);
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
        audit.record(AuditEntry.of(actor, "congress.session.act").on("congress-session", id, Sessions.label(session)).change("state", session.stage(), act.to())
                .change("document", null, document).because(said));
        events.publishEvent(new SessionMoved(id, act));
    }
}
