package org.unionhall.proposal.handle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a case or a suggestion was given to a department.
 *
 * @param departmentName as it was called then; @param leader the leader in charge then; @param assists who assists, by name
 * @param objectUntil    last day to object; null for what cannot be objected to
 * @param meant          whose matter it is according to the objection, by name; null without one
 * @param objected       why; null without
 */
public record Assignment(UUID id, UUID department, String departmentName, String leader, String assists, String note, LocalDate dueOn,
                         LocalDate objectUntil, String meant, String objected, Instant at, String actor) {
}
