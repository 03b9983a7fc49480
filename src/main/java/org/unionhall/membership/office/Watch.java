package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Scope;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;

/** How the bodies of all units stand against the rules of today. Four queries, however many units. */
@Service
public class Watch {

    private static final String WITHIN = "(:all or u.id in (select unit_id from membership_unit_below where ancestor_id = any(:roots)))"
            + " and daterange(u.from_on, u.to_on) @> :today::date";

    private final JdbcClient jdbc;
    private final Rulebook rulebook;
    private final Clock clock;

    Watch(JdbcClient jdbc, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Within the units the actor sees; the most pressing kind first, within it the earliest day. */
    public List<Finding> findings(Actor actor) {
        return look(Sight.ofUnits(actor).scope(), true);
    }

    /** The same without terms, of which the list of cadres tells. */
    public List<Finding> vacanciesAndCommittees(Actor actor) {
        return look(Sight.ofUnits(actor).scope(), false);
    }

    /** Of one unit alone. */
    public List<Finding> of(UUID unit) {
        return look(Scope.below(unit), true).stream().filter(finding -> finding.unit().equals(unit)).toList();
    }

    private List<Finding> look(Scope scope, boolean withTerms) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> values = Map.of("all", scope.all(), "roots", scope.roots().toArray(UUID[]::new), "today", today);
        Map<Rule<?>, Object> rules = new HashMap<>();
        rulebook.inForce(today).forEach(setting -> rules.put(setting.rule(), setting.value()));
        List<Finding> found = new ArrayList<>();
        if (withTerms) {
            terms(values, today, today.plusMonths(of(rules, MembershipRules.TERM_DUE_MONTHS)), found);
        }
        vacancies(values, of(rules, MembershipRules.VACANCY_MONTHS), found);
        committees(values, of(rules, MembershipRules.COMMITTEE_FROM), of(rules, MembershipRules.COMMITTEE_SIZE), of(rules, MembershipRules.FULL_TIME_CHAIR_FROM), found);
        found.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::due, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Finding::unitName));
        return found;
    }

    @SuppressWarnings("unchecked")
    private static <T> T of(Map<Rule<?>, Object> rules, Rule<T> rule) {
        return (T) rules.get(rule);
    }

    private void terms(Map<String, Object> values, LocalDate today, LocalDate soon, List<Finding> found) {
        jdbc.sql("""
                select u.id, u.short_name, t.body, t.to_on, t.to_on > t.elected_to from membership_body_term t join membership_unit u on u.id = t.unit_id
                where t.ended_on is null and t.from_on <= :today::date and (t.to_on <= :soon::date or t.to_on > t.elected_to) and\s""" + WITHIN)
                .params(values).param("soon", soon).query(rs -> {
                    LocalDate to = rs.getObject(4, LocalDate.class);
                    Finding.Kind kind = to.isBefore(today) ? Finding.Kind.OVERDUE : rs.getBoolean(5) ? Finding.Kind.EXTENDED : Finding.Kind.DUE;
                    found.add(new Finding(kind, rs.getObject(1, UUID.class), rs.getString(2), Body.valueOf(rs.getString(3)), null, null, to, List.of(to)));
                });
    }

    private void vacancies(Map<String, Object> values, int months, List<Finding> found) {
        jdbc.sql("""
                select u.id, u.short_name, v.post, v.body, max(o.to_on) from membership_unit u
                cross join (values ('CHAIR', 'COMMITTEE'), ('VICE_CHAIR', 'COMMITTEE'), ('FUND_AUDIT_HEAD', 'FUND_AUDIT')) v (post, body)
                left join (membership_office o join membership_home a on a.unit_id = o.unit_id) on a.home_id = u.id and o.post = v.post and o.to_on <= :today::date
                where u.kind in ('SCHOOL_UNION', 'GRASSROOTS_UNION') and\s""" + WITHIN + """
                 and not exists (select 1 from membership_office h join membership_home b on b.unit_id = h.unit_id where b.home_id = u.id and daterange(h.from_on, h.to_on) @> :today::date
                        and (h.post = v.post or v.post = 'VICE_CHAIR' and h.post = 'EXECUTIVE_VICE_CHAIR'))
                group by u.id, v.post, v.body
                having max(o.to_on) is not null or v.post <> 'VICE_CHAIR' and exists (select 1 from membership_office h
                    join membership_home b on b.unit_id = h.unit_id join membership_unit k on k.id = h.unit_id
                    where b.home_id = u.id and daterange(h.from_on, h.to_on) @> :today::date and membership_body(k.kind, h.post) = v.body)
                """).params(values).query(rs -> {
                    LocalDate since = rs.getObject(5, LocalDate.class);
                    LocalDate due = since == null ? null : since.plusMonths(months);
                    found.add(new Finding(Finding.Kind.VACANT, rs.getObject(1, UUID.class), rs.getString(2), Body.valueOf(rs.getString(4)),
                            Post.valueOf(rs.getString(3)), since, due, since == null ? List.of() : List.of(since, months, due)));
                });
    }

    private void committees(Map<String, Object> values, int least, Bands sizes, int fullTimeFrom, List<Finding> found) {
        jdbc.sql("""
                with own as (
                    select s.unit_id, count(*) as members from membership_stay s join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE'
                    where s.to_on is null group by s.unit_id
                ), heads as (
                    select b.ancestor_id as id, sum(own.members)::int as members from own join membership_unit_below b on b.unit_id = own.unit_id group by b.ancestor_id
                ), seated as (
                    select a.home_id as id, count(distinct o.person_id)::int as seats, bool_or(o.post = 'CHAIR' and o.full_time) as full_time
                    from membership_office o join membership_unit u on u.id = o.unit_id join membership_home a on a.unit_id = o.unit_id
                    where daterange(o.from_on, o.to_on) @> :today::date and membership_body(u.kind, o.post) = 'COMMITTEE' group by a.home_id
                )
                select u.id, u.short_name, coalesce(h.members, 0), coalesce(c.seats, 0),
                    case when c.full_time then\s""" + Headcount.employees("u.id") + """
                 end
                from membership_unit u left join heads h on h.id = u.id left join seated c on c.id = u.id
                where u.kind in ('SCHOOL_UNION', 'GRASSROOTS_UNION', 'DIRECT_GROUP') and\s""" + WITHIN).params(values).query(rs -> {
                    UUID unit = rs.getObject(1, UUID.class);
                    int members = rs.getInt(3);
                    int seats = rs.getInt(4);
                    Bands.Band band = sizes.of(members).orElse(null);
                    if (seats == 0) {
                        if (members >= least) {
                            found.add(committee(Finding.Kind.NO_COMMITTEE, rs.getString(2), unit, members, least));
                        }
                        return;
                    }
                    if (band != null && !band.allows(seats)) {
                        found.add(committee(Finding.Kind.SIZE, rs.getString(2), unit, members, band.least(), band.most(), seats));
                    } else if (band != null && seats % 2 == 0) {
                        found.add(committee(Finding.Kind.EVEN, rs.getString(2), unit, seats));
                    }
                    int employees = rs.getInt(5);
                    if (!rs.wasNull() && employees < fullTimeFrom) {
                        found.add(committee(Finding.Kind.FULL_TIME, rs.getString(2), unit, employees, fullTimeFrom));
                    }
                });
    }

    private static Finding committee(Finding.Kind kind, String name, UUID unit, Object... args) {
        return new Finding(kind, unit, name, Body.COMMITTEE, null, null, null, List.of(args));
    }
}
