package org.unionhall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unionhall.kernel.Act;

/** Walks a table of acts: {@code new ActTable<>(RosterAct.class, RosterState.class).hasOnly("READ RECEIVED READING", …)}. */
public final class ActTable<A extends Enum<A> & Act<S>, S extends Enum<S>> {

    private static final String HEAD = "| act | by | from | to |\n|---|---|---|---|\n";

    private final List<A> acts;
    private final List<S> states;

    public ActTable(Class<A> acts, Class<S> states) {
        this.acts = List.of(acts.getEnumConstants());
        this.states = List.of(states.getEnumConstants());
    }

    /** Every act is tried in every state, and before the beginning; @param edges {@code ACT FROM TO}, FROM is {@code –} for the beginning */
    public void hasOnly(String... edges) {
        List<String> found = acts.stream().flatMap(act -> from().filter(act::possible)
                .map(from -> act.name() + " " + (from == null ? "–" : from.name()) + " " + act.to().name())).toList();
        assertThat(found).containsExactlyInAnyOrder(edges);
    }

    private Stream<S> from() {
        return Stream.concat(Stream.of((S) null), states.stream());
    }

    /** No act begins in an end, and some act leads out of every other state. */
    public void endsWhere(Predicate<S> ended) {
        for (S state : states) {
            assertThat(acts.stream().anyMatch(act -> act.possible(state))).as(state.name()).isEqualTo(!ended.test(state));
        }
    }

    /** The module's page shows this table, row by row, and no row more. */
    public void isShownIn(String module) {
        String table = acts.stream().map(act -> Stream.of(act.name(), act.by().name(), words(act), act.to().name())
                .collect(Collectors.joining(" | ", "| ", " |\n"))).collect(Collectors.joining());
        try {
            assertThat(Files.readString(Path.of("docs/modules/" + module + ".md"))).contains(HEAD + table + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String words(A act) {
        return act.from().isEmpty() ? "–" : act.from().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }
}
