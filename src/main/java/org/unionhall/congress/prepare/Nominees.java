package org.unionhall.congress.prepare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.kernel.Sex;

/** Who may stand for election, as the registers know them today. */
@Repository
class Nominees {

    private static final String NOMINEE = """
            select p.id, p.name, p.staff_no, p.sex, p.title,\s""" + Electorates.ON_STAFF + """
             as staff, coalesce(m.state = 'ACTIVE', false) as member,
                exists (select 1 from membership_unit_below b where b.ancestor_id = :unit and (b.unit_id = s.unit_id
                    or exists (select 1 from personnel_posting t join membership_unit_department x on x.department_id = t.department_id and x.to_on is null
                               where t.person_id = p.id and t.to_on is null and x.unit_id = b.unit_id))) as home,
                coalesce(p.post_category = 'TEACHING', false) as teacher, coalesce(p.front_line, false) as front,
                coalesce(p.model_worker, false) or exists (select 1 from congress_delegate d where d.person_id = p.id and d.model_worker) as model,
                exists (select 1 from congress_delegate d where d.person_id = p.id and d.leader and d.stage <> 'ENDED') as leader,
                exists (select 1 from congress_delegate d where d.person_id = p.id and d.term_id = :term and d.kind = 'FORMAL' and d.stage <> 'ENDED') as listed
            from personnel_person p left join membership_member m on m.person_id = p.id left join membership_stay s on s.person_id = p.id and s.to_on is null
            """;

    private final JdbcClient jdbc;

    Nominees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Nominee> of(UUID term, UUID unit, String staffNo) {
        return jdbc.sql(NOMINEE + " where p.staff_no = :no").param("term", term).param("unit", unit, Types.OTHER).param("no", staffNo).query(Nominees::read).optional();
    }

    /** What is known of those who are on lists already, by mandate, each against the unit whose list it is. */
    Map<UUID, Nominee> of(Collection<UUID> mandates) {
        Map<UUID, Nominee> known = new LinkedHashMap<>();
        jdbc.sql(NOMINEE.replace(":unit", "z.unit_id").replace(":term", "z.term_id").replace("select p.id,", "select z.id as mandate, p.id,")
                + " join congress_delegate z on z.person_id = p.id where z.id = any(:mandates)").param("mandates", mandates.toArray(UUID[]::new)).query(rs -> {
                    known.put(rs.getObject("mandate", UUID.class), read(rs, 0));
                });
        return known;
    }

    /** People of an electoral unit whose name, pinyin or number begins with the words. */
    List<Nominee> of(UUID term, UUID unit, String words, int most) {
        return jdbc.sql("select * from (" + NOMINEE + """
                 where p.id in (select person_id from personnel_word where word like :words escape '\\')
                   and (s.unit_id in (select unit_id from membership_unit_below where ancestor_id = :unit) or exists (
                        select 1 from personnel_posting t join membership_unit_department x on x.department_id = t.department_id and x.to_on is null
                        join membership_unit_below b on b.unit_id = x.unit_id where t.person_id = p.id and t.to_on is null and b.ancestor_id = :unit))) n
                order by n.listed, n.name, n.staff_no limit :most
                """).param("term", term).param("unit", unit).param("most", most)
                .param("words", words.toLowerCase(java.util.Locale.ROOT).replace(" ", "").replaceAll("([\\\\%_])", "\\\\$1") + "%").query(Nominees::read).list();
    }

    private static Nominee read(ResultSet rs, int row) throws SQLException {
        String sex = rs.getString("sex");
        return new Nominee(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("staff_no"), sex == null ? null : Sex.valueOf(sex), rs.getString("title"),
                rs.getBoolean("staff"), rs.getBoolean("member"), rs.getBoolean("home"), rs.getBoolean("teacher"), rs.getBoolean("front"), rs.getBoolean("model"),
                rs.getBoolean("leader"), rs.getBoolean("listed"));
    }
}
