package org.unionhall.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What stood in a proposal before, and who seconds it with all that was merged into it. */
@Service
public class ProposalTexts {

    private final JdbcClient jdbc;

    ProposalTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text before somebody changed it. @param actor who changed it */
    public record Past(Instant at, String actor, String title, Category category, String reason, String measures) {
    }

    /** The latest first. */
    public List<Past> past(UUID proposal) {
        return jdbc.sql("select at, actor, title, category, reason, measures from proposal_past where proposal_id = :id order by at desc, id desc")
                .param("id", proposal).query((rs, n) -> new Past(rs.getTimestamp(1).toInstant(), rs.getString(2), rs.getString(3), Category.valueOf(rs.getString(4)),
                        rs.getString(5), rs.getString(6))).list();
    }

    /** A confirmed second. @param own of the proposal itself; otherwise of one merged into it */
    public record Seconder(String name, String unit, String delegation, Instant at, boolean own) {
    }

    /** Everybody who seconded it or one merged into it, once for each paper. */
    public List<Seconder> seconders(UUID proposal) {
        return jdbc.sql("""
                select p.name, u.short_name, g.name, x.said_at, t.id = :id from proposal t join proposal_second x on x.proposal_id = t.id and x.state = 'CONFIRMED' and not x.joint
                join personnel_person p on p.id = x.person_id join congress_delegate d on d.id = x.delegate_id
                left join membership_unit u on u.id = d.unit_id left join congress_delegation g on g.id = d.delegation_id
                where t.id = :id or t.merged_into = :id order by t.id <> :id, t.submitted_at, t.id, x.said_at, p.id
                """).param("id", proposal).query((rs, n) -> new Seconder(rs.getString(1), rs.getString(2), rs.getString(3),
                        rs.getTimestamp(4) == null ? null : rs.getTimestamp(4).toInstant(), rs.getBoolean(5))).list();
    }
}
