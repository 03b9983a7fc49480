package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.congress.meeting.Finding.Verdict;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;

/** The evaluation of a session against a checklist: what facts tell is told by them, the rest is ticked by an officer. */
@Service
public class Evaluation {

    private final JdbcClient jdbc;
    private final QuorumsHeld quorums;
    private final Agenda agenda;
    private final InterimActs interim;
    private final UpperReport report;
    private final MeetingRights rights;
    private final Rulebook rulebook;
    private final Audit audit;
    private final Clock clock;

    Evaluation(JdbcClient jdbc, QuorumsHeld quorums, Agenda agenda, InterimActs interim, UpperReport report, MeetingRights rights,
               Rulebook rulebook, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.quorums = quorums;
        this.agenda = agenda;
        this.interim = interim;
        this.report = report;
        this.rights = rights;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every point that concerns the session, in order. */
    public List<Finding> of(Session session) {
        Map<CheckPoint, Finding> ticked = new HashMap<>();
        jdbc.sql("select point, fine, note from congress_check where session_id = :session").param("session", session.id()).query(rs -> {
            CheckPoint point = CheckPoint.valueOf(rs.getString(1));
            ticked.put(point, new Finding(point, rs.getBoolean(2) ? Verdict.FINE : Verdict.NOT, null, List.of(), rs.getString(3)));
        });
        List<Item> items = agenda.of(session).stream().filter(item -> !item.stage().ended()).toList();
        List<Finding> findings = new ArrayList<>();
        for (CheckPoint point : CheckPoint.values()) {
            if (point == CheckPoint.TEACHERS && teachersAtLeast(session) == 0) {
                continue;
            }
            findings.add(point.told() ? told(session, point, items)
                    : ticked.getOrDefault(point, new Finding(point, Verdict.OPEN, null, List.of(), null)));
        }
        return findings;
    }

    private Finding told(Session session, CheckPoint point, List<Item> items) {
        boolean over = session.stage() == SessionStage.CLOSED || session.stage() == SessionStage.ARCHIVED;
        Verdict missing = over ? Verdict.NOT : Verdict.OPEN;
        return switch (point) {
            case APPROVED -> session.documentNo() == null ? Finding.told(point, missing) : Finding.told(point, Verdict.FINE, session.documentNo(), String.valueOf(session.documentOn()));
            case QUALIFIED -> Finding.told(point, session.stage().ordinal() >= SessionStage.QUALIFIED.ordinal() && session.stage() != SessionStage.CALLED_OFF ? Verdict.FINE : missing);
            case TEACHERS -> teachers(session, missing);
            case PAPERS -> papers(session);
            case PRESIDIUM -> presidium(session, missing);
            case QUORUM -> quorum(session, missing);
            case ITEMS -> items(items, missing);
            case SECRET -> secret(items);
            case OPINIONS -> opinions(session, missing);
            case INTERIM -> interimActs(session, missing);
            case PROPOSALS -> matter(point, items, Matter.PROPOSALS, missing);
            case APPRAISAL -> Finding.told(point, count("select count(*) from congress_appraisal where confirmed_at is not null and session_id = :session", session) > 0 ? Verdict.FINE : missing);
            case RESOLUTIONS -> resolutions(session, missing);
            case REPORTED -> reported(session);
            case FREQUENCY -> frequency(session);
            default -> throw new IllegalArgumentException(point + " is ticked");
        };
    }

    /** In percent; 0 where no line is drawn, as for a congress of the members alone. */
    private int teachersAtLeast(Session session) {
        return CongressRules.concerns(CongressRules.TEACHERS, session.staff(), session.members()) ? rulebook.get(CongressRules.TEACHERS, session.opensOn(), session.unit()) : 0;
    }

    private Finding teachers(Session session, Verdict missing) {
        int least = teachersAtLeast(session);
        return jdbc.sql("select count(*), count(*) filter (where d.teacher) from congress_delegate d where d.term_id = :term and" + Congresses.FORMAL)
                .param("term", session.term()).param("day", session.opensOn()).query((rs, n) -> {
                    int all = rs.getInt(1);
                    return all == 0 ? Finding.told(CheckPoint.TEACHERS, missing, 0, 0, least)
                            : Finding.told(CheckPoint.TEACHERS, rs.getInt(2) * 100L >= (long) least * all ? Verdict.FINE : Verdict.NOT, all, rs.getInt(2), least);
                }).single();
    }

    private Finding papers(Session session) {
        int days = rulebook.get(CongressRules.PAPERS_DAYS, session.opensOn(), session.unit());
        LocalDate last = session.opensOn().minusDays(days);
        if (session.papersSentOn() == null) {
            return Finding.told(CheckPoint.PAPERS, LocalDate.now(clock).isAfter(last) ? Verdict.NOT : Verdict.OPEN, days, last.toString(), "");
        }
        return Finding.told(CheckPoint.PAPERS, session.papersSentOn().isAfter(last) ? Verdict.NOT : Verdict.FINE, days, last.toString(), session.papersSentOn().toString());
    }

    private Finding presidium(Session session, Verdict missing) {
        int delegates = jdbc.sql("select count(*) from congress_delegate d where d.term_id = :term and" + Congresses.FORMAL).param("term", session.term())
                .param("day", session.opensOn()).query(Integer.class).single();
        int least = CongressRules.presidium(rulebook, session.opensOn(), delegates);
        int seats = jdbc.sql("select count(*) from congress_seat where term_id = :term and committee = 'PRESIDIUM' and from_on <= :day and (to_on is null or to_on > :day)")
                .param("term", session.term()).param("day", session.opensOn()).query(Integer.class).single();
        return Finding.told(CheckPoint.PRESIDIUM, seats >= least ? Verdict.FINE : seats == 0 ? missing : Verdict.NOT, seats, least);
    }

    private Finding quorum(Session session, Verdict missing) {
        List<QuorumsHeld.Held> held = quorums.of(session);
        for (QuorumsHeld.Held one : held) {
            if (!one.most().reached()) {
                return Finding.told(CheckPoint.QUORUM, Verdict.NOT, one.day().toString(), one.most().present(), one.most().valid(), one.most().needed());
            }
        }
        return Finding.told(CheckPoint.QUORUM, held.isEmpty() ? missing : Verdict.FINE, held.size() / Attendance.bodies(session).size(), 0, 0, 0);
    }

    private static Finding items(List<Item> items, Verdict missing) {
        long open = items.stream().filter(item -> !item.stage().done()).count();
        return Finding.told(CheckPoint.ITEMS, items.isEmpty() || open > 0 ? missing : Verdict.FINE, items.size(), open);
    }

    private static Finding secret(List<Item> items) {
        List<Item> bound = items.stream().filter(item -> item.matter().mustBePassed()).toList();
        long hands = bound.stream().filter(item -> item.ballot() == Ballot.HAND).count();
        return Finding.told(CheckPoint.SECRET, hands > 0 ? Verdict.NOT : Verdict.FINE, bound.size(), hands);
    }

    private Finding opinions(Session session, Verdict missing) {
        int silent = count("""
                select count(*) from congress_delegation g where g.term_id = (select term_id from congress_session where id = :session)
                  and not exists (select 1 from congress_opinion o join congress_item i on i.id = o.item_id where o.delegation_id = g.id and i.session_id = :session)
                """, session);
        return Finding.told(CheckPoint.OPINIONS, silent > 0 ? missing : Verdict.FINE, silent);
    }

    private Finding interimActs(Session session, Verdict missing) {
        List<InterimActs.InterimAct> acts = interim.toReport(session);
        long left = acts.stream().filter(act -> act.reportedIn() == null).count();
        return Finding.told(CheckPoint.INTERIM, left > 0 ? missing : Verdict.FINE, acts.size(), left);
    }

    private static Finding matter(CheckPoint point, List<Item> items, Matter matter, Verdict missing) {
        return Finding.told(point, items.stream().anyMatch(item -> item.matter() == matter && item.stage().done()) ? Verdict.FINE : missing);
    }

    private Finding resolutions(Session session, Verdict missing) {
        int left = count("""
                select count(*) from congress_item i where i.session_id = :session and i.stage = 'PASSED' and i.matter <> 'PROCEDURE'
                  and not exists (select 1 from congress_resolution r where r.item_id = i.id and r.published_at is not null)
                """, session);
        return Finding.told(CheckPoint.RESOLUTIONS, left > 0 ? missing : Verdict.FINE, left);
    }

    private Finding reported(Session session) {
        UpperReport.Due due = report.due(session);
        if (due.sentOn() == null) {
            return Finding.told(CheckPoint.REPORTED, due.late() ? Verdict.NOT : Verdict.OPEN, String.valueOf(due.by()), "");
        }
        return Finding.told(CheckPoint.REPORTED, due.late() ? Verdict.NOT : Verdict.FINE, String.valueOf(due.by()), due.sentOn().toString());
    }

    private Finding frequency(Session session) {
        int months = rulebook.get(CongressRules.MEETS_MONTHS, session.opensOn(), session.unit());
        LocalDate before = jdbc.sql("""
                select max(s.opens_on) from congress_session s join congress_term t on t.id = s.term_id
                where t.unit_id = :unit and s.stage <> 'CALLED_OFF' and s.opens_on < :opens and (t.staff and :staff or t.members and :members)
                """).param("unit", session.unit()).param("opens", session.opensOn()).param("staff", session.staff()).param("members", session.members())
                .query((rs, n) -> rs.getObject(1, LocalDate.class)).list().get(0);
        return Finding.told(CheckPoint.FREQUENCY, before != null && before.plusMonths(months).isBefore(session.opensOn()) ? Verdict.NOT : Verdict.FINE, months,
                before == null ? "—" : before.toString());
    }

    private int count(String sql, Session session) {
        return jdbc.sql(sql).param("session", session.id()).query(Integer.class).single();
    }

    /** Ticks a point that no fact tells, or says that it was not so. @throws Refusal {@code congress.meeting.check.told} for the others */
    @Transactional
    public void tick(Actor actor, Session session, CheckPoint point, boolean fine, String note) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        if (point.told()) {
            throw new Refusal("congress.meeting.check.told");
        }
        jdbc.sql("""
                insert into congress_check (session_id, point, fine, note, ticked_name, ticked_at) values (:session, :point, :fine, :note, :name, :now)
                on conflict (session_id, point) do update set fine = excluded.fine, note = excluded.note, ticked_name = excluded.ticked_name, ticked_at = excluded.ticked_at
                """).param("session", session.id()).param("point", point.name()).param("fine", fine).param("note", note, Types.VARCHAR).param("name", actor.name())
                .param("now", Timestamp.from(clock.instant())).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.check.tick").on("congress-session", session.id(), point.name()).change("fine", null, fine));
    }
}
