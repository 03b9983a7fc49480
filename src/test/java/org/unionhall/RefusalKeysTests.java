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

    private static final Path HOUSE = Path.of("src/main/java/org/unionhall");
    private static final Pattern CALL = Pattern.compile("\\bRefusal(?:\\.on)?\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"");
    private static final Pattern WORD = Pattern.compile("[a-z][\\w-]*(?:\\.[\\w-]+)+");

    @Test
    void everyRefusalIsNamedByATestOrAnActTable() throws IOException {
        Set<String> unnamed = refusals();
        unnamed.removeAll(named());
        assertThat(unnamed).as("a rule has a test that names it; one that cannot refuse is deleted with its words").isEmpty();
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
        return CALL.matcher(source).results().map(call -> source.substring(call.end(), end(source, call.end(), call.group().contains(".on") ? 2 : 1)));
    }

    /** Behind so many arguments: words that only fill the sentence are no rules. */
    private static int end(String source, int from, int arguments) {
        boolean quoted = false;
        int at = from;
        int commas = 0;
        for (int open = 1; open > 0 && commas < arguments && at < source.length(); at++) {
            char sign = source.charAt(at);
            if (sign == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
                commas += sign == ',' && open == 1 ? 1 : 0;
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
