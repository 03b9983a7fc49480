package org.unionhall.personnel;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.kernel.Refusal;

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

    /**
     * Writes the departments of a planned roster ({@code intake_line} with fields id, code and name).
     *
     * @throws Refusal {@code intake.moved} when a department changed since the preview
     */
    public void commit(UUID roster) {
        int expected = jdbc.sql("select count(*) from intake_line where roster_id = :roster and status = 'CHANGED'")
                .param("roster", roster).query(Integer.class).single();
        int changed = jdbc.sql("""
                update personnel_department d set name = l.fields ->> 'name', version = d.version + 1 from intake_line l
                where l.roster_id = :roster and l.status = 'CHANGED' and d.id = l.target_id and d.version = l.target_version
                """).param("roster", roster).update();
        if (changed != expected) {
            throw new Refusal("intake.moved");
        }
        jdbc.sql("""
                insert into personnel_department (id, code, name)
                select (l.fields ->> 'id')::uuid, l.fields ->> 'code', l.fields ->> 'name' from intake_line l
                where l.roster_id = :roster and l.status = 'NEW'
                """).param("roster", roster).update();
    }

    /** @param version grows with every change */
    public record Department(UUID id, String code, String name, int version) {
    }
}
