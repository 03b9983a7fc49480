package org.unionhall.congress.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;

/** A double congress in session, with two delegations and as many delegates as a test wants. */
class Hall {

    final A a;
    final As as;
    final JdbcClient jdbc;
    final Congresses congresses;
    final LocalDate today;
    final UUID school;
    final UUID term;
    final UUID sessionId;
    final List<UUID> delegations = new ArrayList<>();

    Hall(A a, As as, JdbcClient jdbc, Congresses congresses, Clock clock) {
        this.a = a;
        this.as = as;
        this.jdbc = jdbc;
        this.congresses = congresses;
        this.today = LocalDate.now(clock);
        this.school = a.unit("会议大学工会" + UUID.randomUUID().toString().substring(0, 6), UnitKind.SCHOOL_UNION, null);
        this.term = jdbc.sql("""
                insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage) values (:unit, 6, true, true, :from, :to, 'RUNNING') returning id
                """).param("unit", school).param("from", today.minusYears(1)).param("to", today.plusYears(4)).query(UUID.class).single();
        this.sessionId = session(2, "OPEN", today);
        for (int n = 1; n <= 2; n++) {
            delegations.add(jdbc.sql("insert into congress_delegation (term_id, number, name) values (:term, :n, :name) returning id").param("term", term)
                    .param("n", n).param("name", "第" + n + "代表团").query(UUID.class).single());
        }
    }

    UUID session(int number, String stage, LocalDate opens) {
        return jdbc.sql("insert into congress_session (term_id, number, stage, opens_on, closes_on, document_no, document_on) values (:term, :n, :stage, :on, :on, '校党发〔2026〕1号', :on) returning id")
                .param("term", term).param("n", number).param("stage", stage).param("on", opens).query(UUID.class).single();
    }

    Session session() {
        return congresses.session(sessionId).orElseThrow();
    }

    /** So many formal delegates; @param member whether they are members of the union too */
    List<UUID> delegates(int count, boolean member) {
        return jdbc.sql("""
                with people as (insert into personnel_person (staff_no, name, name_pinyin) select 'H' || gen_random_uuid(), '代表' || n, 'dai biao'
                    from generate_series(1, :count) n returning id)
                insert into congress_delegate (term_id, person_id, delegation_id, kind, stage, staff, member, teacher, from_on)
                select :term, id, :delegation, 'FORMAL', 'ACTIVE', true, :member, true, :from from people returning id
                """).param("count", count).param("term", term).param("delegation", delegations.get(0)).param("member", member).param("from", today.minusDays(30))
                .query(UUID.class).list();
    }

    /** Of the union as a whole, with a person behind it only when one is given. */
    Actor actor(Role role, UUID person) {
        return new Actor(as.account(person, role + " " + UUID.randomUUID()), person == null ? null : new PersonId(person), "工作人员", List.of(new HeldRole(role, Scope.below(school), "", null)));
    }

    /** A person with a mandate who leads a delegation. */
    UUID head(int delegation) {
        UUID person = a.member("团长").in(school).save();
        jdbc.sql("""
                insert into congress_delegate (term_id, person_id, delegation_id, kind, stage, staff, member, from_on, head)
                values (:term, :person, :delegation, 'FORMAL', 'ACTIVE', true, true, :from, 'HEAD')
                """).param("term", term).param("person", person).param("delegation", delegations.get(delegation)).param("from", today.minusDays(30)).update();
        return person;
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
