package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that no test names may stop refusing, and nobody notices. */
class RefusalKeysTests {

    /** Rules that no test names yet: the list only shrinks. */
    private static final Set<String> UNNAMED = Set.of("""
            congress.committee.chair
            congress.delegate.end-day
            congress.delegate.end-reason
            congress.delegate.line
            congress.delegate.no-electorate
            congress.delegate.none-chosen
            congress.delegate.not-member
            congress.delegate.published
            congress.delegate.unknown
            congress.delegation.count
            congress.delegation.head
            congress.delegation.in-use
            congress.delegation.name
            congress.delegation.no-seats
            congress.delegation.taken
            congress.election.day
            congress.election.missing
            congress.election.no-candidates
            congress.election.no-seat
            congress.meeting.door.no-delegate
            congress.meeting.gathering.early
            congress.meeting.gathering.nobody
            congress.meeting.interim.half
            congress.meeting.interim.which
            congress.meeting.item.decides
            congress.meeting.item.first
            congress.meeting.item.many
            congress.meeting.item.no-sitting
            congress.meeting.item.not-held
            congress.meeting.item.only-heard
            congress.meeting.paper.none
            congress.meeting.report.early
            congress.meeting.resolution.day
            congress.meeting.sitting.day
            congress.meeting.sitting.too-early
            congress.moved
            congress.publish.confirmed
            congress.publish.default
            congress.publish.most
            congress.publish.nobody
            congress.publish.unconfirmed
            congress.quota.future
            congress.quota.total
            congress.session.backwards
            congress.session.begun
            congress.session.papers-future
            congress.session.too-early
            congress.session.unpublished
            congress.session.unreviewed
            congress.session.window
            congress.session.window-half
            congress.session.within
            congress.term.body
            congress.term.over
            congress.term.sessions-later
            congress.term.to
            congress.term.unit
            congress.term.years
            """.split("\\s+"));

    private static final Path HOUSE = Path.of("src/main/java/org/unionhall");
    private static final Pattern CALL = Pattern.compile("\\bRefusal(?:\\.on)?\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"");
    private static final Pattern WORD = Pattern.compile("[a-z][\\w-]*(?:\\.[\\w-]+)+");

    @Test
    void everyRefusalIsNamedByATestOrAnActTable() throws IOException {
        Set<String> unnamed = refusals();
        unnamed.removeAll(named());
        assertThat(unnamed).as("a rule has a test that names it; one that cannot refuse is deleted with its words")
                .containsExactlyInAnyOrderElementsOf(UNNAMED);
    }

    /** Keys of the messages that refusals are made with, as far as they are written out. */
    private static Set<String> refusals() throws IOException {
        Set<String> modules;
        try (Stream<Path> folders = Files.list(HOUSE)) {
            modules = folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        }
        return sources(HOUSE, ".java").stream().flatMap(RefusalKeysTests::calls).flatMap(call -> LITERAL.matcher(call).results())
                .map(literal -> literal.group(1)).filter(key -> modules.contains(key.substring(0, key.indexOf('.'))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(String source) {
        return CALL.matcher(source).results().map(call -> source.substring(call.end(), end(source, call.end())));
    }

    /** Behind the bracket that closes the one before. */
    private static int end(String source, int from) {
        boolean quoted = false;
        int at = from;
        for (int open = 1; open > 0 && at < source.length(); at++) {
            char sign = source.charAt(at);
            if (sign == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            }
        }
        return at;
    }

    private static Set<String> named() throws IOException {
        return Stream.concat(sources(Path.of("src/test/java"), ".java").stream(), sources(Path.of("docs/modules"), ".md").stream())
                .filter(source -> !source.contains("class RefusalKeysTests"))
                .flatMap(source -> WORD.matcher(source).results()).map(word -> word.group()).collect(Collectors.toSet());
    }

    private static List<String> sources(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(ending)).map(RefusalKeysTests::read).toList();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
