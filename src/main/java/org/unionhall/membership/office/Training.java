package org.unionhall.membership.office;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A training somebody took part in. @param withdrawn why the entry does not count any more; null while it does */
public record Training(UUID id, String what, String organiser, LocalDate on, BigDecimal hours, String actor, String withdrawn) {
}
