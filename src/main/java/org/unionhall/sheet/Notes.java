package org.unionhall.sheet;

import java.util.List;

/** A sheet behind the table that tells people how to fill it in: one line a row. */
public record Notes(String title, List<String> lines) {

    public Notes {
        lines = List.copyOf(lines);
    }
}
