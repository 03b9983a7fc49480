package org.unionhall.congress.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Post;
import org.unionhall.membership.office.Body;
import org.unionhall.membership.office.ElectionCount;
import org.unionhall.membership.office.ElectionDraft;
import org.unionhall.membership.office.ElectionKind;
import org.unionhall.membership.office.Elections;
import org.unionhall.membership.office.Meeting;
import org.unionhall.membership.office.Verdict;
import org.unionhall.rulebook.Source;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What the lines on who must be represented hold back, after the first list too: by-elections, and who is elected to the committees. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class LineTests extends SmallSchool {

    @Autowired Elections committeeElections;
    @Autowired ElectionCount count;

    /** Five delegates published ten days ago, of whom two teach; the line is at three of five. */
    private UUID belowTheLine() {
        UUID term = term(8);
        elect(term, one, 0, 1, 2);
        elect(term, two, 0, 1);
        publish(term);
        teaches(false, staff.get(one).get(0), staff.get(one).get(1), staff.get(two).get(0));
        jdbc.sql("update congress_step set on_day = on_day - 10 where term_id = :term").param("term", term).update();
        jdbc.sql("update congress_delegate set from_on = from_on - 10 where term_id = :term").param("term", term).update();
        return term;
    }

    private void teaches(boolean teaches, String... numbers) {
        jdbc.sql("update congress_delegate set teacher = :teaches where person_id in (select id from personnel_person where staff_no = any(:numbers))")
                .param("teaches", teaches).param("numbers", numbers).update();
    }

    private void qualified(UUID term, UUID unit, int who) {
        elect(term, unit, who);
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
    }

    private void end(UUID term, UUID unit, String number) {
        Mandate mandate = delegates.ofUnit(term, unit).stream().filter(one -> one.staffNo().equals(number)).findFirst().orElseThrow();
        delegates.end(officer, mandate.id(), mandate.version(), DelegateEnd.RESIGNATION, today, null);
    }

    private String list(UUID term) throws Exception {
        return mvc.perform(get("/congress/terms/" + term + "/delegates?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school))).andReturn().getResponse().getContentAsString();
    }

    @Test
    void aByElectionThatImprovesTheSharesIsPublishedThoughTheyStayBelowTheLine() throws Exception {
        UUID term = belowTheLine();
        qualified(term, two, 2);
        assertThat(publication.lines(terms.find(term).orElseThrow()).borne()).extracting(Proportions.Line::count, Proportions.Line::base)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 6));
        assertThat(list(term)).contains("以下比例现已低于规定", "教师 3/6（50.0%），规定不少于 60%").contains(term + "/publish");
        assertThat(publication.publish(officer, term, version(term))).isEqualTo(1);
        assertThat(jdbc.sql("select after ->> 'belowLine' from identity_audit where act = 'congress.delegate.publish' and object_id = :id order by seq desc limit 1")
                .param("id", term.toString()).query(String.class).single()).isEqualTo("TEACHER 50.0%");
    }

    @Test
    void aByElectionThatMakesAShareWorseIsNot() throws Exception {
        UUID term = belowTheLine();
        qualified(term, two, 5);
        assertThatThrownBy(() -> publication.publish(officer, term, version(term))).as("two of six, after two of five").hasMessage("congress.publish.least");
        assertThat(in(term, DelegateStage.ACTIVE)).hasSize(5);
        assertThat(list(term)).contains("代表大会已在履职", "教师 2/6（33.3%）").doesNotContain(term + "/publish");
    }

    @Test
    void whoIsFollowedByTheirLikeLeavesTheCongressAsItWasPublished() {
        UUID term = belowTheLine();
        end(term, two, staff.get(two).get(0));
        qualified(term, two, 5);
        assertThat(publication.publish(officer, term, version(term))).as("two of five, as ten days ago, though it is two of four today").isEqualTo(1);
        end(term, two, staff.get(two).get(1));
        qualified(term, two, 3);
        teaches(false, staff.get(two).get(3));
        assertThatThrownBy(() -> publication.publish(officer, term, version(term))).as("a teacher is followed by nobody who teaches").hasMessage("congress.publish.least");
    }

    @Test
    void theFirstListHasNothingToCompareWith() {
        UUID term = term(2);
        elect(term, one, 5);
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        assertThat(publication.lines(terms.find(term).orElseThrow()).against()).extracting(Proportions.Line::category).containsExactly(Proportions.Category.TEACHER);
    }

    private UUID elected(Actor officer, Body body, Post post, int... who) {
        UUID id = committeeElections.open(officer, school, new ElectionDraft(body, ElectionKind.RENEWAL, body == Body.STANDING ? Meeting.COMMITTEE : Meeting.DELEGATES,
                today, 12, 12, 1, today, "校工〔2026〕3号"));
        committeeElections.enter(officer, id, 0, post, who.length, 12, 12, 12, java.util.Arrays.stream(who).mapToObj(n -> new Elections.Stands(staff.get(one).get(n), 12, 0, 0, false)).toList());
        return id;
    }

    private List<String> off(Actor actor, UUID election) {
        var found = committeeElections.find(actor, election).orElseThrow();
        return count.deviations(found, count.verdicts(found)).stream().map(Verdict.Say::key).toList();
    }

    @Test
    void whoIsElectedToACommitteeBelowItsOwnLineIsReportedWithAReasonOnly() throws Exception {
        Actor keeper = actor(Role.ORGANISATION_OFFICER, school);
        jdbc.sql("update personnel_person set front_line = false where staff_no = any(:numbers)").param("numbers", staff.get(one).toArray(String[]::new)).update();
        for (Body body : List.of(Body.COMMITTEE, Body.STANDING)) {
            UUID election = elected(keeper, body, body == Body.STANDING ? Post.STANDING_MEMBER : Post.COMMITTEE_MEMBER, 0, 1, 2);
            assertThat(off(keeper, election)).as("a union without a congress").doesNotContain("congress.elected.below");
        }
        jdbc.sql("delete from membership_election where unit_id = :unit").param("unit", school).update();
        term(2);
        UUID election = elected(keeper, Body.COMMITTEE, Post.COMMITTEE_MEMBER, 0, 1, 2);
        assertThat(off(keeper, election)).contains("congress.elected.below");
        assertThatThrownBy(() -> committeeElections.submit(keeper, election, committeeElections.find(keeper, election).orElseThrow().version(), null, null)).hasMessage("membership.election.deviation");
        mvc.perform(get("/elections/" + election + "?lang=zh").with(as.role(Role.ORGANISATION_OFFICER, school)))
                .andExpect(content().string(containsString("工会委员会当选人员中一线和先模人物 0/3（0.0%），规定不少于 20%，还差 1 名")));
        jdbc.sql("update personnel_person set front_line = true where staff_no = :number").param("number", staff.get(one).get(0)).update();
        assertThat(off(keeper, election)).as("one of three is more than a fifth").doesNotContain("congress.elected.below");
        UUID standing = elected(keeper, Body.STANDING, Post.STANDING_MEMBER, 1, 2);
        assertThat(off(keeper, standing)).contains("congress.elected.below");
        rules.change(keeper, CongressRules.FRONT_AND_MODEL_STANDING, school, today, "0", new Source("本校实施办法", "第九条", null), null);
        assertThat(off(keeper, standing)).doesNotContain("congress.elected.below");
    }

    @Test
    void whoSitsOnTheCommitteeDoesNotHoldTheListOfDelegatesBack() {
        UUID term = term(2);
        elect(term, one, 0);
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        jdbc.sql("update personnel_person set front_line = false where staff_no = :number").param("number", staff.get(two).get(5)).update();
        jdbc.sql("insert into membership_office (unit_id, person_id, post, full_time, from_on) values (:unit, :person, 'COMMITTEE_MEMBER', false, :from)").param("unit", school)
                .param("person", person(staff.get(two).get(5)).value()).param("from", today.minusDays(1)).update();
        assertThat(proportions.all(terms.find(term).orElseThrow(), Proportions.Basis.VALID, List.of())).anyMatch(meter -> !meter.held());
        assertThat(publication.publish(officer, term, version(term))).isEqualTo(1);
    }
}
