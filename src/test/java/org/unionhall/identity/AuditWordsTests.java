package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit administrator reads words, not the names of acts. */
class AuditWordsTests {

    private static final Pattern ENTRY = Pattern.compile("AuditEntry\\.of\\(");
    private static final Pattern NAME = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_CN"})
    void everyActInTheCodeHasItsWords(String language) throws IOException {
        Set<String> words = new TreeSet<>();
        for (Path bundle : bundles(language)) {
            Properties messages = new Properties();
            try (InputStream in = Files.newInputStream(bundle)) {
                messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            messages.stringPropertyNames().stream().filter(key -> key.startsWith("audit.")).map(key -> key.substring(6)).forEach(words::add);
        }
        assertThat(words).containsAll(acts());
    }

    @Test
    void theNamesOfActsStandInTheCodeAsTheyAre() throws IOException {
        assertThat(acts()).hasSizeGreaterThan(20).contains("identity.sign-in", "identity.grant.give");
    }

    private static List<Path> bundles(String language) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.filter(file -> file.getFileName().toString().matches("[a-z]+" + language + "\\.properties")).toList();
        }
    }

    /** Every literal within the arguments of {@code AuditEntry.of(…)}. A call without one is a fault of its own. */
    private static Set<String> acts() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String code = Files.readString(source);
                for (Matcher entry = ENTRY.matcher(code); entry.find(); ) {
                    String arguments = code.substring(entry.end(), closing(code, entry.end()));
                    List<String> names = NAME.matcher(arguments).results().map(found -> found.group(1)).toList();
                    assertThat(names).as("the act's name in %s: AuditEntry.of(%s)", source, arguments).isNotEmpty();
                    acts.addAll(names);
                }
            }
        }
        return acts;
    }

    private static int closing(String code, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            char c = code.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at - 1;
    }
}
