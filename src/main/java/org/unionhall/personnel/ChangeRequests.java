package org.unionhall.personnel;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** People have their own record put right: they ask, field by field, and {@link RequestDecisions} follow. */
@Service
public class ChangeRequests {

    /** More than anybody needs; every one may bring files that are kept. */
    static final int A_DAY = 10;

    private final RequestRepository requests;
    private final Evidence evidence;
    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    ChangeRequests(RequestRepository requests, Evidence evidence, PersonRepository people, JdbcClient jdbc, Vault vault, Rulebook rulebook,
                   WorkingDays days, Audit audit, Clock clock) {
        this.requests = requests;
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
