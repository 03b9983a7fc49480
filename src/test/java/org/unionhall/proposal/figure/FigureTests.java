package org.unionhall.proposal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.figure.Ranking.Kind;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Reckoning.Sum;
import org.unionhall.proposal.review.Conservation;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** Figures over the proposals of the sample, where every stage occurs. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class FigureTests {

    private static final Actor OFFICER = actor(Role.CONGRESS_OFFICER);

    @Autowired Reckoning reckoning;
    @Autowired Ranking ranking;
    @Autowired Awards awards;
    @Autowired Honours honours;
    @Autowired Dossier dossier;
    @Autowired Docket docket;
    @Autowired ProposalList list;
    @Autowired Conservation conservation;
    @Autowired JdbcClient jdbc;

    private static Actor actor(Role role) {
        return new Actor(new AccountId(UUID.randomUUID()), null, "某干事", List.of(new HeldRole(role, Scope.everything(), "", null)));
    }

    private List<Period> periods() {
        UUID term = jdbc.sql("select t.id from congress_term t join congress_session s on s.term_id = t.id join proposal p on p.session_id = s.id limit 1").query(UUID.class).single();
        return List.of(session(1), session(2), reckoning.period(null, term));
    }

    private Period session(int number) {
        return reckoning.period(jdbc.sql("select distinct s.id from congress_session s join proposal p on p.session_id = s.id where s.number = :number")
                .param("number", number).query(UUID.class).single(), null);
    }

    @Test
    void everyNumberIsTheCountOfItsList() {
        for (Period period : periods()) {
            Sum sum = reckoning.of(period);
            for (Slice slice : Slice.values()) {
                assertThat(sum.all().count(slice)).as(slice.name()).isEqualTo(listed(period, slice, "", ""));
                if (!slice.marks()) {
                    sum.byDelegation().forEach(line -> assertThat(line.tally().count(slice)).isEqualTo(listed(period, slice, line.key(), "")));
                    sum.byDepartment().forEach(line -> assertThat(line.tally().count(slice)).isEqualTo(listed(period, slice, "", line.key())));
                }
            }
        }
    }

    private long listed(Period period, Slice slice, String delegation, String department) {
        return list.count(OFFICER, ProposalSearch.of(Address.of("/proposals")), new Only("t.id = any(:behind)",
                Map.of("behind", reckoning.behind(period, slice, null, delegation, department).toArray(UUID[]::new))));
    }

    @Test
    void whatCameInIsWhatCameOut() {
        for (int number : new int[] {1, 2}) {
            Sum sum = reckoning.of(session(number));
            assertThat(sum.holds()).isTrue();
            Conservation.Sum other = conservation.of(session(number).session().id());
            assertThat(sum.all().count(Slice.RECEIVED)).isEqualTo(other.all().papers()).isEqualTo(other.received());
            assertThat(sum.all().count(Slice.FILED)).isEqualTo(other.of(org.unionhall.proposal.Outcome.FILED).cases());
        }
    }

    @Test
    void aDelegationWithoutAProposalIsListedToo() {
        assertThat(reckoning.of(session(1)).byDelegation()).hasSize(8).anyMatch(line -> line.tally().count(Slice.RECEIVED) == 0);
    }

    @Test
    void thePartsOfAWholeAreTheWhole() {
        for (Period period : periods()) {
            Tally all = reckoning.of(period).all();
            assertThat(all.count(Slice.ANSWERED)).isEqualTo(all.count(Slice.SOLVED) + all.count(Slice.PLANNED) + all.count(Slice.NOT_NOW) + all.count(Slice.REFERENCE))
                    .isEqualTo(all.count(Slice.ON_TIME) + all.count(Slice.LATE));
            assertThat(all.count(Slice.CLOSED)).isEqualTo(all.count(Slice.LAST_SATISFIED) + all.count(Slice.LAST_BASICALLY) + all.count(Slice.LAST_DISSATISFIED)
                    + all.count(Slice.LAST_NONE));
            assertThat(all.count(Slice.FILED)).isEqualTo(all.count(Slice.ANSWERED) + all.count(Slice.UNANSWERED));
        }
    }

    @Test
    void marksOfAnOpenCaseAreNotCounted() {
        UUID again = jdbc.sql("select id from proposal where stage = 'HANDLING' and round = 2").query(UUID.class).single();
        for (Slice slice : Slice.values()) {
            if (slice.marks()) {
                assertThat(reckoning.behind(session(1), slice, null, "", "")).doesNotContain(again);
            }
        }
    }

    @Test
    @Transactional
    void anAwardHasItsNoticeFirstAndTheQuotaIsAMaximum() {
        UUID session = session(1).session().id();
        List<Ranking.Rank> ranks = ranking.of(session, Kind.PROPOSAL);
        assertThat(ranks).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThatThrownBy(() -> awards.propose(actor(Role.MEMBER), session, Kind.PROPOSAL, ranks.get(0).id(), "很好")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.PROPOSAL, UUID.randomUUID(), "很好")).hasMessageContaining("unranked");
        for (int n = 0; n < ranking.quota(Kind.PROPOSAL); n++) {
            awards.propose(OFFICER, session, Kind.PROPOSAL, ranks.get(n).id(), "调研扎实");
        }
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.PROPOSAL, ranks.get(ranks.size() - 1).id(), "很好")).hasMessageContaining("quota");
        assertThat(awards.of(actor(Role.MEMBER), session)).isEmpty();
        Awards.Award first = awards.of(OFFICER, session).get(0);
        assertThatThrownBy(() -> awards.act(OFFICER, first.id(), AwardAct.AWARD, 0, null)).hasMessageContaining("moved");
        awards.act(OFFICER, first.id(), AwardAct.PUBLISH, 0, null);
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", first.subject()).update();
        assertThat(awards.find(actor(Role.MEMBER), first.id())).as("a title that is not everybody's").isEmpty();
        jdbc.sql("update proposal set visibility = 'PUBLIC' where id = :id").param("id", first.subject()).update();
        awards.object(actor(Role.MEMBER), first.id(), "我有不同意见");
        assertThatThrownBy(() -> awards.act(OFFICER, first.id(), AwardAct.AWARD, 1, null)).hasMessageContaining("notice");
        jdbc.sql("update proposal_award set notice_until = date '2020-01-01' where id = :id").param("id", first.id()).update();
        awards.act(OFFICER, first.id(), AwardAct.AWARD, 1, null);
        assertThat(awards.find(actor(Role.MEMBER), first.id()).orElseThrow().number()).isEqualTo(1);
        assertThat(awards.steps(first.id())).extracting(Awards.Step::act).containsExactly("PROPOSE", "PUBLISH", "OBJECTED", "AWARD");
    }

    @Test
    @Transactional
    void theFunnelCountsAProposalOncePerLevel() {
        UUID one = jdbc.sql("select id from proposal where stage = 'ARCHIVED' and number is not null and visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        java.time.LocalDate on = java.time.LocalDate.of(2020, 5, 1);
        honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.REPORTED, on, "总工办〔2020〕3号");
        honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.FIRST_PRIZE, on, null);
        assertThat(honours.funnel(honours.of(one))).contains(new Honours.Step(HonourLevel.CITY, 1, 1), new Honours.Step(HonourLevel.NATION, 0, 0));
        assertThatThrownBy(() -> honours.enter(actor(Role.MEMBER), one, HonourLevel.CITY, HonourKind.EXCELLENT, on, null)).hasMessageContaining("COMMITTEE");
    }

    @Test
    void theDossierKeepsMarksFromWhoMayNotReadThem() {
        UUID open = jdbc.sql("select proposal_id from proposal_evaluation e join proposal t on t.id = e.proposal_id where t.stage not in ('CLOSED', 'ARCHIVED') limit 1")
                .query(UUID.class).single();
        Actor reader = docket.find(actor(Role.MEMBER), open).isPresent() ? actor(Role.MEMBER) : null;
        assertThat(marks(OFFICER, open)).isNotEmpty();
        if (reader != null) {
            assertThat(marks(reader, open)).isEmpty();
        }
        UUID closed = jdbc.sql("select id from proposal where stage = 'CLOSED' and visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        assertThat(docket.find(actor(Role.MEMBER), closed).map(one -> one.stage())).contains(ProposalStage.CLOSED);
        assertThat(marks(actor(Role.MEMBER), closed)).as("what came of it, not who said what").isNotEmpty().allMatch(sheet -> sheet.who().isEmpty());
        assertThat(marks(OFFICER, closed).size()).isGreaterThan(marks(actor(Role.MEMBER), closed).size());
    }

    private List<Dossier.Sheet> marks(Actor actor, UUID id) {
        return dossier.of(actor, docket.find(actor, id).orElseThrow()).stream().filter(part -> part.name().equals("marks")).findFirst().orElseThrow().sheets();
    }
}
