package org.unionhall.personnel;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** People have their own record put right: they ask, field by field; whoever may decide does; the record follows at once. */
@Service
public class ChangeRequests {

    private final RequestRepository requests;
    private final RequestDeciders deciders;
    private final RequestLetters letters;
    private final LookLetters looks;
    private final Evidence evidence;
    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;
    /** More than anybody needs; every one may bring files that are kept. */
    static final int A_DAY = 10;

    ChangeRequests(RequestRepository requests, RequestDeciders deciders, RequestLetters letters, LookLetters looks, Evidence evidence, PersonRepository people,
                   JdbcClient jdbc, Vault vault, Rulebook rulebook, WorkingDays days, Audit audit, Clock clock) {
        this.requests = requests;
        this.deciders = deciders;
        this.letters = letters;
        this.looks = looks;
        this.evidence = evidence;
        this.people = people;
        this.jdbc = jdbc;
        this.vault = vault;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it arrives. @param size bytes */
    public record Upload(String name, long size, InputStreamSource bytes) {
    }

    /** What an officer decides about one field. @param act {@link RequestAct#APPROVE} or {@link RequestAct#REFUSE} */
    public record Decision(RequestAct act, String why) {
    }

    /**
     * @param typed        what was typed, by field; fields left blank are not asked for
     * @param documentType of the document number, its name in {@code DocumentType}
     * @throws Refusal on the field that cannot be so, says so already or waits already; {@code personnel.request.nothing};
     *                 on {@code evidence}, {@code reason}; {@code personnel.request.many} after {@value #A_DAY} within a day
     */
    @Transactional
    public UUID ask(Actor actor, Map<PersonField, String> typed, String documentType, String reason, List<Upload> uploads) {
        PersonFacts person = own(actor);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("select id from personnel_person where id = :id for update").param("id", person.id().value()).query(UUID.class).single();
        if (requests.since(person.id(), clock.instant().minus(Duration.ofDays(1))) >= A_DAY) {
            throw new Refusal("personnel.request.many", A_DAY);
        }
        List<FieldValue> values = typed.entrySet().stream().filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
                .map(entry -> FieldValue.read(entry.getKey(), entry.getValue(), documentType, today)).toList();
        if (values.isEmpty()) {
            throw new Refusal("personnel.request.nothing");
        }
        for (FieldValue value : values) {
            if (value.isIn(person, vault)) {
                throw Refusal.on(value.field().key(), "personnel.request.same");
            }
            if (requests.waits(person.id(), value.field())) {
                throw Refusal.on(value.field().key(), "personnel.request.waits");
            }
        }
        String why = Reason.of(reason);
        if (uploads.isEmpty() && values.stream().anyMatch(value -> value.field().needsEvidence())) {
            throw Refusal.on("evidence", "personnel.evidence.missing");
        }
        UUID id = Ids.next();
        requests.insert(id, person.id(), actor.account(), why, clock.instant(), due(today), !uploads.isEmpty());
        values.forEach(value -> requests.insertField(id, value.field().of(person), value, vault.seal(value.number())));
        evidence.keep(actor, id, uploads);
        AuditEntry line = AuditEntry.of(actor, "personnel.request.ask").on("person", person.id(), Merges.label(person)).because(why);
        for (FieldValue value : values) {
            line = line.change(value.field().key(), value.field().of(person), value.shown());
        }
        audit.record(line);
        return id;
    }

    /** Null when the calendar of that year is not there: a deadline is never guessed. */
    private LocalDate due(LocalDate today) {
        try {
            return days.plusWorkingDays(today, rulebook.get(PersonnelRules.ANSWER_DAYS, today));
        } catch (Refusal noCalendar) {
            return null;
        }
    }

    /** The record of whoever asks. @throws Refusal {@code personnel.request.nobody} for an account without a person */
    public PersonFacts own(Actor actor) {
        return Optional.ofNullable(actor.person()).flatMap(id -> people.find(id))
                .orElseThrow(() -> new Refusal("personnel.request.nobody"));
    }

    /** One's own requests, the newest first. */
    public List<ChangeRequest> mine(Actor actor) {
        return newest(actor, Integer.MAX_VALUE);
    }

    /** The newest {@code most} of one's own. */
    public List<ChangeRequest> newest(Actor actor, int most) {
        return actor.person() == null ? List.of() : requests.of(actor.person(), most);
    }

    public Optional<ChangeRequest> mine(Actor actor, UUID id) {
        return requests.find(id).filter(request -> actor.is(request.person()));
    }

    /** Takes back whatever of the own request is not decided yet. @throws Refusal {@code personnel.request.decided} */
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        ChangeRequest request = requests.lock(id).filter(one -> actor.is(one.person())).orElseThrow(() -> new Refusal("personnel.request.decided"));
        List<ChangeRequest.Item> open = request.items().stream().filter(item -> RequestAct.WITHDRAW.possible(item.state())).toList();
        if (open.isEmpty()) {
            throw new Refusal("personnel.request.decided");
        }
        open.forEach(item -> requests.decide(item.id(), RequestAct.WITHDRAW.to(), clock.instant(), actor.name(), null));
        PersonFacts person = own(actor);
        audit.record(AuditEntry.of(actor, "personnel.request.withdraw").on("person", person.id(), Merges.label(person)).rows(open.size()));
    }

    /**
     * A request as an officer sees it: only the fields this officer may decide.
     *
     * @param whole whether that is all of them; only then the evidence is shown, which may prove any of them
     */
    public record Seen(ChangeRequest request, PersonFacts person, boolean whole) {
    }

    /** Empty when there is none, or nothing in it for this officer. */
    public Optional<Seen> seen(Actor actor, UUID id) {
        return requests.find(id).flatMap(request -> {
            Set<PersonField> fields = deciders.fields(actor, request.person());
            List<ChangeRequest.Item> items = request.items().stream().filter(item -> fields.contains(item.field())).toList();
            return items.isEmpty() ? Optional.empty() : people.find(request.person()).map(person -> new Seen(request.with(items), person,
                    items.size() == request.items().size()));
        });
    }

    /**
     * Decides some fields; what is approved is in the record when this returns, all of it or nothing.
     *
     * @param version   of the record, as the officer saw it
     * @param decisions by item; items not named stay open
     * @throws Refusal {@code personnel.request.decided} when somebody was faster, {@code personnel.request.moved} when the
     *                 record changed since, {@code personnel.request.document-taken}, {@code personnel.request.undecided}
     *                 without any decision, {@code personnel.request.why} when one is refused without a reason
     */
    @Transactional
    public void decide(Actor actor, UUID id, int version, Map<UUID, Decision> decisions) {
        ChangeRequest request = requests.lock(id).orElseThrow(() -> new Refusal("personnel.request.decided"));
        Set<PersonField> mayDecide = deciders.fields(actor, request.person());
        List<ChangeRequest.Item> items = request.items().stream().filter(item -> decisions.containsKey(item.id())).toList();
        if (items.isEmpty()) {
            throw new Refusal("personnel.request.undecided");
        }
        for (ChangeRequest.Item item : items) {
            if (!mayDecide.contains(item.field())) {
                throw new Refusal(actor.is(request.person()) ? "personnel.request.own" : "personnel.request.not-yours");
            }
            decisions.get(item.id()).act().mustBePossible(item.state());
        }
        int now = jdbc.sql("select version from personnel_person where id = :id for update").param("id", request.person().value())
                .query(Integer.class).single();
        if (now != version) {
            throw new Refusal("personnel.request.moved");
        }
        PersonFacts person = people.find(request.person()).orElseThrow();
        List<ChangeRequest.Item> approved = new ArrayList<>();
        List<ChangeRequest.Item> decided = new ArrayList<>();
        for (ChangeRequest.Item item : items) {
            Decision decision = decisions.get(item.id());
            String why = why(decision);
            requests.decide(item.id(), decision.act().to(), clock.instant(), actor.name(), why);
            decided.add(new ChangeRequest.Item(item.id(), item.field(), item.before(), item.after(), item.type(), decision.act().to(),
                    clock.instant(), actor.name(), why));
            if (decision.act() == RequestAct.APPROVE) {
                approved.add(item);
            }
            line(actor, request, person, item, decision.act() == RequestAct.APPROVE ? null : why);
        }
        apply(actor, request, person, approved);
        letters.decided(request, decided);
    }

    private static String why(Decision decision) {
        String why = decision.why() == null ? "" : decision.why().strip();
        if (decision.act() == RequestAct.REFUSE || !why.isEmpty()) {
            return Reason.of(why);
        }
        return null;
    }

    private void line(Actor actor, ChangeRequest request, PersonFacts person, ChangeRequest.Item item, String refused) {
        AuditEntry entry = refused == null ? AuditEntry.of(actor, "personnel.request.approve").because(request.reason())
                : AuditEntry.of(actor, "personnel.request.refuse").because(refused);
        audit.record(entry.on("person", person.id(), Merges.label(person))
                .change(item.field().key(), item.field().of(person), refused == null ? item.after() : item.field().of(person)));
    }

    private void apply(Actor actor, ChangeRequest request, PersonFacts person, List<ChangeRequest.Item> approved) {
        if (approved.isEmpty()) {
            return;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        for (ChangeRequest.Item item : approved) {
            FieldValue value = FieldValue.kept(item.field(), item.after(), item.type(), requests.sealed(item.id()).map(vault::open).orElse(null));
            if (item.field() == PersonField.DOCUMENT && jdbc.sql("select exists (select 1 from personnel_person where document_hash = :hash and id <> :id)")
                    .param("hash", value.hash(vault)).param("id", person.id().value()).query(Boolean.class).single()) {
                throw new Refusal("personnel.request.document-taken");
            }
            columns.putAll(value.columns(vault));
            jdbc.sql("""
                    insert into personnel_change (person_id, at, actor, source, source_id, field, before, after)
                    values (:person, :at, :actor, 'request', :request, :field, :before, :after)
                    """).param("person", person.id().value()).param("at", Timestamp.from(clock.instant())).param("actor", actor.name())
                    .param("request", request.id()).param("field", item.field().key())
                    .param("before", item.field().inJournal(item.field().of(person)), java.sql.Types.VARCHAR)
                    .param("after", item.field().inJournal(item.after()), java.sql.Types.VARCHAR).update();
        }
        jdbc.sql("update personnel_person set " + columns.keySet().stream().map(column -> column + " = :" + column).collect(Collectors.joining(", "))
                        + ", changed_at = :at, version = version + 1 where id = :person")
                .params(columns).param("at", Timestamp.from(clock.instant())).param("person", person.id().value()).update();
    }

    /** Opens the whole number that is asked for; the read, with its reason, is in the trail first. */
    @Transactional
    public Optional<String> reveal(Actor actor, Seen seen, UUID item, String reason) {
        String why = Reason.of(reason);
        return seen.request().items().stream().filter(one -> one.id().equals(item)).findFirst().flatMap(one -> {
            audit.record(AuditEntry.of(actor, "personnel.request.read").on("person", seen.person().id(), Merges.label(seen.person()))
                    .change("field", null, one.field().sealed().map(Enum::name).orElse(one.field().key())).because(why).rows(1));
            one.field().sealed().ifPresent(field -> looks.tell(actor, seen.person(), field, why));
            return requests.sealed(item).map(vault::open);
        });
    }

    public List<KeptFile> evidence(UUID request) {
        return evidence.of(request);
    }

    public Optional<KeptFile> evidence(UUID request, UUID file) {
        return evidence.find(request, file);
    }

    /** Hands the bytes over; that an officer looked is in the trail first. The caller closes the stream. */
    @Transactional
    public InputStream open(Actor actor, ChangeRequest request, KeptFile file) {
        if (!actor.is(request.person())) {
            PersonFacts person = people.find(request.person()).orElseThrow();
            audit.record(AuditEntry.of(actor, "personnel.evidence.read").on("person", person.id(), Merges.label(person))
                    .change("file", null, file.name()).because(request.reason()));
        }
        return evidence.open(file);
    }
}
