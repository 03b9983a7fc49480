package org.unionhall.identity;

import java.util.List;

/**
 * A table whose rows name a person, and what becomes of them when two records turn out to be one human being. A test
 * compares these declarations with the database: a table that nobody declared is a fault.
 *
 * @param columns the columns that hold a person's id
 */
public record PersonTable(String table, List<String> columns, Strategy strategy) {

    /** What becomes of the rows. */
    public enum Strategy {
        /** They get the id of the record that stays and are otherwise as they were. */
        MOVES,
        /** Where both records have something, a rule says what counts. Rows that come or change later stand in the way of an undo. */
        JOINS,
        /** One row for each, joined field by field: a later change of another field stands in nobody's way. */
        FIELDS,
        /** The database derives them from other tables. */
        FOLLOWS,
        /** They say what was known then, and are never rewritten. */
        REMAINS
    }

    public static PersonTable of(String table, Strategy strategy) {
        return new PersonTable(table, List.of("person_id"), strategy);
    }
}
