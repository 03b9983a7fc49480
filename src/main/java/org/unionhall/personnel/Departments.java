package org.unionhall.personnel;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The employer's departments (行政部门): a tree of their own beside the union's. */
@Service
public class Departments {

    private final JdbcClient jdbc;

    Departments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every department that is open, by its code. */
    public Map<String, Department> byCode() {
        return jdbc.sql("select id, code, name, version from personnel_department where closed_on is null")
                .query((ResultSetExtractor<Map<String, Department>>) rs -> {
                    Map<String, Department> all = new java.util.HashMap<>();
                    while (rs.next()) {
                        all.put(rs.getString(2), new Department(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getInt(4)));
                    }
                    return all;
                });
    }

    /** @param version grows with every change */
    public record Department(UUID id, String code, String name, int version) {
    }
}
