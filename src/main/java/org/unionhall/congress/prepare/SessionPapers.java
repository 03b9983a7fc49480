package org.unionhall.congress.prepare;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;

/**
 * The papers of a session on their way to the delegates: a letter to each, once, which leads to the papers. Who becomes a
 * delegate later is written to when the papers are sent again. Sending late is not refused, because delegates must have the
 * papers in any case; what follows from it is said, and the preparatory meeting is refused by {@link SessionWay#lacks}.
 */
@Service
public class SessionPapers {

    private final Sessions sessions;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Rulebook rulebook;
    private final Papers laid;
    private final Inbox inbox;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionPapers(Sessions sessions, CongressRights rights, CongressJournal journal, Rulebook rulebook, Papers laid, Inbox inbox, Audit audit, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.rights = rights;
        this.journal = journal;
        this.rulebook = rulebook;
        this.laid = laid;
        this.inbox = inbox;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far the papers have come.
     *
     * @param delegates    formal ones who may vote today
     * @param sent         those of them who were written to
     * @param waiting      those who were not and have an account
     * @param unreachable  names of those who were not and have none: they need paper
     * @param items        on the agenda; @param bare those of them to which no paper is laid yet
     * @param days         so many days before the opening they must be out, by {@code rule}
     * @param left         days from today to the opening; less than {@code days} is late, negative once it has passed
     */
    public record State(int delegates, int sent, int waiting, List<String> unreachable, int items, int bare, int days, long left, Setting<Integer> rule) {

        public boolean late() {
            return left < days;
        }

        /** The document and article the days come from, as written. */
        public String basis() {
            return rule.document() + (rule.article() == null ? "" : rule.article());
        }
    }

    private record Reader(UUID delegate, String name, UUID account, boolean sent) {

        private boolean waits() {
            return !sent && account != null;
        }
    }

    private List<Reader> readers(Session session) {
        return jdbc.sql("""
                select d.id, p.name, a.id as account, l.delegate_id is not null as sent
                from congress_delegate d join personnel_person p on p.id = d.person_id
                left join identity_account a on a.person_id = d.person_id and a.disabled_at is null
                left join congress_papers_letter l on l.session_id = :session and l.delegate_id = d.id
                where d.term_id = :term and""" + Congresses.FORMAL + "order by d.number, p.name_pinyin, d.id").param("session", session.id())
                .param("term", session.term()).param("day", LocalDate.now(clock))
                .query((rs, n) -> new Reader(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, UUID.class), rs.getBoolean(4))).list();
    }

    public State of(Session session) {
        List<Reader> readers = readers(session);
        List<UUID> items = jdbc.sql("select id from congress_item where session_id = :id and stage <> 'VOID'").param("id", session.id()).query(UUID.class).list();
        LocalDate today = LocalDate.now(clock);
        Setting<Integer> rule = rulebook.inForce(CongressRules.PAPERS_DAYS, today);
        return new State(readers.size(), (int) readers.stream().filter(Reader::sent).count(), (int) readers.stream().filter(Reader::waits).count(),
                readers.stream().filter(one -> !one.sent() && one.account() == null).map(Reader::name).toList(),
                items.size(), items.size() - laid.of(Congresses.ITEM_PAPER, items).size(), rule.value(),
                ChronoUnit.DAYS.between(today, session.opensOn()), rule);
    }

    /**
     * Writes to every delegate of today who was not written to yet; the first time the papers count as sent with this day.
     *
     * @return how many letters were written
     * @throws Refusal {@code congress.session.begun}; {@code congress.papers.no-agenda} while there is nothing to read, {@code congress.papers.nobody}
     *                 when nobody is left to write to
     */
    @Transactional
    public int send(Actor actor, UUID id, int version) {
        Session session = sessions.lock(id, version);
        CongressRights.must(rights.office(actor, session.unit()));
        if (!session.stage().ahead()) {
            throw new Refusal("congress.session.begun");
        }
        if (!jdbc.sql("select exists (select 1 from congress_item where session_id = :id and stage <> 'VOID')").param("id", id).query(Boolean.class).single()) {
            throw new Refusal("congress.papers.no-agenda");
        }
        List<Reader> waiting = readers(session).stream().filter(Reader::waits).toList();
        if (waiting.isEmpty()) {
            throw new Refusal("congress.papers.nobody");
        }
        jdbc.sql("insert into congress_papers_letter (session_id, delegate_id, sent_at, sent_name) select :id, d, :now, :name from unnest(:delegates::uuid[]) d")
                .param("id", id).param("now", Timestamp.from(clock.instant())).param("name", actor.name())
                .param("delegates", waiting.stream().map(one -> one.delegate().toString()).toArray(String[]::new)).update();
        int letters = inbox.sendAll(waiting.stream().map(one -> new AccountId(one.account())).toList(),
                Letter.of(LetterKind.DUTY, "congress.letter.papers", "congress.papers." + id)
                        .with(session.unitName(), session.termNumber(), session.number(), body(session), session.opensOn())
                        .at("/congress/sessions/" + id + "/papers"));
        sessions.papersOut(session, actor, session.papersSentOn() == null ? LocalDate.now(clock) : session.papersSentOn(), "LETTERS", "× " + waiting.size());
        audit.record(AuditEntry.of(actor, "congress.papers.send").on("congress-session", id, Sessions.label(session)).rows(waiting.size()));
        return letters;
    }

    private static Object body(Session session) {
        return Letter.word("congress.papers.body." + (session.staff() && session.members() ? "BOTH" : session.staff() ? "STAFF" : "MEMBERS"));
    }
}
