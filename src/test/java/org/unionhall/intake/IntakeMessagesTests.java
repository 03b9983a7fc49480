package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeMessagesTests {

    private static Properties bundle(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                IntakeMessagesTests.class.getResourceAsStream("/messages/" + name + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "files"})
    void bothLanguagesSayTheSameThings(String module) throws IOException {
        assertThat(bundle(module + "_zh_CN").keySet()).isEqualTo(bundle(module).keySet());
    }

    @Test
    void everyCodeInCodeAndPagesHasASentence() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String folder : new String[] {"src/main/java/org/unionhall/intake", "src/main/java/org/unionhall/files",
            "src/main/resources/templates/intake"}) {
            try (var files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Pattern.compile("(?:\"|#\\{)((?:intake|files)\\.[\\w.-]*[\\w])(?:\"|[(}])").matcher(Files.readString(file)).results()
                            .map(found -> found.group(1)).forEach(codes::add);
                }
            }
        }
        // names of work and of what a file belongs to, not sentences
        codes.removeAll(Set.of("intake.read", "intake.commit", "intake.tidy", "intake.roster", "intake.roster.hand-in",
                "intake.roster.commit", "intake.roster.withdraw", "intake.roster.answer", "intake.roster.correct", "intake.roster.again", "files.orphans"));
        Set<Object> known = new java.util.HashSet<>(bundle("intake").keySet());
        known.addAll(bundle("files").keySet());
        assertThat(codes).isNotEmpty().allMatch(code -> known.contains(code) || known.contains(code + ".subject"));
    }

    @Test
    void everyStateActAndStatusHasItsWords() throws IOException {
        Properties texts = bundle("intake");
        for (RosterState state : RosterState.values()) {
            assertThat(texts).containsKeys("intake.state." + state, "intake.progress." + state);
        }
        for (RosterAct act : RosterAct.values()) {
            if (act.by() == RosterAct.By.OWNER) {
                assertThat(texts).containsKey("intake.act." + act);
            }
        }
        for (LineStatus status : LineStatus.values()) {
            assertThat(texts).containsKeys("intake.line." + status, "intake.line." + status + ".hint", "intake.line." + status + ".none");
        }
        for (RosterColumn.Kind kind : RosterColumn.Kind.values()) {
            assertThat(texts).containsKey("intake.template.how." + kind);
        }
    }
}
