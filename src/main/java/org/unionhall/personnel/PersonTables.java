package org.unionhall.personnel;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/**
 * Postings, pay, the journal and requests when two records become one. On days for which both have a posting, that of
 * the record that stays counts; of the other the days before and after remain.
 */
@Component
class PersonTables implements MergeParticipant {

    private final JdbcClient jdbc;

    PersonTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(new PersonTable("personnel_person", List.of("id"), Strategy.FIELDS),
                PersonTable.of("personnel_posting", Strategy.JOINS),
                PersonTable.of("personnel_pay", Strategy.JOINS),
                PersonTable.of("personnel_change", Strategy.MOVES),
                PersonTable.of("personnel_request", Strategy.MOVES),
                new PersonTable("personnel_distinct", List.of("a_id", "b_id"), Strategy.JOINS),
                PersonTable.of("personnel_word", Strategy.FOLLOWS),
                new PersonTable("personnel_merge", List.of("stays_id", "goes_id"), Strategy.REMAINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        List<Remark> remarks = new ArrayList<>();
        if (both("""
                select exists (select 1 from personnel_request r join personnel_request_field f on f.request_id = r.id
                    where r.person_id in (:stays, :goes) and f.state = 'ASKED')
                """, stays, goes)) {
            remarks.add(Remark.forbids("personnel.merge.request-open"));
        }
        if (both("select exists (select 1 from personnel_distinct where a_id = least(:stays::uuid, :goes::uuid) and b_id = greatest(:stays::uuid, :goes::uuid))", stays, goes)) {
            remarks.add(Remark.forbids("personnel.merge.distinct"));
        }
        if (both("""
                select exists (select 1 from personnel_posting a join personnel_posting b on b.person_id = :goes
                    and daterange(a.from_on, a.to_on) && daterange(b.from_on, b.to_on) where a.person_id = :stays)
                """, stays, goes)) {
            remarks.add(Remark.that("personnel.merge.postings-overlap"));
        }
        if (both("select exists (select 1 from personnel_pay a join personnel_pay b on b.as_of = a.as_of and b.person_id = :goes where a.person_id = :stays)", stays, goes)) {
            remarks.add(Remark.that("personnel.merge.pay-same-day"));
        }
        return remarks;
    }

    private boolean both(String sql, PersonId stays, PersonId goes) {
        return jdbc.sql(sql).param("stays", stays.value()).param("goes", goes.value()).query(Boolean.class).single();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        run("""
                insert into personnel_posting (person_id, department_id, from_on, to_on)
                select :stays, left_over.department_id, lower(left_over.days), upper(left_over.days) from (
                    select g.department_id, unnest(datemultirange(daterange(g.from_on, g.to_on)) - coalesce(
                        (select range_agg(daterange(s.from_on, s.to_on)) from personnel_posting s where s.person_id = :stays), '{}')) as days
                    from personnel_posting g where g.person_id = :goes) left_over
                """, stays, goes);
        run("delete from personnel_posting where person_id = :goes", stays, goes);
        run("""
                delete from personnel_pay g where g.person_id = :goes
                    and exists (select 1 from personnel_pay s where s.person_id = :stays and s.as_of = g.as_of)
                """, stays, goes);
        run("update personnel_pay set person_id = :stays where person_id = :goes", stays, goes);
        run("update personnel_change set person_id = :stays where person_id = :goes", stays, goes);
        run("update personnel_request set person_id = :stays where person_id = :goes", stays, goes);
        run("""
                insert into personnel_distinct (a_id, b_id, at, actor, reason)
                select least(other, :stays), greatest(other, :stays), at, actor, reason from (
                    select case when a_id = :goes then b_id else a_id end as other, at, actor, reason from personnel_distinct
                    where :goes in (a_id, b_id)) pairs
                on conflict do nothing
                """, stays, goes);
        run("delete from personnel_distinct where :goes in (a_id, b_id)", stays, goes);
    }

    private void run(String sql, PersonId stays, PersonId goes) {
        jdbc.sql(sql).param("stays", stays.value()).param("goes", goes.value()).update();
    }
}
