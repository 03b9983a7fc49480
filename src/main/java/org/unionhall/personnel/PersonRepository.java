package org.unionhall.personnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

@Repository
class PersonRepository {

    private static final String FACTS = """
            select p.id, p.staff_no, p.name, p.document_type, p.document_hash, p.document_masked, p.document_legacy, p.mobile_hash,
                   p.mobile_masked, p.sex, p.birth_on, p.ethnicity, p.political_status, p.education, p.title, p.post_category,
                   p.employment_type, p.duty_state, p.front_line, p.model_worker, p.first_work_on, p.retires_on, p.version, d.id as department_id, d.code as department_code, d.name as department_name,
                   w.post_wage_fen, w.grade_wage_fen
            from personnel_person p
            left join personnel_posting s on s.person_id = p.id and s.to_on is null
            left join personnel_department d on d.id = s.department_id
            left join lateral (select post_wage_fen, grade_wage_fen from personnel_pay
                               where person_id = p.id order by as_of desc limit 1) w on true
            """;

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonFacts> find(PersonId id) {
        return jdbc.sql(FACTS + " where p.id = :id").param("id", id.value())
                .query(PersonRepository::read).optional();
    }

    List<PersonFacts> byStaffNumbers(Collection<String> numbers) {
        return jdbc.sql(FACTS + " where p.staff_no = any(:numbers)").param("numbers", numbers.toArray(String[]::new))
                .query(PersonRepository::read).list();
    }

    List<PersonFacts> byDocuments(Collection<byte[]> hashes) {
        return jdbc.sql(FACTS + " where p.document_hash = any(:hashes)").param("hashes", hashes.toArray(byte[][]::new))
                .query(PersonRepository::read).list();
    }

    Optional<byte[]> sealed(PersonId id, SensitiveField field) {
        return jdbc.sql("select " + field.column() + " from personnel_person where id = :id")
                .param("id", id.value()).query(byte[].class).optional();
    }

    private static PersonFacts read(ResultSet rs, int row) throws SQLException {
        return new PersonFacts(new PersonId(rs.getObject("id", UUID.class)), rs.getString("staff_no"), rs.getString("name"),
                code(DocumentType.class, rs, "document_type"), rs.getString("document_masked"), rs.getBoolean("document_legacy"),
                rs.getString("mobile_masked"), code(Sex.class, rs, "sex"), rs.getObject("birth_on", LocalDate.class),
                code(Ethnicity.class, rs, "ethnicity"), code(PoliticalStatus.class, rs, "political_status"),
                code(Education.class, rs, "education"), rs.getString("title"), code(PostCategory.class, rs, "post_category"),
                code(EmploymentType.class, rs, "employment_type"), code(DutyState.class, rs, "duty_state"),
                rs.getObject("front_line", Boolean.class), rs.getObject("model_worker", Boolean.class), rs.getObject("first_work_on", LocalDate.class), rs.getObject("retires_on", LocalDate.class),
                rs.getObject("department_id", UUID.class), rs.getString("department_code"), rs.getString("department_name"),
                money(rs, "post_wage_fen"), money(rs, "grade_wage_fen"), rs.getBytes("document_hash"),
                rs.getBytes("mobile_hash"), rs.getInt("version"));
    }

    private static <E extends Enum<E>> E code(Class<E> table, ResultSet rs, String column) throws SQLException {
        String name = rs.getString(column);
        return name == null ? null : Enum.valueOf(table, name);
    }

    private static Money money(ResultSet rs, String column) throws SQLException {
        Long fen = rs.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
