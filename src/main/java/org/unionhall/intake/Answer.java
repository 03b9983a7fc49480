package org.unionhall.intake;

import java.util.Map;

/**
 * What the owner said about a file.
 *
 * @param kind   null: the portal is to find out
 * @param sheet  null: the portal is to find out
 * @param fields column (from 0) to field, {@code ""} for a column not to be taken; null when not asked yet
 * @param ask    whether to ask for the columns even when all are clear
 */
public record Answer(String kind, String sheet, Map<Integer, String> fields, boolean ask) {

    static final Answer NONE = new Answer(null, null, null, false);
}
