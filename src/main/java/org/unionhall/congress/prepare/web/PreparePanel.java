package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionPanel;
import org.unionhall.congress.prepare.CongressJournal;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.SessionPapers;
import org.unionhall.congress.prepare.SessionWay;
import org.unionhall.congress.prepare.Sessions;
import org.unionhall.identity.Actor;

/** The way of a session: its facts, what comes next, why it cannot, and what happened so far. */
@Component
class PreparePanel implements SessionPanel {

    private final Sessions sessions;
    private final SessionWay way;
    private final SessionPapers papers;
    private final Delegates delegates;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final PrepareWords words;
    private final Clock clock;

    PreparePanel(Sessions sessions, SessionWay way, SessionPapers papers, Delegates delegates, CongressRights rights, CongressJournal journal, PrepareWords words, Clock clock) {
        this.sessions = sessions;
        this.way = way;
        this.papers = papers;
        this.delegates = delegates;
        this.rights = rights;
        this.journal = journal;
        this.words = words;
        this.clock = clock;
    }

    /** One act that leads on. @param lacks everything it lacks, in words. @param mine whether it is the reader's */
    record Next(SessionAct act, boolean mine, List<String> lacks) {

        public boolean possible() {
            return mine && lacks.isEmpty();
        }
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "congress/prepare/parts :: way";
    }

    @Override
    public void fill(Actor actor, Session session, Model model) {
        boolean works = rights.works(actor, session.unit());
        List<Next> next = new ArrayList<>();
        if (works) {
            for (SessionAct act : way.next(session)) {
                next.add(new Next(act, rights.may(actor, session.unit(), act), way.lacks(session, act).stream().map(words::say).toList()));
            }
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("way", SessionWay.way());
        model.addAttribute("place", SessionWay.way().indexOf(session.stage()) + 1);
        model.addAttribute("next", next);
        model.addAttribute("office", rights.office(actor, session.unit()));
        model.addAttribute("works", works);
        model.addAttribute("papersBy", sessions.papersBy(session));
        model.addAttribute("papers", works && session.stage().ahead() ? papers.of(session) : null);
        model.addAttribute("collects", session.collects(today, Instant.now(clock)));
        model.addAttribute("lastDay", sessions.lastDay(session));
        model.addAttribute("today", today);
        model.addAttribute("formal", count(session, DelegateKind.FORMAL));
        model.addAttribute("observers", count(session, DelegateKind.OBSERVER));
        model.addAttribute("invited", count(session, DelegateKind.INVITED));
        model.addAttribute("journal", works ? journal.ofSession(session.id()) : List.of());
    }

    private long count(Session session, DelegateKind kind) {
        return delegates.count(new DelegateSearch(session.term(), session.id(), null, null, kind, java.util.EnumSet.of(DelegateStage.ACTIVE), "", false));
    }
}
