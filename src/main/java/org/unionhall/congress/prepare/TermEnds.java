package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.TermStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** When a term is over: the next of the same bodies takes its place, or it is ended without one. Mandates and seats end with it. */
@Service
public class TermEnds {

    /** Of a session {@code s}: it is still to be held, or open. */
    private static final String AHEAD = "s.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY', 'OPEN')";

    /** Of a term {@code t}: it runs, of the same bodies as another that begins not before it. */
    private static final String BEFORE = "t.unit_id = :unit and t.id <> :id and t.stage = 'RUNNING' and t.from_on <= :from and (t.staff and :staff or t.members and :members)";

    private final Terms terms;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    TermEnds(Terms terms, CongressRights rights, CongressJournal journal, Audit audit, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.rights = rights;
        this.journal = journal;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends a term without a next one: mandates and seats end with it. */
    @Transactional
    public void end(Actor actor, UUID id, int version, String reason) {
        Term term = terms.lock(id, version);
        CongressRights.must(rights.office(actor, term.unit()));
        if (!TermAct.END.possible(term.stage())) {
            throw new Refusal("congress.term.over");
        }
        mayClose(id, term.from());
        String why = Reason.of(reason);
        close(term, LocalDate.now(clock), TermAct.END, actor, why);
        audit.record(AuditEntry.of(actor, "congress.term.end").on("congress-term", id, Terms.label(term)).because(why));
    }

    /** @param from sessions that end before this day are in nobody's way */
    private void mayClose(UUID id, LocalDate from) {
        if (jdbc.sql("select exists (select 1 from congress_session s where s.term_id = :id and s.closes_on >= :from and " + AHEAD + ")")
                .param("id", id).param("from", from).query(Boolean.class).single()) {
            throw new Refusal("congress.term.sessions-open");
        }
    }

    /**
     * The first delegates are published. The running term of the same bodies is over with it, or with the first day of this one when they
     * were published before: see {@link #succeed}.
     *
     * @throws Refusal {@code congress.term.sessions-open} while one of its sessions is not closed, or would be held when this one has begun
     */
    void run(Actor actor, Term term, LocalDate today) {
        if (!TermAct.RUN.possible(term.stage())) {
            return;
        }
        jdbc.sql("update congress_term set stage = 'RUNNING', version = version + 1 where id = :id").param("id", term.id()).update();
        journal.term(term.id(), TermAct.RUN, term.stage(), TermAct.RUN.to(), today, actor, null, null);
        for (Term before : before(term)) {
            boolean begun = !term.from().isAfter(today);
            mayClose(before.id(), begun ? before.from() : term.from());
            if (begun) {
                close(before, today, TermAct.SUCCEED, null, null);
            }
        }
    }

    /** The running terms of the same bodies in whose place this one is with its first day: its delegates are published, and it has not begun. */
    public List<Term> relieves(Term term) {
        return term.stage() != TermStage.RUNNING || !term.from().isAfter(LocalDate.now(clock)) ? List.of()
                : jdbc.sql(Terms.SELECT + " where " + BEFORE).params(bodies(term)).query(Terms::read).list();
    }

    /** Those published already that will be in the place of this one. */
    public List<Term> relievedBy(Term term) {
        return term.stage() != TermStage.RUNNING ? List.of() : jdbc.sql(Terms.SELECT + """
                 where t.unit_id = :unit and t.id <> :id and t.stage = 'RUNNING' and t.from_on > :from and (t.staff and :staff or t.members and :members) order by t.from_on
                """).params(bodies(term)).query(Terms::read).list();
    }

    /** Terms that have begun while one before them runs on, because its delegates were published earlier than that; those whose sessions are all closed. */
    List<UUID> begun(LocalDate today) {
        return jdbc.sql("""
                select n.id from congress_term n where n.stage = 'RUNNING' and n.from_on <= :today and exists (
                    select 1 from congress_term t where t.unit_id = n.unit_id and t.stage = 'RUNNING' and t.from_on < n.from_on and (t.staff and n.staff or t.members and n.members)
                    and not exists (select 1 from congress_session s where s.term_id = t.id and\s""" + AHEAD + ")) order by n.from_on, n.id").param("today", today).query(UUID.class).list();
    }

    /** The term has begun: the one before it is over with this day. Within a transaction. */
    void succeed(UUID id, LocalDate today) {
        Term term = terms.lock(id, null);
        for (Term before : before(term)) {
            if (before.from().isBefore(term.from())) {
                mayClose(before.id(), before.from());
                close(before, today, TermAct.SUCCEED, null, null);
            }
        }
    }

    private List<Term> before(Term term) {
        return jdbc.sql(Terms.SELECT + " where " + BEFORE + " for update of t").params(bodies(term)).query(Terms::read).list();
    }

    private static Map<String, Object> bodies(Term term) {
        return Map.of("unit", term.unit(), "id", term.id(), "from", term.from(), "staff", term.staff(), "members", term.members());
    }

    private void close(Term term, LocalDate today, TermAct act, Actor actor, String why) {
        jdbc.sql("update congress_term set stage = :stage, version = version + 1 where id = :id").param("stage", act.to().name()).param("id", term.id()).update();
        jdbc.sql("""
                update congress_delegate set stage = 'ENDED', end_reason = 'TERM_OVER', to_on = case when from_on is null then null else greatest(from_on, :today) end,
                    version = version + 1
                where term_id = :id and stage <> 'ENDED'
                """).param("id", term.id()).param("today", today).update();
        jdbc.sql("update congress_seat set to_on = greatest(:today, from_on + 1) where term_id = :id and to_on is null").param("id", term.id()).param("today", today).update();
        journal.term(term.id(), act, term.stage(), act.to(), today, actor, null, why);
    }
}
