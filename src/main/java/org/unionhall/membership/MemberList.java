package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;
import org.unionhall.personnel.PersonWords;

/** The list of members: one query for a page, one for the count, whatever is asked. */
@Service
public class MemberList {

    private final JdbcClient jdbc;
    private final PersonWords words;

    MemberList(JdbcClient jdbc, PersonWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** One line of the list; anything but id and name may be null. */
    public record Member(PersonId id, String staffNo, String name, Sex sex, UUID unitId, String unit, String department,
                         PostCategory post, EmploymentType employment, DutyState duty, MemberState state, LocalDate joinedOn) {
    }

    public long count(Sight sight, MemberSearch search) {
        MemberQuery query = MemberQuery.of(sight, search, words);
        return jdbc.sql("select count(*)" + query.sql()).params(query.values()).query(Long.class).single();
    }

    public List<Member> rows(Sight sight, MemberSearch search, long offset, int size) {
        MemberQuery query = MemberQuery.of(sight, search, words);
        return jdbc.sql("""
                select p.id, p.staff_no, p.name, p.sex, u.id as unit_id, u.short_name as unit, d.name as department, p.post_category,
                       p.employment_type, p.duty_state, m.state, m.joined_on
                """ + query.sql() + " order by " + search.order() + " limit :size offset :offset")
                .params(query.values()).param("size", size).param("offset", offset).query(MemberList::read).list();
    }

    private static Member read(ResultSet rs, int row) throws SQLException {
        return new Member(new PersonId(rs.getObject("id", UUID.class)), rs.getString("staff_no"), rs.getString("name"),
                code(Sex.class, rs, "sex"), rs.getObject("unit_id", UUID.class), rs.getString("unit"), rs.getString("department"),
                code(PostCategory.class, rs, "post_category"), code(EmploymentType.class, rs, "employment_type"),
                code(DutyState.class, rs, "duty_state"), code(MemberState.class, rs, "state"),
                rs.getObject("joined_on", LocalDate.class));
    }

    static <E extends Enum<E>> E code(Class<E> table, ResultSet rs, String column) throws SQLException {
        String name = rs.getString(column);
        return name == null ? null : Enum.valueOf(table, name);
    }
}
