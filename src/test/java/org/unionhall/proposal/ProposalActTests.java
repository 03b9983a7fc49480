package org.unionhall.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalAct.By;
import org.unionhall.proposal.write.SecondAct;
import org.unionhall.testing.A;
import org.unionhall.testing.ActTable;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** The table of acts, walked: every act from every stage by everybody whom a proposal meets. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class ProposalActTests {

    @Autowired BeanFactory portal;
    @Autowired JdbcClient jdbc;
    @Autowired Moves moves;
    @Autowired Acts acts;
    @Autowired TransactionTemplate transaction;
    @Autowired ProposalTables tables;

    @Test
    void ofTwoRecordsThatBecomeOneTheFirstProposerAndTheStrongerSecondStay() {
        Hall hall = Hall.in(portal);
        UUID id = hall.at(ProposalStage.SECONDING, "两份档案");
        jdbc.sql("insert into proposal_proposer (proposal_id, person_id, nr) values (:id, :person, 2)").param("id", id).param("person", hall.head.person().value()).update();
        UUID other = hall.at(ProposalStage.SECONDING, "两次附议", hall.one, hall.session);
        jdbc.sql("""
                insert into proposal_second (proposal_id, person_id, delegate_id, state)
                select :id, person_id, id, case when person_id = :goes then 'CONFIRMED' else 'INVITED' end from congress_delegate where person_id in (:goes, :stays)
                """).param("id", other).param("goes", hall.proposer.person().value()).param("stays", hall.head.person().value()).update();
        UUID seconded = hall.at(ProposalStage.SECONDING, "一份提案另一份附议");
        jdbc.sql("insert into proposal_second (proposal_id, person_id, delegate_id, state) select :id, person_id, id, 'CONFIRMED' from congress_delegate where person_id = :person")
                .param("id", seconded).param("person", hall.head.person().value()).update();
        tables.join(hall.head.person(), hall.proposer.person());
        assertThat(jdbc.sql("select count(*) from proposal_second where proposal_id = :id").param("id", seconded).query(Integer.class).single()).as("nobody seconds their own").isZero();
        assertThat(jdbc.sql("select nr from proposal_proposer where proposal_id = :id and person_id = :person").param("id", id).param("person", hall.head.person().value())
                .query(Integer.class).list()).containsExactly(1);
        assertThat(jdbc.sql("select state from proposal_second where proposal_id = :id").param("id", other).query(String.class).list()).containsExactly("CONFIRMED");
    }

    @Test
    void theDocumentShowsTheTables() {
        new ActTable<>(ProposalAct.class, ProposalStage.class).isShownIn("proposal");
        new ActTable<>(SecondAct.class, SecondState.class).isShownIn("proposal");
    }

    @Test
    void onlyTheArchiveIsAnEnd() {
        new ActTable<>(ProposalAct.class, ProposalStage.class).endsWhere(stage -> stage == ProposalStage.ARCHIVED);
    }

    /** Guards of single acts ask more (seconds, deadline, what is merged); they have tests of their own. */
    private static final Set<ProposalAct> GUARDED = EnumSet.of(ProposalAct.PUBLISH, ProposalAct.SUBMIT, ProposalAct.SUBMIT_LATE, ProposalAct.WITHDRAW, ProposalAct.UNMERGE);

    @Test
    void everyActFromEveryStageIsItsOwnersAndNobodyElses() {
        Hall hall = Hall.in(portal);
        Map<Actor, Set<By>> whose = new LinkedHashMap<>();
        whose.put(hall.proposer, EnumSet.of(By.PROPOSER));
        whose.put(hall.head, EnumSet.of(By.DELEGATION_HEAD));
        whose.put(hall.deputy, EnumSet.of(By.DELEGATION_HEAD));
        whose.put(hall.delegate("外团团长", hall.second, "HEAD"), EnumSet.noneOf(By.class));
        whose.put(hall.one, EnumSet.noneOf(By.class));
        whose.put(hall.committee, EnumSet.of(By.COMMITTEE));
        whose.put(hall.presidium, EnumSet.of(By.PRESIDIUM));
        whose.put(hall.office, EnumSet.of(By.COMMITTEE, By.PRESIDIUM));
        whose.put(hall.leader, EnumSet.of(By.LEADER));
        whose.put(hall.departmentHead, EnumSet.of(By.DEPARTMENT, By.DEPARTMENT_HEAD));
        whose.put(hall.handler, EnumSet.of(By.DEPARTMENT));
        whose.put(hall.member, EnumSet.noneOf(By.class));
        UUID target = hall.at(ProposalStage.FILED, "并案对象");
        List<String> faults = new ArrayList<>();
        for (ProposalStage stage : ProposalStage.values()) {
            UUID id = hall.at(stage, "走遍" + stage);
            if (stage == ProposalStage.MERGED) {
                jdbc.sql("update proposal set stage = 'MERGED', merged_into = :into where id = :id").param("into", target).param("id", id).update();
            }
            Proposal proposal = transaction.execute(status -> moves.lock(id));
            whose.forEach((actor, roles) -> {
                for (ProposalAct act : ProposalAct.values()) {
                    boolean wanted = act.possible(stage) && roles.contains(act.by());
                    if (!GUARDED.contains(act) && acts.against(actor, proposal, act).isEmpty() != wanted || acts.against(actor, proposal, act).isEmpty() && !wanted) {
                        faults.add(actor.name() + " " + act + " from " + stage);
                    }
                }
            });
            // taken under the lock it is the same, with the reason in words
            for (ProposalAct act : ProposalAct.values()) {
                boolean wanted = act.possible(stage) && (act.by() == By.COMMITTEE || act.by() == By.PRESIDIUM) && !GUARDED.contains(act);
                Throwable no = catchThrowable(() -> transaction.executeWithoutResult(status -> moves.take(hall.office, id, act, 0)));
                if (!GUARDED.contains(act) && (no == null) != wanted || no != null && !(no instanceof Refusal)) {
                    faults.add("taken " + act + " from " + stage + " " + no);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nobodyDecidesChecksOrAnswersAProposalOfTheirOwn() {
        Hall hall = Hall.in(portal);
        Actor everything = hall.seat("PRESIDIUM", hall.seat("PROPOSALS", hall.delegate("身兼数职", hall.first, "HEAD")));
        jdbc.sql("insert into proposal_undertaker (department_id, person_id, post, from_on) select :d, :p, x, :from from unnest(array['HEAD', 'LEADER']) x")
                .param("d", hall.department).param("p", everything.person().value()).param("from", hall.today.minusDays(1)).update();
        for (ProposalStage stage : ProposalStage.values()) {
            if (stage != ProposalStage.MERGED) {
                UUID id = hall.at(stage, "本人提案" + stage, hall.again(everything.account()), hall.session);
                Proposal proposal = transaction.execute(status -> moves.lock(id));
                assertThat(acts.possible(everything, proposal)).as(stage.name()).allMatch(act -> act.by() == By.PROPOSER);
            }
        }
        UUID review = hall.at(ProposalStage.REVIEW, "本人审查", everything, hall.session);
        Proposal proposal = transaction.execute(status -> moves.lock(review));
        assertThat(acts.lacking(everything, proposal)).extracting(lack -> lack.act() + " " + lack.why().code()).contains("FILE proposal.own", "NOT_FILE proposal.own");
    }

    @Test
    void aDepartmentThatHasObjectedOwesNoAnswer() {
        assertThat(Arrays.stream(ProposalStage.values()).filter(ProposalStage::withDepartment)).containsExactly(ProposalStage.ASSIGNED, ProposalStage.HANDLING,
                ProposalStage.DRAFTED, ProposalStage.SIGNED, ProposalStage.FORWARDED);
        assertThat(ProposalStage.WITH_DEPARTMENT).isEqualTo("('ASSIGNED', 'HANDLING', 'DRAFTED', 'SIGNED', 'FORWARDED')");
    }
}
