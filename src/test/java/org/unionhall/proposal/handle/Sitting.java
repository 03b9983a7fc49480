package org.unionhall.proposal.handle;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.membership.UnitKind;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.testing.A;
import org.unionhall.testing.As;

/** A school with a session, a department that answers, its leader in charge, a committee; {@link #anew} makes another one. */
@TestComponent
class Sitting {

    private final A a;
    private final As as;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Actors actors;
    private final Docket docket;
    private final Clock clock;

    UUID school;
    UUID term;
    UUID session;
    UUID logistics;
    UUID library;
    Actor head;
    Actor handler;
    Actor leader;
    Actor librarian;
    Actor committee;
    Actor secretary;
    Actor officer;
    Actor proposer;
    Actor joint;
    private int number;

    Sitting(A a, As as, JdbcClient jdbc, Accounts accounts, Actors actors, Docket docket, Clock clock) {
        this.a = a;
        this.as = as;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.actors = actors;
        this.docket = docket;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void anew() {
        for (int year = today().getYear() - 1; year <= today().getYear() + 2; year++) {
            jdbc.sql("insert into rulebook_calendar (year, source, imported_by, imported_at) values (:year, 'test', 'test', now()) on conflict do nothing").param("year", year).update();
        }
        number = 0;
        school = a.unit("办理大学工会", UnitKind.SCHOOL_UNION, null);
        term = jdbc.sql("insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage) values (:unit, 6, true, true, :from, :to, 'RUNNING') returning id")
                .param("unit", school).param("from", today().minusYears(1)).param("to", today().plusYears(4)).query(UUID.class).single();
        session = session(1, today().minusDays(30));
        logistics = a.department("后勤处", null);
        library = a.department("图书馆", null);
        head = actor("后勤处长");
        handler = actor("后勤承办");
        leader = actor("分管校长");
        librarian = actor("图书馆长");
        post(logistics, head, "HEAD");
        post(logistics, handler, "HANDLER");
        post(logistics, leader, "LEADER");
        post(library, librarian, "HEAD");
        post(library, leader, "LEADER");
        committee = seated("提案委员", "MEMBER");
        secretary = seated("提案秘书", "SECRETARY");
        AccountId office = as.account(null, "教代会干事");
        as.grant(office, Role.CONGRESS_OFFICER, school);
        officer = actors.of(accounts.get(office));
        proposer = delegate("代表甲");
        joint = delegate("代表乙");
        head = again(head);
        handler = again(handler);
        leader = again(leader);
        librarian = again(librarian);
    }

    UUID session(int nr, LocalDate on) {
        return jdbc.sql("insert into congress_session (term_id, number, stage, opens_on, closes_on) values (:term, :nr, 'CLOSED', :on, :on) returning id")
                .param("term", term).param("nr", nr).param("on", on).query(UUID.class).single();
    }

    /** A person with an account and the roles of now. */
    Actor actor(String name) {
        UUID person = a.member(name).in(school).save();
        return actors.of(accounts.get(as.account(person, name)));
    }

    Actor again(Actor actor) {
        return actors.of(accounts.get(actor.account()));
    }

    void post(UUID department, Actor actor, String post) {
        jdbc.sql("insert into proposal_undertaker (department_id, person_id, post, from_on) values (:department, :person, :post, :from)")
                .param("department", department).param("person", actor.person().value()).param("post", post).param("from", today().minusDays(100)).update();
    }

    private Actor seated(String name, String post) {
        Actor actor = actor(name);
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'PROPOSALS', :person, :post, :from)")
                .param("term", term).param("person", actor.person().value()).param("post", post).param("from", today().minusDays(100)).update();
        return again(actor);
    }

    Actor delegate(String name) {
        Actor actor = actor(name);
        jdbc.sql("""
                insert into congress_delegate (term_id, person_id, unit_id, kind, stage, staff, member, from_on)
                values (:term, :person, :unit, 'FORMAL', 'ACTIVE', true, true, :from)
                """).param("term", term).param("person", actor.person().value()).param("unit", school).param("from", today().minusDays(100)).update();
        return again(actor);
    }

    /** A proposal in a stage, by these proposers. */
    UUID proposal(ProposalStage stage, Actor... by) {
        boolean filed = stage.ordinal() >= ProposalStage.FILED.ordinal() && stage.ordinal() <= ProposalStage.CLOSED.ordinal();
        UUID id = jdbc.sql("""
                insert into proposal (session_id, stage, number, title, category, reason, measures, created_by, created_at, submitted_at, filed_at, moved_at)
                values (:session, :stage, :number, '关于改善食堂的提案', 'LOGISTICS', '食堂排队太久', '增设窗口', :by, now(), now(), case when :filed then now() end, now()) returning id
                """).param("session", session).param("stage", stage.name()).param("number", filed ? ++number : null, Types.INTEGER).param("by", by[0].account().value())
                .param("filed", filed).query(UUID.class).single();
        int nr = 0;
        for (Actor actor : by) {
            jdbc.sql("insert into proposal_proposer (proposal_id, person_id, nr) values (:id, :person, :nr)").param("id", id).param("person", actor.person().value())
                    .param("nr", ++nr).update();
        }
        return id;
    }

    /** Another proposal that was merged into a case. */
    UUID merged(UUID into, Actor by) {
        UUID id = proposal(ProposalStage.REVIEW, by);
        jdbc.sql("update proposal set stage = 'MERGED', merged_into = :into where id = :id").param("into", into).param("id", id).update();
        return id;
    }

    Proposal find(UUID id) {
        return jdbc.sql(Docket.COLUMNS + " where t.id = :id").param("id", id).query(Docket::read).single();
    }

    int version(UUID id) {
        return find(id).version();
    }

    ProposalStage stage(UUID id) {
        return find(id).stage();
    }

    void rule(String name, String value) {
        jdbc.sql("insert into rulebook_setting (id, rule, value, from_on, document, set_by, set_at) values (uuidv7(), :rule, :value::jsonb, :from, '', 'x', now())")
                .param("rule", name).param("value", value).param("from", today()).update();
    }

    void noRule(String name) {
        jdbc.sql("update rulebook_setting set replaced_by = 'x', replaced_at = now(), replaced_because = 'x' where rule = :rule and replaced_at is null").param("rule", name).update();
    }

    Order order(Integer days) {
        return new Order(logistics, List.of(), null, days, null, "请按期答复");
    }

    static PersonId person(Actor actor) {
        return actor.person();
    }
}
