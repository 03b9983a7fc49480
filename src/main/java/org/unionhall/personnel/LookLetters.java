package org.unionhall.personnel;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.web.Times;

/** Tells people that one of their sensitive numbers was looked at: by whom, when and why. */
@Component
class LookLetters {

    private static final Map<SensitiveField, String> NAMES =
            Map.of(SensitiveField.DOCUMENT_NUMBER, "personnel.documentNumber", SensitiveField.MOBILE, "personnel.mobile");

    private final Inbox inbox;
    private final Accounts accounts;
    private final Times times;
    private final Clock clock;

    LookLetters(Inbox inbox, Accounts accounts, Times times, Clock clock) {
        this.inbox = inbox;
        this.accounts = accounts;
        this.times = times;
        this.clock = clock;
    }

    /** Within the look itself. The same reader looking at the same field again that day is no news; the audit trail has it. */
    void tell(Actor reader, PersonFacts person, SensitiveField field, String reason) {
        if (reader.is(person.id())) {
            return;
        }
        Instant now = clock.instant();
        accounts.of(person.id()).ifPresent(owner -> inbox.send(owner.id(),
                Letter.of(LetterKind.SECURITY, "personnel.letter.look", "personnel.look." + reader.account() + "." + field + "." + times.day(now))
                        .with(reader.name(), times.minute(now), Letter.word(NAMES.get(field)), reason).at("/me/access")));
    }
}
