package org.unionhall.membership.association;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An association as its page shows it.
 *
 * @param parent   name of the union it stands below
 * @param activity what it does; charter and funding: each may be null
 * @param chair    name of who leads it; null when nobody does
 * @param termTo   the earliest end of a term of its officers; null when none is noted
 * @param members  who belong to it today
 * @param joinedOn since when the reader belongs to it; null when not
 * @param open     whether the reader may join: a member of the union it stands below
 * @param version  of charter, activity and funding
 */
public record Association(UUID id, String code, String name, String shortName, UUID parentId, String parent, String activity, String charter,
                          String funding, String chair, LocalDate termTo, long members, LocalDate joinedOn, boolean open, CheckState check, int version) {
}
