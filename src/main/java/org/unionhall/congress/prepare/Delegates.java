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
import org.unionhall.congress.prepare.DelegateRepository.Nominee;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** Delegates from the list of candidates to the end of the mandate. What is not published is for those who work on it. */
@Service
public class Delegates {

    private static final Set<DelegateEnd> BY_ACT = EnumSet.of(DelegateEnd.TRANSFER, DelegateEnd.RETIREMENT, DelegateEnd.RECALL, DelegateEnd.RESIGNATION, DelegateEnd.DEATH);
    private static final int MOST_FOUND = 30;

    private final DelegateRepository delegates;
    private final Terms terms;
    private final Electorates electorates;
    private final Congresses congresses;
    private final Proportions proportions;
    private final MandateEnds ends;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Delegates(DelegateRepository delegates, Terms terms, Electorates electorates, Congresses congresses, Proportions proportions, MandateEnds ends, CongressRights rights,
              CongressJournal journal, Audit audit, JdbcClient jdbc, Clock clock) {
        this.delegates = delegates;
        this.terms = terms;
        this.electorates = electorates;
        this.congresses = congresses;
        this.proportions = proportions;
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

    /** Somebody found for the list of a unit. @param why null when they may be put on it, otherwise the message that says why not */
    public record Found(UUID person, String name, String staffNo, String title, boolean teacher, boolean frontLine, String why) {
    }

    /** People of an electoral unit by the beginning of a name, its pinyin or a staff number. */
    public List<Found> search(Actor actor, Term term, UUID unit, String words) {
        if (words.isBlank() || !electorates.drafts(actor, term, unit)) {
            return List.of();
        }
        return delegates.nominees(term.id(), unit, words.strip(), MOST_FOUND).stream().map(one -> new Found(one.person(), one.name(), one.staffNo(), one.title(), one.teacher(),
                one.frontLine(), against(term, one).map(Refusal::code).orElse(null))).toList();
    }

    /** The staff number of somebody ticked. @throws Refusal {@code congress.delegate.unknown} */
    public String staffNo(UUID person) {
        return jdbc.sql("select staff_no from personnel_person where id = :id").param("id", person, java.sql.Types.OTHER).query(String.class).optional()
                .orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", ""));
    }

    /** Why somebody may not be a delegate; empty when nothing is against it. */
    private static Optional<Refusal> against(Term term, Nominee one) {
        if (one.listed()) {
            return Optional.of(new Refusal("congress.delegate.listed", one.name()));
        }
        if (!one.home()) {
            return Optional.of(new Refusal("congress.delegate.elsewhere", one.name()));
        }
        if (term.staff() && !one.staff()) {
            return Optional.of(new Refusal("congress.delegate.not-staff", one.name()));
        }
        return !term.staff() && !one.member() ? Optional.of(new Refusal("congress.delegate.not-member", one.name())) : Optional.empty();
    }

    /** What a line of the list says: a staff number, and whether the person is a model worker or leads a department. */
    public record Nomination(String staffNo, boolean modelWorker, boolean leader) {
    }

    /**
     * Puts people on the list of a unit, all of them or nobody.
     *
     * @throws Refusal on {@code people}: {@code congress.delegate.*} with the name or number it concerns
     */
    @Transactional
    public int nominate(Actor actor, UUID termId, UUID unit, List<Nomination> people) {
        Term term = drafting(actor, termId, unit);
        int listed = 0;
        for (Nomination line : people) {
            Nominee known = delegates.nominee(termId, unit, line.staffNo()).orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", line.staffNo()));
            if (!known.home()) { // nothing is told of people of other units
                throw Refusal.on("people", "congress.delegate.elsewhere", line.staffNo());
            }
            against(term, known).ifPresent(no -> {
                throw no.at("people");
            });
            Nominee one = new Nominee(known.person(), known.name(), known.staffNo(), known.sex(), known.title(), known.staff(), known.member(), known.home(), known.teacher(),
                    known.frontLine(), known.modelWorker() || line.modelWorker(), known.leader() || line.leader(), false);
            UUID id = delegates.insert(termId, null, one, unit, DelegateKind.FORMAL, DelegateAct.NOMINATE.to(), null);
            journal.delegate(termId, id, DelegateAct.NOMINATE, null, DelegateAct.NOMINATE.to(), LocalDate.now(clock), actor, null);
            listed++;
        }
        audit.record(AuditEntry.of(actor, "congress.delegate.nominate").on("congress-term", termId, Terms.label(term)).rows(listed));
        return listed;
    }

    private Term drafting(Actor actor, UUID termId, UUID unit) {
        Term term = terms.lock(termId, null);
        CongressRights.must(electorates.drafts(actor, term, unit));
        Terms.going(term);
        electorates.of(termId, unit).orElseThrow(() -> new Refusal("congress.delegate.no-electorate"));
        return term;
    }

    /** Takes a candidate off the list. */
    @Transactional
    public void strike(Actor actor, UUID id, int version) {
        Mandate mandate = forAct(id, version, DelegateAct.STRIKE);
        Term term = drafting(actor, mandate.term(), mandate.unit());
        delegates.end(mandate, DelegateEnd.NOT_ELECTED, LocalDate.now(clock));
        journal.delegate(term.id(), id, DelegateAct.STRIKE, mandate.stage(), DelegateAct.STRIKE.to(), LocalDate.now(clock), actor, null);
        audit.record(AuditEntry.of(actor, "congress.delegate.strike").on("congress-delegate", id, label(mandate)));
    }

    /** Says what somebody is to the proportions, until the list is published. */
    @Transactional
    public void mark(Actor actor, UUID id, int version, boolean teacher, boolean frontLine, boolean modelWorker, boolean leader) {
        Mandate mandate = delegates.lock(id).filter(one -> one.version() == version).orElseThrow(() -> new Refusal("congress.moved"));
        Term term = terms.lock(mandate.term(), null);
        CongressRights.must(mandate.stage() == DelegateStage.NOMINATED && mandate.unit() != null ? electorates.drafts(actor, term, mandate.unit()) : rights.office(actor, term.unit()));
        if (mandate.stage() == DelegateStage.ACTIVE || mandate.stage() == DelegateStage.ENDED) {
            throw new Refusal("congress.delegate.published");
        }
        delegates.mark(id, teacher, frontLine, modelWorker, leader);
        audit.record(AuditEntry.of(actor, "congress.delegate.mark").on("congress-delegate", id, label(mandate)).change("teacher", mandate.teacher(), teacher)
                .change("frontLine", mandate.frontLine(), frontLine).change("modelWorker", mandate.modelWorker(), modelWorker).change("leader", mandate.leader(), leader));
    }

    /** The review finds the elected to be rightly elected, from a day on. */
    @Transactional
    public int qualify(Actor actor, UUID termId, List<UUID> chosen) {
        Term term = preparing(actor, termId);
        LocalDate today = LocalDate.now(clock);
        int reviewed = 0;
        for (Mandate mandate : delegates.inStage(termId, DelegateStage.ELECTED)) {
            if (chosen.contains(mandate.id())) {
                if (actor.person() != null && actor.person().value().equals(mandate.person())) {
                    throw new Refusal("congress.delegate.own-case");
                }
                review(term, mandate).ifPresent(no -> {
                    throw no;
                });
                delegates.qualified(mandate.id(), today);
                journal.delegate(termId, mandate.id(), DelegateAct.QUALIFY, mandate.stage(), DelegateAct.QUALIFY.to(), today, actor, null);
                reviewed++;
            }
        }
        if (reviewed == 0) {
            throw new Refusal("congress.delegate.none-chosen");
        }
        audit.record(AuditEntry.of(actor, "congress.delegate.qualify").on("congress-term", termId, Terms.label(term)).rows(reviewed));
        return reviewed;
    }

    /** What speaks against somebody who was elected, by what is known of them today; empty for nothing. */
    public Optional<Refusal> review(Term term, Mandate mandate) {
        Nominee known = delegates.nominee(term.id(), mandate.unit(), mandate.person()).orElseThrow();
        return against(term, new Nominee(known.person(), known.name(), known.staffNo(), known.sex(), known.title(), known.staff(), known.member(), known.home(), known.teacher(),
                known.frontLine(), known.modelWorker(), known.leader(), false));
    }

    /** Found not to be rightly elected; the reason is told. */
    @Transactional
    public void reject(Actor actor, UUID id, int version, String reason) {
        Mandate mandate = forAct(id, version, DelegateAct.REJECT);
        Term term = preparing(actor, mandate.term());
        String why = Reason.of(reason);
        delegates.end(mandate, DelegateEnd.NOT_QUALIFIED, LocalDate.now(clock));
        journal.delegate(term.id(), id, DelegateAct.REJECT, mandate.stage(), DelegateAct.REJECT.to(), LocalDate.now(clock), actor, why);
        audit.record(AuditEntry.of(actor, "congress.delegate.reject").on("congress-delegate", id, label(mandate)).because(why));
    }

    /**
     * Publishes everybody whose qualification was found: they have cards with numbers from now on.
     *
     * @throws Refusal {@code congress.publish.nobody}; {@code congress.publish.line} with the first line that was confirmed and is not kept
     */
    @Transactional
    public int publish(Actor actor, UUID termId, int version) {
        Term term = terms.lock(termId, version);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        List<Mandate> qualified = delegates.inStage(termId, DelegateStage.QUALIFIED);
        if (qualified.isEmpty()) {
            throw new Refusal("congress.publish.nobody");
        }
        LocalDate today = LocalDate.now(clock);
        proportions.ofCongress(term, Proportions.Basis.VALID, List.of(), today).lines().stream().filter(line -> !line.held() && line.binding()).findFirst().ifPresent(line -> {
            throw new Refusal("congress.publish.line." + line.category(), line.count(), line.base(), line.share(), line.percent());
        });
        int number = delegates.lastNumber(termId);
        for (Mandate mandate : qualified) {
            delegates.published(mandate.id(), ++number);
            journal.delegate(termId, mandate.id(), DelegateAct.PUBLISH, mandate.stage(), DelegateAct.PUBLISH.to(), today, actor, null);
        }
        terms.run(actor, term, today);
        audit.record(AuditEntry.of(actor, "congress.delegate.publish").on("congress-term", termId, Terms.label(term)).rows(qualified.size()));
        return qualified.size();
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
            Nominee one = delegates.nominee(term.id(), null, number).orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", number));
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

    private Term preparing(Actor actor, UUID termId) {
        Term term = terms.lock(termId, null);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        return term;
    }

    /** What the act leads on from where the mandate stands is asked before whose it is: the page shows neither. */
    private Mandate forAct(UUID id, int version, DelegateAct act) {
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
