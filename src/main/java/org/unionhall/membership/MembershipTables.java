package org.unionhall.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/**
 * Membership, stays and offices when two records of people become one. The membership of the record that stays counts,
 * with the earlier day of joining and, where it has none, the other's card. On days for which both belong to a unit,
 * that of the record that stays counts. The same office at the same time was one office.
 */
@Component
class MembershipTables implements MergeParticipant {

    private final JdbcClient jdbc;

    MembershipTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("membership_member", Strategy.JOINS), PersonTable.of("membership_stay", Strategy.JOINS),
                PersonTable.of("membership_office", Strategy.JOINS), PersonTable.of("membership_act", Strategy.MOVES),
                PersonTable.of("membership_association_member", Strategy.JOINS), PersonTable.of("membership_unit_plan_member", Strategy.REMAINS));
    }

    private static final String SAME_OFFICE = " s.person_id = :stays and g.person_id = :goes and s.unit_id = g.unit_id and s.post = g.post"
            + " and daterange(s.from_on, s.to_on) && daterange(g.from_on, g.to_on)";

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        List<Remark> remarks = new ArrayList<>();
        String kept = state(stays);
        String other = state(goes);
        if (kept != null && other != null) {
            remarks.add(!kept.equals(other) && other.equals(MemberState.ACTIVE.name()) ? Remark.forbids("membership.merge.active-goes")
                    : Remark.that("membership.merge.two"));
        }
        if (any("""
                select exists (select 1 from membership_stay s join membership_stay g on g.person_id = :goes and g.unit_id <> s.unit_id
                    and daterange(s.from_on, s.to_on) && daterange(g.from_on, g.to_on) where s.person_id = :stays)
                """, stays, goes)) {
            remarks.add(Remark.that("membership.merge.stays-overlap"));
        }
        if (any("""
                select exists (select 1 from membership_office s, membership_office g where
                """ + SAME_OFFICE + " group by g.id having count(*) > 1) or exists (select 1 from membership_office s, membership_office g where"
                + SAME_OFFICE + " group by s.id having count(*) > 1)", stays, goes)) {
            remarks.add(Remark.forbids("membership.merge.offices-entangled"));
        } else if (any("select exists (select 1 from membership_office s, membership_office g where" + SAME_OFFICE + ")", stays, goes)) {
            remarks.add(Remark.that("membership.merge.same-office"));
        }
        return remarks;
    }

    private String state(PersonId person) {
        return jdbc.sql("select state from membership_member where person_id = :id").param("id", person.value()).query(String.class).optional().orElse(null);
    }

    private boolean any(String sql, PersonId stays, PersonId goes) {
        return jdbc.sql(sql).params(people(stays, goes)).query(Boolean.class).single();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        run("""
                insert into membership_member (person_id, state, joined_on, retained_for, dues_from, version)
                select :stays, state, joined_on, retained_for, dues_from, version from membership_member where person_id = :goes on conflict (person_id) do nothing
                """, stays, goes);
        run("""
                insert into membership_stay (person_id, unit_id, from_on, to_on)
                select :stays, left_over.unit_id, lower(left_over.days), upper(left_over.days) from (
                    select g.unit_id, unnest(datemultirange(daterange(g.from_on, g.to_on)) - coalesce(
                        (select range_agg(daterange(s.from_on, s.to_on)) from membership_stay s where s.person_id = :stays), '{}')) as days
                    from membership_stay g where g.person_id = :goes) left_over
                """, stays, goes);
        run("delete from membership_stay where person_id = :goes", stays, goes);
        run("""
                insert into membership_association_member (person_id, unit_id, from_on, to_on)
                select :stays, left_over.unit_id, lower(left_over.days), upper(left_over.days) from (
                    select g.unit_id, unnest(datemultirange(daterange(g.from_on, g.to_on)) - coalesce(
                        (select range_agg(daterange(s.from_on, s.to_on)) from membership_association_member s
                         where s.person_id = :stays and s.unit_id = g.unit_id), '{}')) as days
                    from membership_association_member g where g.person_id = :goes) left_over
                """, stays, goes);
        run("delete from membership_association_member where person_id = :goes", stays, goes);
        run("update membership_act set person_id = :stays where person_id = :goes", stays, goes);
        Map<String, Object> other = jdbc.sql("delete from membership_member where person_id = :goes returning card_no, joined_on")
                .param("goes", goes.value()).query().listOfRows().stream().findFirst().orElse(Map.of());
        if (!other.isEmpty()) {
            jdbc.sql("""
                    update membership_member set card_no = coalesce(card_no, :card), joined_on = least(joined_on, :joined), version = version + 1
                    where person_id = :stays
                    """).param("card", other.get("card_no"), java.sql.Types.VARCHAR).param("joined", other.get("joined_on"), java.sql.Types.DATE)
                    .param("stays", stays.value()).update();
        }
        offices(stays, goes);
    }

    /** Entangled offices were refused: each of the one's meets at most one of the other's. */
    private void offices(PersonId stays, PersonId goes) {
        List<UUID[]> pairs = jdbc.sql("select s.id, g.id from membership_office s, membership_office g where" + SAME_OFFICE)
                .params(people(stays, goes)).query((rs, n) -> new UUID[] {rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)}).list();
        for (UUID[] pair : pairs) {
            Map<String, Object> same = jdbc.sql("delete from membership_office where id = :id returning from_on, to_on, term_to_on, to_on is null as open")
                    .param("id", pair[1]).query().singleRow();
            jdbc.sql("""
                    update membership_office set from_on = least(from_on, :from), term_to_on = coalesce(term_to_on, :term), version = version + 1,
                        to_on = case when :open or to_on is null then null else greatest(to_on, :to) end,
                        end_reason = case when :open or to_on is null then null else end_reason end where id = :id
                    """).param("from", same.get("from_on"), java.sql.Types.DATE).param("term", same.get("term_to_on"), java.sql.Types.DATE)
                    .param("open", same.get("open")).param("to", same.get("to_on"), java.sql.Types.DATE).param("id", pair[0]).update();
        }
        run("update membership_office set person_id = :stays, version = version + 1 where person_id = :goes", stays, goes);
    }

    private void run(String sql, PersonId stays, PersonId goes) {
        jdbc.sql(sql).params(people(stays, goes)).update();
    }

    private static Map<String, Object> people(PersonId stays, PersonId goes) {
        return Map.of("stays", stays.value(), "goes", goes.value());
    }
}
