package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Names of places are looked up for the rows shown, not for all that match. */
    private static final String COLUMNS = """
            p.id, p.staff_no, p.name, p.sex,
            (select unit_id from membership_stay where person_id = p.id and to_on is null) as unit_id,
            (select w.short_name from membership_stay v join membership_unit w on w.id = v.unit_id
             where v.person_id = p.id and v.to_on is null) as unit,
            (select w.name from personnel_posting v join personnel_department w on w.id = v.department_id
             where v.person_id = p.id and v.to_on is null) as department,
            p.post_category, p.employment_type, p.duty_state, m.state, m.joined_on, p.birth_on, p.retires_on, """;

    private final JdbcClient jdbc;
    private final PersonWords words;

    MemberList(JdbcClient jdbc, PersonWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** One line of the list; anything but id and name may be null. @param missing what the record lacks, where that was asked */
    public record Member(PersonId id, String staffNo, String name, Sex sex, UUID unitId, String unit, String department,
                         PostCategory post, EmploymentType employment, DutyState duty, MemberState state, LocalDate joinedOn, LocalDate birthOn, LocalDate retiresOn, List<Missing> missing) {
    }

    /** Exactly how many there are, however long that takes: for figures and exports. */
    public long count(Sight sight, MemberSearch search) {
        return counted(sight, search, "");
    }

    /** How many there are, counted up to one more than the given number: a list of a million need not be read to show twenty. */
    public long count(Sight sight, MemberSearch search, int most) {
        return counted(sight, search, " limit " + (most + 1));
    }

    private long counted(Sight sight, MemberSearch search, String bound) {
        MemberQuery query = MemberQuery.of(sight, search, words);
        return jdbc.sql("select count(*) from (" + query.select("p.id", "") + bound + ") counted")
                .params(query.values()).query(Long.class).single();
    }

    /** How many each of several searches finds, in one question to the database: the counts of the very lists they open. */
    public List<Long> counts(Sight sight, List<MemberSearch> searches) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (MemberSearch search : searches) {
            MemberQuery query = MemberQuery.of(sight, search, words);
            String own = "n" + parts.size() + "_";
            parts.add("(select count(*) from (" + query.select("p.id", "").replaceAll("(?<!:):(?=[a-zA-Z])", ":" + own) + ") counted)");
            query.values().forEach((name, value) -> values.put(own + name, value));
        }
        return jdbc.sql("select array[" + String.join(", ", parts) + "]").params(values)
                .query((rs, row) -> List.of((Long[]) rs.getArray(1).getArray())).single();
    }

    /** Everybody meant by a search, in no order. */
    public List<PersonId> people(Sight sight, MemberSearch search) {
        MemberQuery query = MemberQuery.of(sight, search, words);
        return jdbc.sql(query.select("p.id", "")).params(query.values()).query((rs, row) -> new PersonId(rs.getObject(1, UUID.class))).list();
    }

    public List<Member> rows(Sight sight, MemberSearch search, long offset, int size) {
        return rows(sight, search, offset, size, false);
    }

    /** @param many so many match that the list had better be read along its order until the page is full */
    public List<Member> rows(Sight sight, MemberSearch search, long offset, int size, boolean many) {
        MemberQuery query = MemberQuery.of(sight, search, words, many && search.alongAnIndex());
        String columns = COLUMNS + (search.missing() == null ? "null::text[]" : Missing.names()) + " as missing";
        return jdbc.sql(query.select(columns, search.order()) + " limit :size offset :offset")
                .params(query.values()).param("size", size).param("offset", offset).query(MemberList::read).list();
    }

    private static Member read(ResultSet rs, int row) throws SQLException {
        return new Member(new PersonId(rs.getObject("id", UUID.class)), rs.getString("staff_no"), rs.getString("name"),
                code(Sex.class, rs, "sex"), rs.getObject("unit_id", UUID.class), rs.getString("unit"), rs.getString("department"),
                code(PostCategory.class, rs, "post_category"), code(EmploymentType.class, rs, "employment_type"),
                code(DutyState.class, rs, "duty_state"), code(MemberState.class, rs, "state"),
                rs.getObject("joined_on", LocalDate.class), rs.getObject("birth_on", LocalDate.class),
                rs.getObject("retires_on", LocalDate.class), missing(rs));
    }

    private static List<Missing> missing(ResultSet rs) throws SQLException {
        java.sql.Array names = rs.getArray("missing");
        return names == null ? List.of() : java.util.Arrays.stream((String[]) names.getArray()).map(Missing::valueOf).toList();
    }

    static <E extends Enum<E>> E code(Class<E> table, ResultSet rs, String column) throws SQLException {
        String name = rs.getString(column);
        return name == null ? null : Enum.valueOf(table, name);
    }
}
