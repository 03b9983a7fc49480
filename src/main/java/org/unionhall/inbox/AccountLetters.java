package org.unionhall.inbox;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountEvent;
import org.unionhall.web.Times;

/** Tells the owner of an account what happened to it, within the act itself. */
@Component
class AccountLetters {

    private final Inbox inbox;
    private final Times times;

    AccountLetters(Inbox inbox, Times times) {
        this.inbox = inbox;
        this.times = times;
    }

    @EventListener
    @Transactional
    public void on(AccountEvent event) {
        inbox.send(event.account(), letter(event));
    }

    private Letter letter(AccountEvent event) {
        if (event instanceof AccountEvent.PasswordChanged changed) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.password-changed", "identity.password-changed." + changed.at())
                    .with(times.minute(changed.at())).at("/me/sessions");
        }
        if (event instanceof AccountEvent.PasswordSet set) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.password-set", "identity.password-set." + set.at())
                    .with(times.minute(set.at())).at("/me/sessions");
        }
        if (event instanceof AccountEvent.CodeIssued issued) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.code-issued", "identity.code-issued." + issued.at())
                    .with(times.minute(issued.at())).at("/me");
        }
        if (event instanceof AccountEvent.Locked locked) { // whoever goes on guessing shall not fill the inbox: once a day
            return Letter.of(LetterKind.SECURITY, "inbox.letter.locked", "identity.locked." + times.day(locked.at()))
                    .with(times.minute(locked.at())).at("/me/sessions");
        }
        if (event instanceof AccountEvent.NewDevice device) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.new-device", "identity.new-device." + device.at())
                    .with(times.minute(device.at()), device.browser()).at("/me/sessions");
        }
        if (event instanceof AccountEvent.DataTaken taken) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.data-taken", "identity.data-taken." + taken.at())
                    .with(times.minute(taken.at())).at("/me/sessions");
        }
        if (event instanceof AccountEvent.RoleGiven given) {
            return Letter.of(LetterKind.SECURITY, "inbox.letter.role-given", "identity.role-given." + given.grant())
                    .with(Letter.word(given.role().key()), given.from(), given.reason()).at("/me");
        }
        AccountEvent.RoleEnded ended = (AccountEvent.RoleEnded) event;
        return Letter.of(LetterKind.SECURITY, "inbox.letter.role-ended", "identity.role-ended." + ended.grant())
                .with(Letter.word(ended.role().key()), ended.reason()).at("/me");
    }
}
