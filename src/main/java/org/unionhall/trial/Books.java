package org.unionhall.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of the sample, kept by statement and written each kind at once, in the order in which the kinds first came. */
final class Books {

    private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();

    void add(String statement, Object... values) {
        rows.computeIfAbsent(statement, first -> new ArrayList<>()).add(values);
    }

    void close(JdbcTemplate jdbc) {
        rows.forEach(jdbc::batchUpdate);
    }
}
