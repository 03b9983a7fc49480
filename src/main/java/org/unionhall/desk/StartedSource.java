package org.unionhall.desk;

import java.time.Instant;
import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes what the reader has started, and how it stands: asked for, handed in, ordered. One indexed query per source. */
public interface StartedSource {

    /** The newest {@code most} of the actor's own, in any order. */
    List<Started> started(Actor actor, int most);

    /**
     * @param textKey  message code of what it is, filled with {@code args}
     * @param stateKey message code of how it stands, in words
     * @param sign     the shape beside the words: ok, wait, warn, stop, info, off
     * @param at       when it was started
     */
    record Started(String textKey, List<?> args, String stateKey, String sign, Instant at, String href) {
    }
}
