package org.unionhall.membership.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/** The ways of offices, terms and elections, edge by edge; and which post sits in which body. */
class OfficeActTests {

    private static <A, S> List<String> edges(A[] acts, S[] states, BiPredicate<A, S> possible, Function<A, S> to) {
        List<String> edges = new ArrayList<>();
        for (A act : acts) {
            Stream.concat(Stream.of((S) null), Arrays.stream(states)).filter(from -> possible.test(act, from))
                    .forEach(from -> edges.add(act + " " + from + " " + to.apply(act)));
        }
        return edges;
    }

    @Test
    void anOfficeHasTheseEdgesAndNoOthers() {
        assertThat(edges(OfficeAct.values(), OfficeState.values(), OfficeAct::possible, OfficeAct::to)).containsExactlyInAnyOrder("APPOINT null HELD",
                "CO_OPT null HELD", "ELECT null HELD", "SEAT null HELD", "CHANGE HELD ENDED", "END HELD ENDED", "REMOVE HELD ENDED", "LAPSE HELD ENDED");
    }

    @Test
    void aTermHasTheseEdgesAndNoOthers() {
        assertThat(edges(TermAct.values(), TermState.values(), TermAct::possible, TermAct::to)).containsExactlyInAnyOrder("ENTER null RUNNING",
                "NUMBER PLANNED null", "NUMBER RUNNING null", "NUMBER DUE null", "NUMBER EXTENDED null", "NUMBER OVERDUE null",
                "EXTEND DUE EXTENDED", "EXTEND EXTENDED EXTENDED", "EXTEND OVERDUE EXTENDED",
                "RENEW RUNNING RENEWED", "RENEW DUE RENEWED", "RENEW EXTENDED RENEWED", "RENEW OVERDUE RENEWED",
                "CLOSE PLANNED CLOSED", "CLOSE RUNNING CLOSED", "CLOSE DUE CLOSED", "CLOSE EXTENDED CLOSED", "CLOSE OVERDUE CLOSED");
    }

    @Test
    void anElectionHasTheseEdgesAndNoOthers() {
        assertThat(edges(ElectionAct.values(), ElectionState.values(), ElectionAct::possible, ElectionAct::to)).containsExactlyInAnyOrder("OPEN null DRAFT",
                "ENTER DRAFT null", "ENTER RETURNED null", "SUBMIT DRAFT RECORDED", "SUBMIT RETURNED RECORDED", "APPROVE RECORDED APPROVED",
                "RETURN RECORDED RETURNED", "DISCARD DRAFT DISCARDED", "DISCARD RETURNED DISCARDED");
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        assertThat(ElectionState.values()).filteredOn(ElectionState::ended).noneMatch(state -> Arrays.stream(ElectionAct.values()).anyMatch(act -> act.possible(state)));
        assertThat(TermState.values()).filteredOn(TermState::over).noneMatch(state -> Arrays.stream(TermAct.values()).anyMatch(act -> act.possible(state)));
        assertThat(OfficeAct.values()).noneMatch(act -> act.possible(OfficeState.ENDED));
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

    private static String rows(Stream<String[]> rows) {
        return rows.map(row -> "| " + String.join(" | ", row) + " |\n").collect(Collectors.joining());
    }

    private static String names(Set<? extends Enum<?>> from) {
        return from.isEmpty() ? "–" : from.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    private static String name(Enum<?> to) {
        return to == null ? "as it is" : to.name();
    }

    @Test
    void theDocumentsShowTheseTables() throws IOException {
        String head = "|---|---|---|---|\n";
        assertThat(Files.readString(Path.of("docs/modules/membership.md")))
                .contains(head + rows(Arrays.stream(OfficeAct.values()).map(act -> new String[] {act.name(), act.by().name(), names(act.from()), name(act.to())})) + "\n")
                .contains(head + rows(Arrays.stream(TermAct.values()).map(act -> new String[] {act.name(), act.by().name(), names(act.from()), name(act.to())})) + "\n")
                .contains(head + rows(Arrays.stream(ElectionAct.values()).map(act -> new String[] {act.name(), act.by().name(), names(act.from()), name(act.to())})) + "\n");
    }
}
