package org.unionhall.personnel;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Refusal;

/** Whoever may decide about fields of a record does so, field by field; the record follows at once. */
@Service
public class RequestDecisions {

    private final RequestRepository requests;
    private final RequestDeciders deciders;
    private final RequestLetters letters;
    private final LookLetters looks;
    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    RequestDecisions(RequestRepository requests, RequestDeciders deciders, RequestLetters letters, LookLetters looks, PersonRepository people,
                     JdbcClient jdbc, Vault vault, Audit audit, Clock clock) {
        this.requests = requests;
        this.deciders = deciders;
        this.letters = letters;
        this.looks = looks;
        this.people = people;
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an officer decides about one field. @param act {@link RequestAct#APPROVE} or {@link RequestAct#REFUSE} */
    public record Decision(RequestAct act, String why) {
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
}
