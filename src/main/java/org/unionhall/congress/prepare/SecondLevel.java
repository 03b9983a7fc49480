package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.CongressRules;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.rulebook.Rulebook;

/** Which grassroots unions that must hold a congress of their own have done so in time. */
@Service
public class SecondLevel {

    private static final Role[] READERS = {Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR};

    private final Rulebook rulebook;
    private final JdbcClient jdbc;
    private final Clock clock;

    SecondLevel(Rulebook rulebook, JdbcClient jdbc, Clock clock) {
        this.rulebook = rulebook;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A union that must.
     *
     * @param last    when its last session closed; null for never
     * @param next    when the next one opens; null while none is planned
     * @param session the last one, or the next where there was none; null for neither
     * @param held    whether the last one was within the time the rule gives
     */
    public record Row(UUID unit, String name, String code, int members, LocalDate last, LocalDate next, UUID session, boolean held) {
    }

    /** @param months within so many; @param from members from so many on */
    public record Coverage(List<Row> rows, int months, int from) {

        public long held() {
            return rows.stream().filter(Row::held).count();
        }
    }

    public boolean opensTo(Actor actor) {
        return !actor.scope(READERS).empty();
    }

    /** The unions within the actor's scope, those that are late first. */
    public Coverage of(Actor actor) {
        Scope scope = actor.scope(READERS);
        LocalDate today = LocalDate.now(clock);
        int months = rulebook.get(CongressRules.MEETS_MONTHS, today);
        int from = rulebook.get(CongressRules.SECOND_LEVEL_FROM, today);
        List<Row> rows = jdbc.sql("""
                select * from (
                    select u.id, u.short_name, u.code,
                           (select count(*) from membership_unit_below b join membership_stay s on s.unit_id = b.unit_id and s.to_on is null
                            join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE' where b.ancestor_id = u.id) as members,
                           l.closes_on as last, n.opens_on as next, coalesce(l.id, n.id) as session, coalesce(l.closes_on > :since, false) as held
                    from membership_unit u
                    left join lateral (select x.id, x.closes_on from congress_session x join congress_term t on t.id = x.term_id
                        where t.unit_id = u.id and x.stage in ('CLOSED', 'ARCHIVED') order by x.closes_on desc limit 1) l on true
                    left join lateral (select x.id, x.opens_on from congress_session x join congress_term t on t.id = x.term_id
                        where t.unit_id = u.id and x.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY', 'OPEN') order by x.opens_on limit 1) n on true
                    where u.kind = 'GRASSROOTS_UNION' and u.to_on is null
                      and (:all or u.id in (select unit_id from membership_unit_below where ancestor_id = any(:roots)))) must
                where members >= :least order by held, code, id
                """).param("since", today.minusMonths(months)).param("least", from).param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new))
                .query((rs, n) -> new Row(rs.getObject("id", UUID.class), rs.getString("short_name"), rs.getString("code"), rs.getInt("members"),
                        rs.getObject("last", LocalDate.class), rs.getObject("next", LocalDate.class), rs.getObject("session", UUID.class), rs.getBoolean("held"))).list();
        return new Coverage(rows, months, from);
    }
}
