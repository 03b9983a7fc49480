package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * Delegates as they stand: who may see whom, who is asked as a guest, how mandates end. {@link Nominations}, {@link QualificationReview} and
 * {@link Publication} lead to a mandate. What is not published is for those who work on it.
 */
@Service
public class Delegates {

    private static final Set<DelegateEnd> BY_ACT = EnumSet.of(DelegateEnd.TRANSFER, DelegateEnd.RETIREMENT, DelegateEnd.RECALL, DelegateEnd.RESIGNATION, DelegateEnd.DEATH);

    private final DelegateRepository delegates;
    private final Nominees nominees;
    private final Terms terms;
    private final Electorates electorates;
    private final Congresses congresses;
    private final MandateEnds ends;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Delegates(DelegateRepository delegates, Nominees nominees, Terms terms, Electorates electorates, Congresses congresses, MandateEnds ends, CongressRights rights,
              CongressJournal journal, Audit audit, JdbcClient jdbc, Clock clock) {
        this.delegates = delegates;
        this.nominees = nominees;
        this.terms = terms;
        this.electorates = electorates;
        this.congresses = congresses;
        this.ends = ends;
        this.rights = rights;
        this.journal = journal;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty for none, none of a congress the actor may read of, or one that is not published and not theirs to work on. */
    public Optional<Mandate> find(Actor actor, UUID id) {
        return delegates.find(id).filter(mandate -> terms.find(actor, mandate.term()).filter(term -> mandate.stage() == DelegateStage.ACTIVE || works(actor, term, mandate.unit()))
                .isPresent());
    }

    /** Whether the actor sees the candidates of a unit, and why mandates ended. */
    public boolean works(Actor actor, Term term, UUID unit) {
        return rights.works(actor, term.unit()) || unit != null && electorates.drafts(actor, term, unit);
    }

    /** The search cut down to what the actor may see: outside the preparation, whoever is published. */
    public DelegateSearch within(Actor actor, Term term, DelegateSearch search) {
        return works(actor, term, search.unit()) ? search
                : new DelegateSearch(search.term(), search.session(), search.unit(), search.delegation(), search.kind(), EnumSet.of(DelegateStage.ACTIVE), search.words(), search.byName(),
                search.sex());
    }

    public long count(DelegateSearch search) {
        return delegates.count(search);
    }

    public List<Mandate> list(DelegateSearch search, long offset, int size) {
        return delegates.list(search, offset, size);
    }

    public List<Mandate> ofUnit(UUID term, UUID unit) {
        return delegates.ofUnit(term, unit);
    }

    /** Ends a mandate before its time. @throws Refusal {@code congress.delegate.*} */
    @Transactional
    public void end(Actor actor, UUID id, int version, DelegateEnd reason, LocalDate on, String note) {
        Mandate mandate = forAct(id, version, DelegateAct.END);
        Term term = preparing(actor, mandate.term());
        if (mandate.formal() && !BY_ACT.contains(reason)) {
            throw Refusal.on("reason", "congress.delegate.end-reason");
        }
        if (on.isAfter(LocalDate.now(clock)) || mandate.from() != null && on.isBefore(mandate.from())) {
            throw Refusal.on("on", "congress.delegate.end-day", mandate.from() == null ? term.from() : mandate.from());
        }
        String why = reason == DelegateEnd.RECALL ? Reason.of(note) : note;
        ends.end(mandate, reason, on, DelegateAct.END, actor, why);
        audit.record(AuditEntry.of(actor, "congress.delegate.end").on("congress-delegate", id, label(mandate)).change("endReason", null, reason).change("on", null, on).because(why));
    }

    /** Why a mandate may be ended by hand. */
    public static Set<DelegateEnd> reasons() {
        return EnumSet.copyOf(BY_ACT);
    }

    /** Asks people to one session as observers or guests. */
    @Transactional
    public int invite(Actor actor, UUID sessionId, DelegateKind kind, List<String> staffNumbers) {
        Session session = congresses.session(sessionId).orElseThrow(() -> new Refusal("congress.moved"));
        Term term = preparing(actor, session.term());
        if (kind == DelegateKind.FORMAL || !session.stage().ahead()) {
            throw new Refusal("congress.session.begun");
        }
        List<UUID> invited = new ArrayList<>();
        for (String number : staffNumbers) {
            Nominee one = nominees.of(term.id(), null, number).orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", number));
            if (one.listed() || jdbc.sql("select exists (select 1 from congress_delegate where session_id = :session and person_id = :person and stage <> 'ENDED')")
                    .param("session", sessionId).param("person", one.person()).query(Boolean.class).single()) {
                throw Refusal.on("people", "congress.delegate.listed", one.name());
            }
            UUID unit = jdbc.sql("select unit_id from membership_stay where person_id = :person and to_on is null").param("person", one.person()).query(UUID.class).optional().orElse(null);
            UUID id = delegates.insert(term.id(), sessionId, one, unit, kind, DelegateAct.INVITE.to(), LocalDate.now(clock));
            journal.delegate(term.id(), id, DelegateAct.INVITE, null, DelegateAct.INVITE.to(), LocalDate.now(clock), actor, null);
            invited.add(id);
        }
        audit.record(AuditEntry.of(actor, "congress.delegate.invite").on("congress-session", sessionId, Terms.label(term)).change("kind", null, kind).rows(invited.size()));
        return invited.size();
    }

    /** The term of an act of those who prepare it, locked. */
    Term preparing(Actor actor, UUID termId) {
        Term term = terms.lock(termId, null);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        return term;
    }

    /** What the act leads on from where the mandate stands is asked before whose it is: the page shows neither. */
    Mandate forAct(UUID id, int version, DelegateAct act) {
        Mandate seen = delegates.find(id).orElseThrow(() -> new Refusal("congress.moved"));
        terms.lock(seen.term(), null); // always the term first, so that two acts never wait for each other
        Mandate mandate = delegates.lock(id).orElseThrow(() -> new Refusal("congress.moved"));
        if (mandate.version() != version) {
            throw new Refusal("congress.moved");
        }
        if (!act.possible(mandate.stage())) {
            throw new Refusal("congress.delegate.not." + mandate.stage());
        }
        return mandate;
    }

    static String label(Mandate mandate) {
        return mandate.name() + " " + mandate.staffNo();
    }

    /** What may be done with a mandate now, by this actor. */
    public List<DelegateAct> possible(Actor actor, Term term, Mandate mandate) {
        boolean office = rights.office(actor, term.unit());
        return term.over() ? List.of() : java.util.Arrays.stream(DelegateAct.values()).filter(act -> act.possible(mandate.stage()))
                .filter(act -> act.by() == DelegateAct.By.OFFICE ? office : act.by() == DelegateAct.By.UNIT && mandate.unit() != null && electorates.drafts(actor, term, mandate.unit()))
                .toList();
    }

    /** How many there are of each stage, formal ones only. */
    public Map<DelegateStage, Integer> stages(UUID term) {
        Map<DelegateStage, Integer> counts = new java.util.EnumMap<>(DelegateStage.class);
        jdbc.sql("select stage, count(*) from congress_delegate where term_id = :term and kind = 'FORMAL' group by stage").param("term", term).query(rs -> {
            counts.put(DelegateStage.valueOf(rs.getString(1)), rs.getInt(2));
        });
        return counts;
    }
}
