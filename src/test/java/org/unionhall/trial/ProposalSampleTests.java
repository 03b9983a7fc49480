package org.unionhall.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.testing.IntegrationTest;

/** The proposals of the sample: a newcomer sees every stage, and no rule is broken by them. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class ProposalSampleTests {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Actors actors;
    @Autowired
    TrialAccounts doors;
    @Autowired
    List<DeskSource> desks;

    @Test
    void everyStageOccurs() {
        assertThat(texts("select distinct stage from proposal")).containsExactlyInAnyOrder(Arrays.stream(ProposalStage.values()).map(Enum::name).toArray(String[]::new));
        assertThat(number("select count(*) from proposal")).isBetween(155L, 170L);
        assertThat(number("select count(distinct title) from proposal")).isGreaterThan(140);
    }

    @Test
    void theNumbersOfASessionHaveNoGap() {
        assertThat(number("""
                select count(*) from (select session_id, count(number) as n, max(number) as last from proposal group by session_id) t
                join proposal_number r using (session_id) where t.n <> t.last or t.last <> r.last""")).isZero();
        assertThat(number("select count(*) from proposal where (number is null) <> (case_no is null)")).isZero();
    }

    @Test
    void whatCameInIsWhatCameOut() {
        long received = number("select count(distinct proposal_id) from proposal_step where to_stage = 'REVIEW' or act = 'SUBMIT_LATE'");
        assertThat(number("select count(*) from proposal c cross join lateral (select " + Outcome.SQL
                + " as o from proposal t where t.id = coalesce(c.merged_into, c.id)) f where f.o is not null")).isEqualTo(received);
    }

    @Test
    void everyStepIsAnEdgeOfTheTable() {
        jdbc.sql("select act, from_stage, to_stage from proposal_step where act = any(:acts)")
                .param("acts", Arrays.stream(ProposalAct.values()).map(Enum::name).toArray(String[]::new)).query((rs, n) -> {
                    ProposalAct act = ProposalAct.valueOf(rs.getString(1));
                    assertThat(act.possible(rs.getString(2) == null ? null : ProposalStage.valueOf(rs.getString(2)))).as(act + " from " + rs.getString(2)).isTrue();
                    assertThat(act.to().name()).isEqualTo(rs.getString(3));
                    return act;
                }).list();
        assertThat(number("""
                select count(*) from (select from_stage, lag(to_stage) over (partition by proposal_id order by at, id) as before from proposal_step
                    where act not like 'PROMISE%' and act <> 'EVALUATED') t where from_stage is distinct from before""")).isZero();
        assertThat(number("select count(*) from proposal_step where at > now()")).isZero();
    }

    @Test
    void nobodySecondsOrDecidesTheirOwn() {
        assertThat(number("select count(*) from proposal_second join proposal_proposer using (proposal_id, person_id)")).isZero();
        assertThat(number("""
                select count(*) from proposal_step s join proposal_proposer r on r.proposal_id = s.proposal_id and r.person_id = s.person_id
                where s.act in ('PASS', 'FILE', 'MERGE', 'NOT_FILE', 'ASSIGN', 'SIGN', 'RELEASE', 'GIVE_OPINION')""")).isZero();
        assertThat(number("select count(*) from proposal where seconds < 2 and delegation_id is null")).isZero();
    }

    @Test
    void oneDelegationIsSilentInEachSession() {
        assertThat(number("""
                select min(n) from (select s.id, count(distinct d.delegation_id) as n from congress_session s join proposal t on t.session_id = s.id
                    join proposal_proposer r on r.proposal_id = t.id join congress_delegate d on d.id = r.delegate_id
                    where d.delegation_id is not null group by s.id) t""")).isEqualTo(7);
    }

    @Test
    void behindEveryDoorOfTheProposalsSomethingWaits() {
        Map.of("delegate", Role.DELEGATE, "committee", Role.PROPOSAL_COMMITTEE, "undertaker", Role.UNDERTAKER, "leader", Role.SCHOOL_LEADER).forEach((login, role) -> {
            Actor actor = actors.holding(role).stream().filter(one -> one.account().equals(doors.of(login))).findFirst().orElseThrow();
            List<String> tasks = desks.stream().flatMap(desk -> desk.tasks(actor).stream()).map(DeskSource.Task::textKey).filter(key -> key.startsWith("proposal.")).toList();
            assertThat(tasks).as(login).isNotEmpty();
        });
    }

    @Test
    void everyPageOfTheProposalsHasSomethingToShow() {
        for (String table : List.of("proposal_message", "proposal_past", "proposal_progress", "proposal_contradiction", "proposal_origin", "proposal_award", "proposal_honour")) {
            assertThat(number("select count(*) from " + table)).as(table).isPositive();
        }
        assertThat(texts("select distinct kind || ' ' || stage from proposal_award")).contains("PROPOSAL AWARDED", "PROPOSAL NOTICE", "PROPOSAL PROPOSED", "DEPARTMENT AWARDED", "HANDLER AWARDED");
        assertThat(texts("select distinct owner_type from files_file")).contains("proposal.text", "proposal.promise");
        assertThat(number("""
                select count(*) from proposal t join congress_session s on s.id = t.session_id join congress_term m on m.id = s.term_id join membership_unit u on u.id = m.unit_id
                where u.parent_id is not null and t.stage <> 'DRAFT'""")).as("of a second level").isGreaterThan(5);
        assertThat(number("select count(*) from proposal_message where at > now()") + number("select count(*) from proposal_honour where on_day > current_date")).isZero();
    }

    @Test
    void aSignedAnswerIsIntact() {
        assertThat(jdbc.sql("select id from proposal_reply where digest is not null").query(UUID.class).list()).isNotEmpty()
                .allSatisfy(id -> assertThat(number("""
                        select count(*) from proposal_reply where id = '%s' and digest = sha256(convert_to(concat_ws(chr(31), proposal_id, round, nr, department,
                            coalesce(result, 'null'), text, coalesce(measures, 'null'), coalesce(why_not, 'null'), coalesce(promised_on::text, 'null'),
                            coalesce(unheard, 'null'), '[]'), 'UTF8'))""".formatted(id))).isOne());
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
