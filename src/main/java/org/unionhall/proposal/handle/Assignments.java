package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;

/** To whom a case was given, each time anew. Added to, never edited but by the objection. */
@Repository
public class Assignments {

    private final JdbcClient jdbc;
    private final Clock clock;

    Assignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every assignment of a case, the latest first. */
    public List<Assignment> of(UUID proposal) {
        return jdbc.sql("""
                select a.*, m.name as meant_name from proposal_assignment a left join personnel_department m on m.id = a.meant
                where a.proposal_id = :id order by a.assigned_at desc, a.id desc
                """).param("id", proposal).query((rs, n) -> new Assignment(rs.getObject("id", UUID.class), rs.getObject("department_id", UUID.class),
                        rs.getString("department"), rs.getString("leader"), rs.getString("assists"), rs.getString("note"),
                        rs.getObject("due_on", LocalDate.class), rs.getObject("object_until", LocalDate.class), rs.getString("meant_name"),
                        rs.getString("objected"), rs.getTimestamp("assigned_at").toInstant(), rs.getString("actor"))).list();
    }

    /**
     * What was said before a case is assigned.
     *
     * @param opinion of the leader in charge; null without
     * @param objected why the last department objects; null unless it does
     * @param meant whose matter it is according to it, and what that is called; null without
     */
    public record Said(String opinion, String objected, UUID meant, String meantName) {
    }

    /** Of several cases at once; of those only where something was. */
    public Map<UUID, Said> said(Collection<UUID> proposals) {
        Map<UUID, Said> said = new HashMap<>();
        jdbc.sql("""
                select t.id, o.note, a.objected, a.meant, m.name from proposal t
                left join lateral (select s.note from proposal_step s where s.proposal_id = t.id and s.act = 'GIVE_OPINION' order by s.at desc, s.id desc limit 1) o on true
                left join lateral (select b.objected, b.meant from proposal_assignment b where b.proposal_id = t.id order by b.assigned_at desc, b.id desc limit 1) a
                    on t.stage = 'OBJECTED'
                left join personnel_department m on m.id = a.meant where t.id = any(:ids) and (o.note is not null or a.objected is not null)
                """).param("ids", proposals.toArray(UUID[]::new)).query(rs -> {
            said.put(rs.getObject(1, UUID.class), new Said(rs.getString(2), rs.getString(3), rs.getObject(4, UUID.class), rs.getString(5)));
        });
        return said;
    }

    /** @param assists by name, null for none; @param until last day to object, null where nobody does */
    void keep(Actor actor, UUID proposal, Cases.Department lead, String leader, String assists, String note, LocalDate due, LocalDate until) {
        jdbc.sql("""
                insert into proposal_assignment (proposal_id, department_id, department, leader, assists, note, due_on, object_until, assigned_at, actor)
                values (:id, :department, :name, :leader, :assists, :note, :due, :until, :now, :actor)
                """).param("id", proposal).param("department", lead.id()).param("name", lead.name()).param("leader", leader, Types.VARCHAR)
                .param("assists", assists, Types.VARCHAR).param("note", note, Types.VARCHAR).param("due", due).param("until", until, Types.DATE)
                .param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
    }

    /** Writes down why the present department objects, and whose matter it is instead. */
    void objected(Assignment present, String words, UUID meant) {
        jdbc.sql("update proposal_assignment set objected = :words, meant = :meant where id = :id").param("words", words).param("meant", meant)
                .param("id", present.id()).update();
    }
}
