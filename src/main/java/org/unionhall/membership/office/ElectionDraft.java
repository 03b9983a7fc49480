package org.unionhall.membership.office;

import java.time.LocalDate;

/** The meeting of an election as its unit writes it down; see {@link Election}. */
public record ElectionDraft(Body body, ElectionKind kind, Meeting meeting, LocalDate heldOn, int shouldAttend, int present, Integer number,
                            LocalDate termFrom, String document) {
}
