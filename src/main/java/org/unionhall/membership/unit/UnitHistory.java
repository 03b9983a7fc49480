package org.unionhall.membership.unit;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.files.KeptFile;
import org.unionhall.membership.Papers;

/** What happened to a unit, and what became of it. */
@Service
public class UnitHistory {

    private final JdbcClient jdbc;
    private final Papers papers;

    UnitHistory(JdbcClient jdbc, Papers papers) {
        this.jdbc = jdbc;
        this.papers = papers;
    }

    /** A field an act changed; of kinds the code, of all else what was shown. */
    public record Changed(UUID act, String field, String before, String after) {
    }

    /**
     * A line of the journal, the newest first.
     *
     * @param other name of the unit that came into this one; null when the act was on this unit itself
     * @param plan  null when the act was not planned
     * @param files the documents behind it
     */
    public record Line(UUID id, UnitAct act, LocalDate on, String documentNo, LocalDate documentOn, String reason, UUID plan, Instant at, String actor,
                       String other, List<Changed> changes, List<Paper> papers) {
    }

    /** A document behind an act. @param owner the act, or the plan it followed */
    public record Paper(UUID owner, UUID id, String name) {
    }

    /** A unit that came after one, or before it. */
    public record Kin(UUID id, String name, LocalDate on) {
    }

    public List<Line> of(UUID unit) {
        Map<UUID, List<Changed>> changes = jdbc.sql("""
                select c.act_id, c.field, c.before, c.after from membership_unit_act_change c join membership_unit_act a on a.id = c.act_id
                where a.unit_id = :unit order by c.act_id, c.nr
                """).param("unit", unit).query((rs, n) -> new Changed(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list().stream().collect(Collectors.groupingBy(Changed::act));
        Map<UUID, List<Paper>> papers = papers(unit).stream().collect(Collectors.groupingBy(Paper::owner));
        return jdbc.sql("""
                select a.*, null as other from membership_unit_act a where a.unit_id = :unit
                union all
                select a.*, e.name from membership_unit_plan_unit g join membership_unit_act a on a.plan_id = g.plan_id
                join membership_unit_plan_unit e on e.plan_id = g.plan_id and e.unit_id = a.unit_id and e.part = 'ENDS'
                where g.unit_id = :unit and g.part <> 'ENDS' and a.act in ('MERGE', 'SPLIT_UP', 'DISSOLVE')
                order by on_day desc, at desc, id desc
                """).param("unit", unit).query((rs, n) -> {
                    UUID id = rs.getObject("id", UUID.class);
                    UUID plan = rs.getObject("plan_id", UUID.class);
                    return new Line(id, UnitAct.valueOf(rs.getString("act")), rs.getObject("on_day", LocalDate.class), rs.getString("document_no"),
                            rs.getObject("document_on", LocalDate.class), rs.getString("reason"), plan, rs.getTimestamp("at").toInstant(),
                            rs.getString("actor"), rs.getString("other"), changes.getOrDefault(id, List.of()), papers.getOrDefault(plan == null ? id : plan, List.of()));
                }).list();
    }

    private List<Paper> papers(UUID unit) {
        return jdbc.sql("""
                select f.owner_id, f.id, f.name from files_file f
                where f.owner_type = :act and f.owner_id in (select id from membership_unit_act where unit_id = :unit)
                   or f.owner_type = :plan and f.owner_id in (select u.plan_id from membership_unit_plan_unit u
                       join membership_unit_plan p on p.id = u.plan_id and p.state = 'CARRIED_OUT' where u.unit_id = :unit)
                order by f.id
                """).param("act", UnitActs.PAPER).param("plan", UnitPlans.PAPER).param("unit", unit)
                .query((rs, n) -> new Paper(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getString(3))).list();
    }

    /** A document behind a line of this unit's journal; empty when it stands behind something else. */
    public Optional<KeptFile> paper(UUID unit, UUID file) {
        return papers(unit).stream().filter(paper -> paper.id().equals(file)).findFirst()
                .flatMap(paper -> papers.find(UnitActs.PAPER, paper.owner(), file).or(() -> papers.find(UnitPlans.PAPER, paper.owner(), file)));
    }

    /** The caller closes it. */
    public InputStream open(KeptFile file) {
        return papers.open(file);
    }

    /** The units that took over from one that ended. */
    public List<Kin> successors(UUID unit) {
        return kin(unit, "m.part = 'ENDS' and k.part <> 'ENDS'");
    }

    /** The units that ended in favour of this one. */
    public List<Kin> predecessors(UUID unit) {
        return kin(unit, "m.part <> 'ENDS' and k.part = 'ENDS'");
    }

    private List<Kin> kin(UUID unit, String parts) {
        return jdbc.sql("""
                select k.unit_id, k.name, p.on_day from membership_unit_plan_unit m
                join membership_unit_plan p on p.id = m.plan_id and p.state = 'CARRIED_OUT'
                join membership_unit_plan_unit k on k.plan_id = m.plan_id
                where m.unit_id = :unit and\s""" + parts + " order by p.on_day, k.nr").param("unit", unit)
                .query((rs, n) -> new Kin(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class))).list();
    }
}
