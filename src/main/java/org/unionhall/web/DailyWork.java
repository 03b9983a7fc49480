package org.unionhall.web;

import java.time.LocalTime;

/** Work that one copy of the portal does once a day, such as throwing away what is no longer needed. */
public interface DailyWork {

    /** A name of its own, {@code module.verb}. */
    String name();

    /** The time of day in the portal's zone. A run missed because the portal was off is made up for at the start. */
    LocalTime at();

    void run();
}
