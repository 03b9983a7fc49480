package org.unionhall.personnel;

import static org.unionhall.personnel.PersonRow.base64;
import static org.unionhall.personnel.PersonRow.masked;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Vault;
import org.unionhall.intake.Line;
import org.unionhall.kernel.DutyState;

/**
 * Plans the person's part of a file's rows. People are matched by staff number; a document number that belongs to
 * somebody else is a fault; names are never used to match, only to notice that a staff number seems to be another's.
 */
public final class PersonPlanning {

    private final PersonRepository people;
    private final Function<Collection<PersonId>, Set<PersonId>> reached;
    private final PersonReading reading;
    private final PersonChange change;

    PersonPlanning(PersonRepository people, Map<String, Departments.Department> departments, Vault vault, LocalDate today,
                   Function<Collection<PersonId>, Set<PersonId>> reached) {
        this.people = people;
        this.reached = reached;
        this.reading = new PersonReading(departments, vault, today);
        this.change = new PersonChange(vault);
    }

    /** What a row says of a person, with what the portal knew before (null for a new person). */
    public record Planned(Line line, PersonId id, PersonFacts known, DutyState dutyState, LocalDate firstWorkOn) {
    }

    /** Plans the rows; faulty ones come back too, with their faults said on the line. */
    public List<Planned> plan(List<Line> lines) {
        Map<Line, PersonRow> rows = new LinkedHashMap<>();
        lines.forEach(line -> rows.put(line, reading.read(line)));
        Map<String, PersonFacts> byStaffNo = people.byStaffNumbers(
                        rows.values().stream().map(row -> row.staffNo).filter(Objects::nonNull).toList()).stream()
                .collect(Collectors.toMap(PersonFacts::staffNo, Function.identity()));
        Map<String, PersonFacts> byDocument = byStaffNo.values().stream().filter(person -> person.documentHash() != null)
                .collect(Collectors.toMap(person -> base64(person.documentHash()), Function.identity()));
        people.byDocuments(rows.values().stream().map(row -> row.documentHash)
                        .filter(hash -> hash != null && !byDocument.containsKey(base64(hash))).toList())
                .forEach(person -> byDocument.put(base64(person.documentHash()), person));
        Set<PersonId> mine = reached.apply(Stream.concat(byStaffNo.values().stream(), byDocument.values().stream())
                .map(PersonFacts::id).collect(Collectors.toSet()));
        return rows.entrySet().stream()
                .map(entry -> match(entry.getKey(), entry.getValue(), byStaffNo, byDocument, mine)).toList();
    }

    /** A person out of reach is a fault and otherwise unknown: neither name nor what would change is told. */
    private Planned match(Line line, PersonRow row, Map<String, PersonFacts> byStaffNo, Map<String, PersonFacts> byDocument, Set<PersonId> mine) {
        PersonFacts named = row.staffNo == null ? null : byStaffNo.get(row.staffNo);
        PersonFacts known = named != null && mine.contains(named.id()) ? named : null;
        PersonFacts holder = row.documentHash == null ? null : byDocument.get(base64(row.documentHash));
        if (named != known) {
            line.fault("staffNo", "personnel.person.outside");
        } else if (holder != null && (known == null || !holder.id().equals(known.id()))) {
            if (mine.contains(holder.id())) {
                line.fault("documentNumber", "personnel.document.other", holder.name(), holder.staffNo());
            } else {
                line.fault("documentNumber", "personnel.document.outside");
            }
        } else if (known != null && row.document != null && known.documentHash() != null && holder == null
                && !Objects.equals(row.name, known.name())) {
            line.fault("staffNo", "personnel.staff-no.other", row.staffNo, known.name());
        }
        if (named == null && (masked(row.documentMasked) && row.document == null || masked(row.mobile))) {
            line.fault(masked(row.mobile) ? "mobile" : "documentNumber", "personnel.masked.new");
        }
        if (known != null) {
            line.matches(known.id().value(), known.version());
        }
        if (!line.faulty()) {
            change.keep(line, row, known);
        }
        PersonId id = known == null ? new PersonId(row.newId) : known.id();
        DutyState duty = line.has("dutyState") || known == null ? row.dutyState : known.dutyState();
        LocalDate firstWork = line.has("firstWorkOn") || known == null ? line.date("firstWorkOn") : known.firstWorkOn();
        return new Planned(line, id, known, duty, firstWork);
    }
}
