package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.CongressRules;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.rulebook.Rulebook;

/** What the preparation of congresses has waiting for somebody, and what a person was in them. */
@Service
public class ToPrepare {

    /** Days before the papers must be out that the desk begins to say so. */
    private static final int AHEAD = 21;

    private final Terms terms;
    private final Rulebook rulebook;
    private final JdbcClient jdbc;
    private final Clock clock;

    ToPrepare(Terms terms, Rulebook rulebook, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.rulebook = rulebook;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What there is to be done. */
    public enum Kind {
        /** Papers of a session to be sent. */ PAPERS,
        /** Delegates who came after the papers were sent wait for them. */ NEWCOMERS,
        /** A seat fell vacant. */ VACANT,
        /** Elected delegates wait for the review. */ REVIEW,
        /** Reviewed delegates wait to be published. */ PUBLISH,
        /** A term is about to end. */ TERM
    }

    /**
     * @param id    of the session for {@link Kind#PAPERS} and {@link Kind#NEWCOMERS}, of the electoral unit for {@link Kind#VACANT}, otherwise of the term
     * @param count how many delegates or seats; 0 where that means nothing
     * @param due   last day; null without one
     */
    public record Item(Kind kind, UUID term, UUID id, String unit, int count, LocalDate due) {
    }

    /** For those who prepare; a by-election is the electoral unit's chair's too. */
    public List<Item> of(Actor actor) {
        Scope scope = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        LocalDate today = LocalDate.now(clock);
        int days = rulebook.get(CongressRules.PAPERS_DAYS, today);
        return scope.empty() ? List.of() : jdbc.sql("""
                with mine as (select unit_id from membership_unit_below where ancestor_id = any(:roots))
                select 'PAPERS' as kind, t.id as term, s.id, u.short_name, 0 as count, s.opens_on - :days as due
                from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id
                where s.stage in ('APPROVED', 'QUALIFIED') and s.papers_sent_on is null and :days > 0 and s.opens_on - :days - :ahead <= :today
                  and (:all or t.unit_id in (select unit_id from mine))
                union all
                select 'NEWCOMERS', t.id, s.id, u.short_name, count(*)::int, null
                from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id
                join congress_delegate d on d.term_id = t.id and d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today)
                join identity_account a on a.person_id = d.person_id and a.disabled_at is null
                left join congress_papers_letter l on l.session_id = s.id and l.delegate_id = d.id
                where s.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY') and l.delegate_id is null
                  and exists (select 1 from congress_papers_letter x where x.session_id = s.id) and (:all or t.unit_id in (select unit_id from mine))
                group by t.id, s.id, u.short_name
                union all
                select case d.stage when 'ELECTED' then 'REVIEW' else 'PUBLISH' end, t.id, t.id, u.short_name, count(*)::int, null
                from congress_delegate d join congress_term t on t.id = d.term_id and t.stage <> 'OVER' join membership_unit u on u.id = t.unit_id
                where d.kind = 'FORMAL' and d.stage in ('ELECTED', 'QUALIFIED') and (:all or t.unit_id in (select unit_id from mine)) group by d.stage, t.id, u.short_name
                union all
                select 'TERM', t.id, t.id, u.short_name, 0, t.to_on from congress_term t join membership_unit u on u.id = t.unit_id
                where t.stage = 'RUNNING' and t.to_on < :soon and (:all or t.unit_id in (select unit_id from mine))
                union all
                select 'VACANT', e.term_id, e.unit_id, u.short_name, least(x.ended, e.seats - x.taken)::int, null
                from congress_electorate e join congress_term t on t.id = e.term_id and t.stage = 'RUNNING' join membership_unit u on u.id = e.unit_id
                cross join lateral (select count(*) filter (where d.stage = 'ENDED' and d.from_on is not null) as ended,
                                           count(*) filter (where d.stage in ('ELECTED', 'QUALIFIED', 'ACTIVE')) as taken
                                    from congress_delegate d where d.term_id = e.term_id and d.unit_id = e.unit_id and d.kind = 'FORMAL') x
                where x.ended > 0 and e.seats > x.taken and (:all or t.unit_id in (select unit_id from mine) or e.unit_id in (select unit_id from mine))
                order by 1, 4, 2
                """).param("all", scope.all()).param("roots", scope.roots().toArray(UUID[]::new)).param("days", days).param("ahead", AHEAD).param("today", today)
                .param("soon", terms.soon()).query((rs, n) -> new Item(Kind.valueOf(rs.getString("kind")), rs.getObject("term", UUID.class), rs.getObject("id", UUID.class),
                        rs.getString("short_name"), rs.getInt("count"), rs.getObject("due", LocalDate.class))).list();
    }

    /** A formal mandate of a person. @param to first day no longer a delegate; null while it goes on */
    public record Was(UUID id, boolean staff, boolean members, int number, String unit, LocalDate from, LocalDate to, String endReason) {
    }

    /** All formal mandates of a person that ever began. */
    public List<Was> mandates(PersonId person) {
        return jdbc.sql("""
                select d.id, t.staff, t.members, t.number, u.short_name, d.from_on, d.to_on, d.end_reason
                from congress_delegate d join congress_term t on t.id = d.term_id join membership_unit u on u.id = t.unit_id
                where d.person_id = :person and d.kind = 'FORMAL' and d.from_on is not null order by d.from_on
                """).param("person", person.value()).query((rs, n) -> new Was(rs.getObject(1, UUID.class), rs.getBoolean(2), rs.getBoolean(3), rs.getInt(4), rs.getString(5),
                        rs.getObject(6, LocalDate.class), rs.getObject(7, LocalDate.class), rs.getString(8))).list();
    }
}
