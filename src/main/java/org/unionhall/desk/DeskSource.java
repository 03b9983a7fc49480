package org.unionhall.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes what waits for somebody: open tasks with their age and deadline. One indexed query per source. */
public interface DeskSource {

    List<Task> tasks(Actor actor);

    /**
     * @param textKey message code of the task, filled with {@code args}
     * @param since   when it began to wait; null when that means nothing
     * @param due     last day to do it; null without a deadline
     */
    record Task(String textKey, List<Object> args, String href, Instant since, LocalDate due) {
    }
}
