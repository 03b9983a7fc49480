package org.unionhall.personnel;

import static org.unionhall.personnel.RequestState.APPROVED;
import static org.unionhall.personnel.RequestState.ASKED;
import static org.unionhall.personnel.RequestState.REFUSED;
import static org.unionhall.personnel.RequestState.WITHDRAWN;

import java.util.Set;
import org.unionhall.kernel.Act;
import org.unionhall.kernel.Refusal;

/** The way of a field that somebody wants put right: which act leads from where to where, and whose act it is. */
public enum RequestAct implements Act<RequestState> {
    /** Asks, with a reason and, where the field needs it, evidence. */
    ASK(By.PERSON, ASKED),
    /** Does not want it any more. */
    WITHDRAW(By.PERSON, WITHDRAWN, ASKED),
    /** The record takes the new value. */
    APPROVE(By.OFFICER, APPROVED, ASKED),
    /** It stays as it was, for a reason. */
    REFUSE(By.OFFICER, REFUSED, ASKED);

    /** Whose act it is. */
    public enum By {
        /** Whose record it is; nobody else. */
        PERSON,
        /** Who may decide this field of this person, and is somebody else. */
        OFFICER
    }

    private final By by;
    private final RequestState to;
    private final Set<RequestState> from;

    RequestAct(By by, RequestState to, RequestState... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public RequestState to() {
        return to;
    }

    @Override
    public Set<RequestState> from() {
        return from;
    }

    /** @throws Refusal {@code personnel.request.decided} */
    void mustBePossible(RequestState state) {
        if (!possible(state)) {
            throw new Refusal("personnel.request.decided");
        }
    }
}
