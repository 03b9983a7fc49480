package org.unionhall.proposal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Hall;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.testing.Statements;

/** How much a page asks the database: as much for a case with a long history as for a new one. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class, Statements.class})
class ProposalStatementsTests {

    /** Nothing that grows; what every page asks for who is signed in is in it. */
    private static final int MOST = 60;

    @Autowired BeanFactory portal;
    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired JdbcClient jdbc;
    @Autowired Statements statements;

    private Hall hall;

    @BeforeEach
    void aCongressCollects() {
        hall = Hall.in(portal);
    }

    private int asked(Actor reader, String address) throws Exception {
        int status = 0;
        for (int n = 0; n < 2; n++) {
            statements.forget();
            status = mvc.perform(get(address).with(request -> {
                request.setCookies(as.cookie(reader.account()));
                return request;
            })).andReturn().getResponse().getStatus();
        }
        assertThat(status).as(address).isEqualTo(200);
        return statements.here().size();
    }

    private UUID answered(String title, int much) {
        UUID id = hall.at(ProposalStage.REPLIED, title);
        UUID merged = hall.at(ProposalStage.MERGED, title + "并案");
        jdbc.sql("update proposal set stage = 'MERGED', merged_into = :into where id = :id").param("into", id).param("id", merged).update();
        for (int n = 1; n <= much; n++) {
            Actor other = hall.delegate("联名" + n, hall.second, null);
            propose(n % 2 == 0 ? id : merged, other, n + 1);
            Actor seconder = hall.delegate("附议" + n, hall.second, null);
            jdbc.sql("""
                    insert into proposal_second (proposal_id, person_id, delegate_id, state, joint, said_at)
                    select :id, person_id, id, 'CONFIRMED', false, now() from congress_delegate where person_id = :person
                    """).param("id", id).param("person", seconder.person().value()).update();
            UUID reply = jdbc.sql("""
                    insert into proposal_reply (proposal_id, round, nr, department, result, text, drafted_at, drafter, sent_back_at, sent_back)
                    values (:id, 1, :nr, '后勤处', 'SOLVED', '答复内容', now(), '承办人', case when :last then null else now() end, '退回') returning id
                    """).param("id", id).param("nr", n).param("last", n == much).query(UUID.class).single();
            file("proposal.reply", reply);
            UUID promise = jdbc.sql("""
                    insert into proposal_promise (proposal_id, nr, due_on, state, reported_at, words) values (:id, :nr, current_date, 'KEPT', now(), '已完成') returning id
                    """).param("id", id).param("nr", n).query(UUID.class).single();
            file("proposal.promise", promise);
            jdbc.sql("insert into proposal_message (proposal_id, side, actor, text, at) values (:id, 'PROPOSER', '提案甲', '请尽快', now())").param("id", id).update();
            jdbc.sql("insert into proposal_step (proposal_id, act, from_stage, to_stage, at, actor) values (:id, 'PROGRESS', 'REPLIED', 'REPLIED', now(), '承办人')").param("id", id).update();
        }
        jdbc.sql("update proposal_reply set signed_at = now(), digest = 'x'::bytea, released_at = now(), releaser = '分管校长' where proposal_id = :id and sent_back_at is null").param("id", id).update();
        return id;
    }

    private void propose(UUID id, Actor by, int nr) {
        jdbc.sql("""
                insert into proposal_proposer (proposal_id, person_id, delegate_id, nr)
                select :id, person_id, id, :nr from congress_delegate where person_id = :person
                """).param("id", id).param("nr", nr).param("person", by.person().value()).update();
    }

    private void file(String owner, UUID of) {
        jdbc.sql("""
                insert into files_file (id, name, media_type, size, sha256, owner_type, owner_id, created_at, created_by)
                values (uuidv7(), '附件.pdf', 'application/pdf', 1, 'x'::bytea, :owner, :of, now(), 'x')
                """).param("owner", owner).param("of", of).update();
    }

    @Test
    void thePageOfACaseAsksAsMuchForTwelveProposersSecondsAndAnswersAsForOne() throws Exception {
        UUID small = answered("一份答复的提案", 1);
        UUID large = answered("历经多稿的提案", 12);
        for (Actor reader : new Actor[] {hall.proposer, hall.committee, hall.handler, hall.leader, hall.member}) {
            int one = asked(reader, "/proposals/" + small);
            assertThat(asked(reader, "/proposals/" + large)).as(reader.name()).isEqualTo(one).isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void thePageOfAMemberAsksAsMuchForThirtyProposalsAsForOne() throws Exception {
        hall.at(ProposalStage.FILED, "第一件", hall.one, hall.session);
        String page = "/members/" + hall.one.person().value();
        Actor chair = hall.again(as.account(null, "校工会组织干事"));
        as.grant(chair.account(), org.unionhall.identity.Role.ORGANISATION_OFFICER, hall.school);
        int one = asked(hall.again(chair.account()), page);
        for (int n = 0; n < 30; n++) {
            hall.at(ProposalStage.FILED, "第" + n + "件", hall.one, hall.session);
        }
        assertThat(asked(hall.again(chair.account()), page)).isEqualTo(one);
    }
}
