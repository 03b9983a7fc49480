package org.unionhall.membership.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.ActTable;

/** The ways of offices, terms and elections, edge by edge; and which post sits in which body. */
class OfficeActTests {

    private final ActTable<OfficeAct, OfficeState> office = new ActTable<>(OfficeAct.class, OfficeState.class);
    private final ActTable<TermAct, TermState> term = new ActTable<>(TermAct.class, TermState.class);
    private final ActTable<ElectionAct, ElectionState> election = new ActTable<>(ElectionAct.class, ElectionState.class);

    @Test
    void anOfficeHasTheseEdgesAndNoOthers() {
        office.hasOnly("APPOINT – HELD", "CO_OPT – HELD", "ELECT – HELD", "SEAT – HELD", "CARRY – HELD", "CHANGE HELD ENDED", "END HELD ENDED", "REMOVE HELD ENDED",
                "LAPSE HELD ENDED");
        office.endsWhere(state -> state == OfficeState.ENDED);
    }

    @Test
    void aTermHasTheseEdgesAndNoOthers() {
        term.hasOnly("ENTER – RUNNING", "EXTEND DUE EXTENDED", "EXTEND EXTENDED EXTENDED", "EXTEND OVERDUE EXTENDED",
                "RENEW RUNNING RENEWED", "RENEW DUE RENEWED", "RENEW EXTENDED RENEWED", "RENEW OVERDUE RENEWED",
                "CLOSE PLANNED CLOSED", "CLOSE RUNNING CLOSED", "CLOSE DUE CLOSED", "CLOSE EXTENDED CLOSED", "CLOSE OVERDUE CLOSED");
        term.endsWhere(TermState::over);
    }

    @Test
    void anElectionHasTheseEdgesAndNoOthers() {
        election.hasOnly("OPEN – DRAFT", "ENTER DRAFT DRAFT", "ENTER RETURNED DRAFT", "SUBMIT DRAFT RECORDED", "SUBMIT RETURNED RECORDED",
                "APPROVE RECORDED APPROVED", "RETURN RECORDED RETURNED", "DISCARD DRAFT DISCARDED", "DISCARD RETURNED DISCARDED");
        election.endsWhere(ElectionState::ended);
    }

    @Test
    void theDocumentsShowTheseTables() {
        office.isShownIn("membership");
        term.isShownIn("membership");
        election.isShownIn("membership");
    }

    @Test
    void whoeverSendsAResultIsNotWhoDecidesIt() {
        assertThat(ElectionAct.values()).filteredOn(act -> act.by() == ElectionAct.By.UNIT).noneMatch(act -> act.to() == ElectionState.APPROVED);
    }

    @Test
    void everyPostOfEveryKindSitsInOneBodyThatTheKindMayHave() {
        for (UnitKind kind : UnitKind.values()) {
            for (Body body : Body.values()) {
                assertThat(body.posts(kind).isEmpty() || Body.in(kind).contains(body)).as(body + " in " + kind).isTrue();
            }
            for (Post post : Post.values()) {
                assertThat(Body.of(kind, post)).as(post + " in " + kind).isNotNull();
            }
        }
        assertThat(Body.COMMITTEE.posts(UnitKind.GRASSROOTS_UNION)).contains(Post.CHAIR, Post.VICE_CHAIR, Post.COMMITTEE_MEMBER).doesNotContain(Post.STANDING_MEMBER, Post.GROUP_LEADER);
    }
}
