package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unionhall.membership.MembershipRules;

/** Both languages say everything. */
class RulebookMessagesTests {

    private static final Pattern CODE = Pattern.compile("\"(rulebook\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");
    private static final Pattern KEY = Pattern.compile("#\\{(rulebook\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])[}(]|label='(rulebook\\.[a-zA-Z0-9.-]+)'");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(new TreeSet<>(messages("rulebook").stringPropertyNames())).isEqualTo(new TreeSet<>(messages("rulebook_zh_CN").stringPropertyNames()));
    }

    @Test
    void everyRuleHasANameAndANote() throws IOException {
        Set<String> keys = messages("rulebook").stringPropertyNames();
        Stream.of(new CalendarRules().rules(), new MembershipRules().rules(), new LetterRules(null).rules()).flatMap(List::stream).forEach(rule -> {
            assertThat(keys).contains("rulebook.rule." + rule.name(), "rulebook.rule." + rule.name() + ".note", "rulebook.module." + rule.module());
            if (rule.unit() != null) {
                assertThat(keys).contains("rulebook.unit." + rule.unit());
            }
        });
    }

    @Test
    void everyRefusalAndEveryLabelHasItsSentence() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : files("src/main/java/org/unionhall/rulebook", ".java")) {
            String text = Files.readString(file);
            Pattern.compile("(?:Refusal\\(|Refusal\\.on\\(\"\\w+\", |say\\()\"(rulebook\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"").matcher(text).results()
                    .map(hit -> hit.group(1)).forEach(used::add);
            CODE.matcher(text).results().map(hit -> hit.group(1)).filter(code -> code.matches("rulebook\\.(value|setting|policy|calendar|regional|text|attachment)\\..*"))
                    .filter(code -> !code.matches("rulebook\\.(setting\\.(change|correct|confirm|end)|policy\\.(add|change|follow|attach|detach)|calendar\\.(import|replace|week|region|morning|afternoon)|regional\\.(enter|withdraw))"))
                    .forEach(used::add);
        }
        for (Path file : files("src/main/resources/templates/rulebook", ".html")) {
            KEY.matcher(Files.readString(file)).results().map(RulebookMessagesTests::first).forEach(used::add);
        }
        assertThat(messages("rulebook").stringPropertyNames()).containsAll(used);
    }

    @Test
    void everyActHasItsNameInTheAuditTrail() throws IOException {
        Set<String> acts = new TreeSet<>();
        for (Path file : files("src/main/java/org/unionhall/rulebook", ".java")) {
            Pattern.compile("\"(rulebook\\.(?:setting|policy|calendar|regional)\\.[a-z]+)\"").matcher(
                    Files.readString(file).lines().filter(line -> line.contains("AuditEntry.of")).reduce("", String::concat)).results()
                    .forEach(hit -> acts.add("audit." + hit.group(1)));
        }
        assertThat(acts).hasSizeGreaterThan(10);
        assertThat(messages("rulebook").stringPropertyNames()).containsAll(acts);
    }

    private static String first(MatchResult hit) {
        return hit.group(1) != null ? hit.group(1) : hit.group(2);
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Properties messages(String bundle) throws IOException {
        Properties messages = new Properties();
        messages.load(Files.newBufferedReader(Path.of("src/main/resources/messages", bundle + ".properties"), StandardCharsets.UTF_8));
        return messages;
    }
}
