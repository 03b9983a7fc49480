package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;

/** Who may propose and second in a session, today. */
@Component
public class Mandates {

    private final Congresses congresses;
    private final Clock clock;

    Mandates(Congresses congresses, Clock clock) {
        this.congresses = congresses;
        this.clock = clock;
    }

    /** The actor's mandate, if it is one that proposes and seconds. */
    public Optional<Delegate> of(Actor actor, UUID session) {
        return actor.person() == null ? Optional.empty()
                : congresses.delegate(session, actor.person()).filter(delegate -> delegate.formalOn(LocalDate.now(clock)));
    }

    /** @throws Refusal {@code proposal.not-yours.DELEGATE} for who is no formal delegate of the session today */
    public Delegate need(Actor actor, UUID session) {
        return of(actor, session).orElseThrow(() -> new Refusal("proposal.not-yours.DELEGATE"));
    }

    /** The sessions ahead for which the actor may write. */
    public List<Session> open(Actor actor) {
        return actor.person() == null ? List.of() : congresses.ahead(actor.person());
    }
}
