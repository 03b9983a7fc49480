package org.unionhall.personnel;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Refusal;

/** People as the employer knows them. Whether the asking actor may see this person is decided by the calling module's scope. */
@Service
public class People {

    private final PersonRepository people;
    private final Vault vault;
    private final Audit audit;
    private final LookLetters letters;

    People(PersonRepository people, Vault vault, Audit audit, LookLetters letters) {
        this.people = people;
        this.vault = vault;
        this.audit = audit;
        this.letters = letters;
    }

    public Optional<PersonFacts> find(PersonId id) {
        return people.find(id);
    }

    /**
     * Opens one sealed field. The read, with its reason, is in the audit trail before the value is on the screen.
     *
     * @return empty when the field holds nothing
     * @throws Refusal without a reason of at least two characters, unless people look at their own data
     */
    @Transactional
    public Optional<String> reveal(Actor actor, PersonFacts person, SensitiveField field, String reason) {
        String why = actor.is(person.id()) ? "-" : Reason.of(reason);
        audit.record(AuditEntry.of(actor, "personnel.sensitive.read")
                .on("person", person.id(), person.name() + " " + person.staffNo())
                .change("field", null, field).because(why).rows(1));
        letters.tell(actor, person, field, why);
        return people.sealed(person.id(), field).map(vault::open);
    }

    /** For the owner's own download, which leaves its own line in the trail. */
    String unsealed(byte[] sealed) {
        return vault.open(sealed);
    }
}
