package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;
import org.unionhall.web.DailyWork;

/**
 * What the days bring: silence that accepts, deadlines near and over, evaluations whose time is over, promises that are
 * due. Each case for itself and each reminder once; whatever cannot be counted for want of a calendar waits for it.
 */
@Component
class HandlingDays implements DailyWork {

    private static final Logger LOG = LoggerFactory.getLogger(HandlingDays.class);
    /** Proposers are reminded so many days before their time to evaluate is over. */
    private static final int EVALUATE_BEFORE = 3;

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final TakingOn taking;
    private final Replies replies;
    private final Evaluations evaluations;
    private final Deadlines deadlines;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Inbox inbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Evaluators evaluators;

    HandlingDays(JdbcClient jdbc, Moves moves, Cases cases, ProposalReaders readers, TakingOn taking, Replies replies, Evaluations evaluations, Deadlines deadlines,
                 Rulebook rulebook, WorkingDays days, Inbox inbox, TransactionTemplate transaction, Clock clock, Evaluators evaluators) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.taking = taking;
        this.replies = replies;
        this.evaluations = evaluations;
        this.deadlines = deadlines;
        this.rulebook = rulebook;
        this.days = days;
        this.inbox = inbox;
        this.transaction = transaction;
        this.clock = clock;
        this.evaluators = evaluators;
    }

    @Override
    public String name() {
        return "proposal.handling";
    }

    /** Before the daily mails are gathered. */
    @Override
    public LocalTime at() {
        return LocalTime.of(6, 20);
    }

    @Override
    public void run() {
        LocalDate today = cases.today();
        each("select id from proposal where stage = 'ASSIGNED'", taking::acceptBySilence);
        each("select proposal_id from proposal_reply r join proposal t on t.id = r.proposal_id and t.round = r.round where t.stage = 'REPLIED' and r.released_at is not null",
                this::evaluation);
        Deadlines.Horizon horizon = deadlines.horizon();
        remind(Reminder.SOON, "select id, due_on from proposal where stage in " + Deadlines.OWED + " and due_on between :today and :day", horizon.soon());
        remind(Reminder.OVER, "select id, due_on from proposal where stage in " + Deadlines.OWED + " and due_on < :today", today);
        LocalDate over = longAgo(today);
        remind(Reminder.ESCALATED, "select id, due_on from proposal where stage in " + Deadlines.OWED + " and due_on < :today and due_on <= :day", over);
        remind(Reminder.PROMISE, "select proposal_id, due_on from proposal_promise where state = 'OPEN' and due_on <= :today", today);
        remind(Reminder.PROMISE_OVER, "select proposal_id, due_on from proposal_promise where state = 'OPEN' and due_on < :today and due_on <= :day", over);
    }

    /** Whatever was due on this day is over by the working days after which the leader in charge is told; a day long past without a calendar. */
    private LocalDate longAgo(LocalDate today) {
        try {
            int over = rulebook.get(ProposalRules.ESCALATION_DAYS, today);
            LocalDate day = today;
            while (days.between(day, today) < over) {
                day = day.minusDays(1);
            }
            return day;
        } catch (Refusal noCalendar) {
            return today.minusYears(1);
        }
    }

    private interface One {
        boolean on(UUID proposal);
    }

    /** Each in a transaction of its own: one that cannot be does not keep the others back. */
    private void each(String sql, One work) {
        for (UUID id : jdbc.sql(sql).query(UUID.class).list()) {
            alone(id, () -> work.on(id));
        }
    }

    /** Whatever is wrong with one case is that one's trouble: the log has it, and the others get their turn. */
    private static void alone(UUID id, Runnable work) {
        try {
            work.run();
        } catch (Refusal no) {
            LOG.warn("Proposal {}: {}", id, no.code());
        } catch (RuntimeException broken) {
            LOG.error("Proposal {} was passed over today", id, broken);
        }
    }

    private boolean evaluation(UUID id) {
        Reply given = transaction.execute(status -> {
            Proposal proposal = moves.lock(id);
            return proposal.stage() != ProposalStage.REPLIED ? null : replies.given(id, proposal.round());
        });
        if (given == null || given.evaluateUntil() == null) {
            return false;
        }
        LocalDate until = given.evaluateUntil();
        if (evaluations.close(id, until)) {
            return true;
        }
        if (!until.minusDays(EVALUATE_BEFORE).isAfter(cases.today())) {
            told(Reminder.EVALUATE, id, until);
        }
        return false;
    }

    private record Due(UUID proposal, LocalDate on) {
    }

    private void remind(Reminder what, String sql, LocalDate day) {
        jdbc.sql(sql + " except select proposal_id, about_on from proposal_reminder where kind = :kind").param("today", cases.today()).param("day", day)
                .param("kind", what.name()).query((rs, n) -> new Due(rs.getObject(1, UUID.class), rs.getObject(2, LocalDate.class))).list()
                .forEach(one -> alone(one.proposal(), () -> told(what, one.proposal(), one.on())));
    }

    /** Writes down that it was said, and says it. */
    private void told(Reminder what, UUID id, LocalDate on) {
        transaction.executeWithoutResult(status -> {
            Proposal proposal = moves.lock(id);
            int first = jdbc.sql("insert into proposal_reminder (proposal_id, kind, about_on, at) values (:id, :kind, :on, :now) on conflict do nothing")
                    .param("id", id).param("kind", what.name()).param("on", on).param("now", Timestamp.from(clock.instant())).update();
            if (first == 0) {
                return;
            }
            if (what == Reminder.PROMISE) {
                jdbc.sql("update proposal_promise set asked_at = :now where proposal_id = :id and state = 'OPEN'").param("id", id)
                        .param("now", Timestamp.from(clock.instant())).update();
            }
            inbox.sendAll(readers(what, proposal), Letter.of(LetterKind.DUTY, what.letter(), what.letter() + "." + id + "." + on)
                    .with(Docket.label(proposal), on).at("/proposals/" + id));
            if (what != Reminder.EVALUATE) {
                moves.note(null, proposal, "REMINDED_" + what, on.toString(), false);
            }
        });
    }

    private List<AccountId> readers(Reminder what, Proposal proposal) {
        if (what == Reminder.EVALUATE) {
            List<Evaluators.Missing> missing = evaluators.missing(proposal);
            List<AccountId> asked = new ArrayList<>(readers.of(missing.stream().filter(one -> one.absent() == null).map(Evaluators.Missing::person).toList()));
            if (missing.stream().anyMatch(one -> one.absent() != null)) {
                asked.addAll(readers.office(proposal.session()));
            }
            return asked;
        }
        List<PersonId> people = new ArrayList<>(cases.undertakers(proposal.department()));
        if (what == Reminder.ESCALATED || what == Reminder.PROMISE_OVER || proposal.stage() == ProposalStage.SIGNED) {
            people.addAll(cases.leaders(proposal));
        }
        List<AccountId> told = new ArrayList<>(readers.of(people));
        if (what == Reminder.ESCALATED || what == Reminder.PROMISE_OVER) {
            told.addAll(readers.committee(proposal.session()));
        }
        return told;
    }
}
