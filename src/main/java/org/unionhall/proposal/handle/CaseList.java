package org.unionhall.proposal.handle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalSight;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.web.Address;
import org.unionhall.web.Typed;

/** Cases by how their deadline stands: of a department, of a leader in charge, of those who follow all of them. */
@Component
public class CaseList {

    /** Whose cases. */
    public enum View {
        /** Of the reader's departments, those they assist in too. */
        DEPARTMENT,
        /** Of the departments the reader is in charge of. */
        LEADER,
        /** Of the sessions the reader accompanies. */
        COMMITTEE
    }

    /** Where they stand. */
    public enum Which {
        /** Filed or a suggestion, and not at rest: somebody has something to do. */
        OPEN("t.stage in ('FILED', 'OPINED', 'ASSIGNED', 'OBJECTED', 'HANDLING', 'DRAFTED', 'SIGNED', 'REPLIED', 'ESCALATED', 'SUGGESTION', 'FORWARDED', 'NOT_FILED')"),
        /** Waits to be assigned, passed on or explained. */
        UNASSIGNED("t.stage in ('FILED', 'OPINED', 'OBJECTED', 'SUGGESTION', 'NOT_FILED')"),
        /** An answer is owed. */
        OWED("t.stage in " + Deadlines.OWED),
        /** Waits for a signature. */
        TO_SIGN("t.stage in ('DRAFTED', 'SIGNED')"),
        ANSWERED("t.stage in ('REPLIED', 'ESCALATED', 'ANSWERED', 'EXPLAINED')"),
        DONE("t.stage in ('CLOSED', 'ARCHIVED')"),
        ALL("t.stage not in ('DRAFT', 'SECONDING', 'CHECK', 'REVIEW', 'PRESIDIUM', 'RETURNED', 'WITHDRAWN', 'MERGED')");

        private final String sql;

        Which(String sql) {
            this.sql = sql;
        }
    }

    /** What is asked for. @param q part of a title, or a number; @param light null for all, and so on; @param waits only what waits for the reader so */
    public record Wish(View view, Which which, String q, Light light, UUID department, UUID session, Waits waits) {

        /** Of what waits for the reader so, everything. */
        public static Wish of(Waits waits) {
            return new Wish(waits.view(), Which.ALL, null, null, null, null, waits);
        }

        /** As an address asks for it, of one of the views that the reader has. */
        public static Wish of(Reader reader, Address here) {
            List<View> views = reader.views();
            Waits waits = Typed.asked(here.value("waits"), Waits.class);
            View asked = waits == null ? Typed.asked(here.value("view"), View.class) : waits.view();
            Which which = Typed.asked(here.value("which"), Which.class);
            return new Wish(views.contains(asked) ? asked : views.isEmpty() ? View.DEPARTMENT : views.get(0), waits != null ? Which.ALL : which == null ? Which.OPEN : which,
                    here.value("q"), Typed.asked(here.value("light"), Light.class), Typed.id(here.value("department")), Typed.id(here.value("session")),
                    waits != null && views.contains(waits.view()) ? waits : null);
        }
    }

    /** @param closedOn when the department that leads was closed; null while it works; @param days since filing, or since it came; @param extension whether more time is asked for */
    public record Row(Proposal proposal, Light light, LocalDate closedOn, long days, boolean extension, int reminders, String assists) {
    }

    private final JdbcClient jdbc;
    private final Undertakers undertakers;
    private final Deadlines deadlines;
    private final Cases cases;

    CaseList(JdbcClient jdbc, Undertakers undertakers, Deadlines deadlines, Cases cases) {
        this.jdbc = jdbc;
        this.undertakers = undertakers;
        this.deadlines = deadlines;
        this.cases = cases;
    }

    /**
     * Who reads, asked for once and used for every question of a page.
     *
     * @param own      departments the reader answers for
     * @param heads    those of them the reader signs for
     * @param led      those the reader is in charge of
     * @param sessions those the reader accompanies
     * @param offices  those of them whose congress the reader runs
     */
    public record Reader(UUID person, Set<UUID> own, Set<UUID> heads, Set<UUID> led, List<UUID> sessions, List<UUID> offices) {

        /** The views that have something to show, that of the department first. */
        public List<View> views() {
            return Stream.of(own.isEmpty() ? null : View.DEPARTMENT, led.isEmpty() ? null : View.LEADER, sessions.isEmpty() ? null : View.COMMITTEE)
                    .filter(Objects::nonNull).toList();
        }
    }

    public Reader reader(Actor actor) {
        Undertakers.Held held = undertakers.held(actor);
        List<Accompanied> sessions = accompanied(actor);
        return new Reader(actor.person() == null ? new UUID(0, 0) : actor.person().value(), held.as(Post.HEAD, Post.HANDLER), held.as(Post.HEAD),
                held.as(Post.LEADER), sessions.stream().map(Accompanied::id).toList(), sessions.stream().filter(Accompanied::office).map(Accompanied::id).toList());
    }

    /** The sessions whose proposals the actor accompanies: as an officer, as a member of the committee. */
    public List<UUID> sessions(Actor actor) {
        return accompanied(actor).stream().map(Accompanied::id).toList();
    }

    /** @param office whether the actor runs its congress */
    private record Accompanied(UUID id, boolean office) {
    }

    private List<Accompanied> accompanied(Actor actor) {
        Scope scope = actor.scope(ProposalSight.OFFICE);
        Scope runs = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        return scope.empty() && actor.person() == null ? List.of() : jdbc.sql("""
                select e.id, :runsAll or exists (select 1 from membership_unit_below b where b.unit_id = m.unit_id and b.ancestor_id = any(:runs)) as office
                from congress_session e join congress_term m on m.id = e.term_id where e.stage <> 'CALLED_OFF' and (:all
                    or exists (select 1 from membership_unit_below b where b.unit_id = m.unit_id and b.ancestor_id = any(:roots))
                    or exists (select 1 from congress_seat c join congress_seating w on w.by_term_id = c.term_id and w.term_id = m.id where c.committee = :committee and c.person_id = :me
                        and c.from_on <= :today and (c.to_on is null or c.to_on > :today))) order by e.opens_on desc, e.id desc
                """).param("all", scope.all()).param("roots", ids(scope.roots())).param("committee", CommitteeKind.PROPOSALS.name())
                .param("runsAll", runs.all()).param("runs", ids(runs.roots())).param("me", actor.person() == null ? new UUID(0, 0) : actor.person().value())
                .param("today", cases.today()).query((rs, n) -> new Accompanied(rs.getObject(1, UUID.class), rs.getBoolean(2))).list();
    }

    private record Where(String sql, Map<String, Object> values) {
    }

    /** Who reads on a day, for a condition of what waits. */
    static Map<String, Object> values(Reader reader, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        values.put("today", today);
        values.put("person", reader.person());
        values.put("own", ids(reader.own()));
        values.put("heads", ids(reader.heads()));
        values.put("led", ids(reader.led()));
        values.put("sessions", ids(reader.sessions()));
        values.put("offices", ids(reader.offices()));
        return values;
    }

    private static Where where(Reader reader, Wish wish, Deadlines.Horizon horizon) {
        Map<String, Object> values = values(reader, horizon.today());
        values.put("soon", horizon.soon());
        StringBuilder sql = new StringBuilder(" where ").append(wish.which().sql);
        switch (wish.view()) {
            case DEPARTMENT ->
                    sql.append(" and (t.lead_department = any(:own) or exists (select 1 from proposal_assist a where a.proposal_id = t.id and a.department_id = any(:own)))");
            case LEADER -> sql.append(" and (t.leader_id = :person or t.lead_department = any(:led))");
            default -> sql.append(" and t.session_id = any(:sessions)");
        }
        if (wish.waits() != null) {
            sql.append(" and ").append(wish.waits().sql());
        }
        if (wish.q() != null && !wish.q().isBlank()) {
            String q = wish.q().strip();
            sql.append(" and (t.title like :like or t.case_no = :q)");
            values.put("q", q);
            values.put("like", "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        if (wish.light() != null) {
            sql.append(" and ").append(LIGHT).append(" = :light");
            values.put("light", wish.light().name());
        }
        if (wish.department() != null) {
            sql.append(" and t.lead_department = :department");
            values.put("department", wish.department());
        }
        if (wish.session() != null) {
            sql.append(" and t.session_id = :session");
            values.put("session", wish.session());
        }
        return new Where(sql.toString(), values);
    }

    private static final String LIGHT = "case when t.due_on is null or t.stage not in " + Deadlines.OWED
            + " then 'NONE' when t.due_on < :today then 'RED' when t.due_on <= :soon then 'YELLOW' else 'GREEN' end";

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /** The year that lacks its calendar, so that no light can be told; null for none. */
    public String missing() {
        return deadlines.horizon().missing();
    }

    /** How many there are of each light, whatever light the wish names. */
    public Map<Light, Long> lights(Reader reader, Wish wish) {
        Where where = where(reader, new Wish(wish.view(), wish.which(), wish.q(), null, wish.department(), wish.session(), wish.waits()), deadlines.horizon());
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        jdbc.sql("select " + LIGHT + ", count(*) from proposal t" + where.sql() + " group by 1").params(where.values())
                .query(rs -> {
                    lights.put(Light.valueOf(rs.getString(1)), rs.getLong(2));
                });
        return lights;
    }

    /** The nearest deadline first, then what waits longest. */
    public List<Row> rows(Reader reader, Wish wish, int size, long offset) {
        Deadlines.Horizon horizon = deadlines.horizon();
        Where where = where(reader, wish, horizon);
        return jdbc.sql("with c as (" + Docket.COLUMNS + where.sql() + """
                 order by t.due_on is null, t.due_on, t.moved_at, t.id limit :size offset :offset)
                select c.*, d.closed_on, cast(:today as date) - coalesce(c.filed_at, c.submitted_at, c.created_at)::date as days,
                    exists (select 1 from proposal_extension e where e.proposal_id = c.id and e.state = 'ASKED') as extension,
                    (select count(*) from proposal_reminder r where r.proposal_id = c.id) as reminders,
                    (select string_agg(g.name, '、' order by g.code) from proposal_assist a join personnel_department g on g.id = a.department_id where a.proposal_id = c.id) as assists
                from c left join personnel_department d on d.id = c.lead_department order by c.due_on is null, c.due_on, c.moved_at, c.id
                """).params(where.values()).param("size", size).param("offset", offset).query((rs, n) -> {
                    Proposal proposal = Docket.read(rs, n);
                    LocalDate closed = rs.getObject("closed_on", LocalDate.class);
                    return new Row(proposal, Deadlines.owed(proposal.stage()) ? horizon.light(proposal.dueOn()) : Light.NONE,
                            closed == null || closed.isAfter(horizon.today()) ? null : closed, rs.getLong("days"), rs.getBoolean("extension"), rs.getInt("reminders"),
                            rs.getString("assists"));
                }).list();
    }
}
