package org.unionhall.inbox;

import java.time.LocalDate;

/** Says how long letters are kept. Implemented by the rulebook, which lies above; without it they are kept for good. */
public interface LetterRetention {

    /** The first day whose letters are still kept. */
    LocalDate keptFrom(LocalDate today);
}
