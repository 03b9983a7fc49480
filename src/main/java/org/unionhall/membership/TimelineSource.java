package org.unionhall.membership;

import java.time.LocalDate;
import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes to the timeline of one member what a module knows of it: each thing once, within what the reader may see. */
public interface TimelineSource {

    List<Moment> moments(Actor actor, MemberFile file);

    /**
     * @param textKey message code of what happened, filled with {@code args}
     * @param note    more of it, ready to read; null for nothing
     * @param href    where it can be looked at; null when nowhere
     */
    record Moment(LocalDate day, String textKey, List<Object> args, String note, String href) {
    }
}
