package org.unionhall.files;

import java.time.LocalDate;

/** Says how long a file is kept that nothing wants any more. Implemented by the rulebook, which lies above; without it for good. */
public interface FileRetention {

    /** The first day since which a file may have been without owner and is kept all the same. */
    LocalDate orphansKeptFrom(LocalDate today);
}
