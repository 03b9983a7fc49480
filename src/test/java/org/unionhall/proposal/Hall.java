package org.unionhall.proposal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;

/** A school with a congress that collects proposals, two delegations, a committee, a presidium and a department: everybody a proposal meets. */
public final class Hall {

    public static final String REASON = "教学楼东侧的电动自行车长期在楼道内充电，占用疏散通道，去年以来已经发生两次冒烟，涉及三个学院约一千二百名师生，后勤部门多次清理后仍然反复出现。";
    public static final String MEASURES = "由后勤处会同保卫处在东侧空地建设集中充电棚，年底前建成五十个充电位，并接入消防报警系统。";

    private final A a;
    private final As as;
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Accounts accounts;

    public final LocalDate today = LocalDate.now();
    public final UUID school;
    public final UUID term;
    public final UUID session;
    public final UUID first;
    public final UUID second;
    public final UUID department;
    public final Actor proposer;
    public final Actor head;
    public final Actor deputy;
    public final Actor one;
    public final Actor two;
    public final Actor three;
    public final Actor committee;
    public final Actor presidium;
    public final Actor office;
    public final Actor leader;
    public final Actor departmentHead;
    public final Actor handler;
    public final Actor member;

    private Hall(A a, As as, JdbcClient jdbc, Actors actors, Accounts accounts) {
        this.a = a;
        this.as = as;
        this.jdbc = jdbc;
        this.actors = actors;
        this.accounts = accounts;
        school = a.unit("提案大学工会", UnitKind.SCHOOL_UNION, null);
        term = term(school, 6);
        session = session(term, 2, Instant.now().plus(10, ChronoUnit.DAYS));
        first = delegation(term, 1, "第一代表团");
        second = delegation(term, 2, "第二代表团");
        department = a.department("后勤处", school);
        proposer = delegate("提案甲", first, null);
        head = delegate("团长甲", first, "HEAD");
        deputy = delegate("副团长甲", first, "DEPUTY");
        one = delegate("附议一", first, null);
        two = delegate("附议二", second, null);
        three = delegate("附议三", second, null);
        committee = seat("PROPOSALS", actor("委员甲"));
        presidium = seat("PRESIDIUM", actor("主席团甲"));
        leader = post("LEADER", actor("分管校长"));
        departmentHead = post("HEAD", actor("处长"));
        handler = post("HANDLER", actor("承办人"));
        member = actor("普通会员");
        AccountId account = as.account(null, "教代会干事");
        as.grant(account, Role.CONGRESS_OFFICER, school);
        office = actors.of(accounts.get(account));
    }

    /** One in the portal under test. */
    public static Hall in(BeanFactory portal) {
        return new Hall(portal.getBean(A.class), portal.getBean(As.class), portal.getBean(JdbcClient.class), portal.getBean(Actors.class), portal.getBean(Accounts.class));
    }

    /** How many letters of a kind somebody has. @param template below {@code proposal.letter.} */
    public long letters(Actor reader, String template) {
        return jdbc.sql("select count(*) from inbox_letter l join inbox_message m on m.id = l.message_id where l.account_id = :id and m.template = :template")
                .param("id", reader.account().value()).param("template", "proposal.letter." + template).query(Long.class).single();
    }

    public UUID term(UUID unit, int number) {
        return jdbc.sql("""
                insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage) values (:unit, :number, true, true, :from, :to, 'RUNNING') returning id
                """).param("unit", unit).param("number", number).param("from", today.minusYears(1)).param("to", today.plusYears(4)).query(UUID.class).single();
    }

    public UUID session(UUID of, int number, Instant until) {
        return jdbc.sql("""
                insert into congress_session (term_id, number, stage, opens_on, closes_on, collects_from, collects_until)
                values (:term, :number, 'QUALIFIED', :opens, :opens, :from, :until) returning id
                """).param("term", of).param("number", number).param("opens", today.plusDays(30)).param("from", today.minusDays(20))
                .param("until", Timestamp.from(until)).query(UUID.class).single();
    }

    public void until(Instant moment) {
        jdbc.sql("update congress_session set collects_until = :until where id = :id").param("until", Timestamp.from(moment)).param("id", session).update();
    }

    public UUID delegation(UUID of, int number, String name) {
        return jdbc.sql("insert into congress_delegation (term_id, number, name) values (:term, :number, :name) returning id")
                .param("term", of).param("number", number).param("name", name).query(UUID.class).single();
    }

    /** A person with an account. */
    public Actor actor(String name) {
        return again(as.account(a.member(name).in(school).save(), name));
    }


    /** With the roles of now. */
    public Actor again(AccountId account) {
        return actors.of(accounts.get(account));
    }

    public Actor delegate(String name, UUID delegation, String head) {
        return mandate(actor(name), term, delegation, head);
    }

    public Actor mandate(Actor actor, UUID of, UUID delegation, String head) {
        jdbc.sql("""
                insert into congress_delegate (term_id, person_id, unit_id, delegation_id, kind, stage, head, staff, member, from_on)
                values (:term, :person, :unit, :delegation, 'FORMAL', 'ACTIVE', :head, true, true, :from)
                """).param("term", of).param("person", actor.person().value()).param("unit", school).param("delegation", delegation, java.sql.Types.OTHER)
                .param("head", head, java.sql.Types.VARCHAR).param("from", today.minusDays(60)).update();
        return again(actor.account());
    }

    public Actor seat(String kind, Actor actor) {
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, :kind, :person, 'MEMBER', :from)")
                .param("term", term).param("kind", kind).param("person", actor.person().value()).param("from", today.minusDays(60)).update();
        return again(actor.account());
    }

    private Actor post(String post, Actor actor) {
        jdbc.sql("insert into proposal_undertaker (department_id, person_id, post, from_on) values (:department, :person, :post, :from)")
                .param("department", department).param("person", actor.person().value()).param("post", post).param("from", today.minusDays(60)).update();
        return again(actor.account());
    }

    /** A proposal of the first proposer that stands somewhere, its way written into the journal as far as the committee's receipt. */
    public UUID at(ProposalStage stage, String title) {
        return at(stage, title, proposer, session);
    }

    public UUID at(ProposalStage stage, String title, Actor by, UUID in) {
        boolean received = !stage.beforeReceipt();
        boolean submitted = received || stage == ProposalStage.CHECK;
        UUID id = jdbc.sql("""
                insert into proposal (session_id, stage, title, category, reason, measures, created_by, created_at, moved_at, submitted_at, lead_department, leader_id)
                values (:session, :stage, :title, 'LOGISTICS', :reason, :measures, :account, now(), now(), case when :submitted then now() end, :department, :leader) returning id
                """).param("session", in).param("stage", stage == ProposalStage.MERGED ? "REVIEW" : stage.name()).param("title", title).param("reason", REASON).param("measures", MEASURES)
                .param("account", by.account().value()).param("submitted", submitted).param("department", department).param("leader", leader.person().value())
                .query(UUID.class).single();
        jdbc.sql("""
                insert into proposal_proposer (proposal_id, person_id, delegate_id, nr)
                select :id, :person, (select id from congress_delegate where person_id = :person and term_id = :term), 1
                """).param("id", id).param("person", by.person().value()).param("term", term).update();
        if (received) {
            jdbc.sql("insert into proposal_step (proposal_id, act, from_stage, to_stage, at, actor) values (:id, 'PASS', 'CHECK', 'REVIEW', now(), '')").param("id", id).update();
            if (stage == ProposalStage.RETURNED || stage == ProposalStage.WITHDRAWN) {
                jdbc.sql("insert into proposal_step (proposal_id, act, from_stage, to_stage, at, actor) values (:id, :act, 'REVIEW', :stage, now(), '')")
                        .param("id", id).param("act", stage == ProposalStage.RETURNED ? "RETURN" : "WITHDRAW").param("stage", stage.name()).update();
            }
        }
        return id;
    }
}
