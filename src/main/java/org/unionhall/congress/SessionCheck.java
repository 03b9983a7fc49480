package org.unionhall.congress;

import java.util.List;
import org.unionhall.kernel.Refusal;

/** Says what an act on a session still lacks: the quorum before it opens, the record before it is archived. */
public interface SessionCheck {

    /** Every reason against the act on the session as it stands; empty when there is none. Asked again within the act. */
    List<Refusal> against(Session session, SessionAct act);
}
