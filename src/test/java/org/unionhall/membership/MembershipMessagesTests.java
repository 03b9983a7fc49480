package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.kernel.CodeTable;

class MembershipMessagesTests {

    private static final Pattern CODE = Pattern.compile("\"((?:personnel|membership)\\.[a-z-]+(?:\\.[a-z-]+)+)\"");

    @Test
    void everySentenceAClassSaysIsInBothLanguages() throws Exception {
        Properties rules = messages("rulebook");
        for (String module : List.of("personnel", "membership")) {
            Properties english = messages(module);
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/unionhall", module))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher code = CODE.matcher(Files.readString(source));
                    while (code.find()) {
                        String key = code.group(1);
                        assertThat(english.containsKey(key) || english.containsKey(key + ".subject") || english.containsKey("audit." + key) || rules.containsKey("rulebook.rule." + key) || key.startsWith(module.equals("membership") ? "personnel" : "-"))
                                .as(source + " " + key).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"personnel", "membership"})
    void bothLanguagesHaveTheSameKeysAndUseTheSameArguments(String module) throws Exception {
        Properties english = messages(module);
        Properties chinese = messages(module + "_zh_CN");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            Object[] args = {3L, 4L, 5L, 6L};
            assertThat(MessageFormat.format(english.getProperty(key), args)).isNotBlank().doesNotContain("{");
            assertThat(MessageFormat.format(chinese.getProperty(key), args)).isNotBlank().doesNotContain("{");
            for (String argument : List.of("{0", "{1", "{2", "{3")) {
                assertThat(chinese.getProperty(key).contains(argument)).as(key).isEqualTo(english.getProperty(key).contains(argument));
            }
        });
    }

    @Test
    void theChineseLabelsAreTheOnesRostersWrite() throws Exception {
        Properties chinese = messages("membership_zh_CN");
        Stream.<CodeTable[]>of(UnitKind.values(), Post.values()).flatMap(Stream::of).forEach(value ->
                assertThat(chinese.getProperty("membership." + value.getClass().getSimpleName() + "." + ((Enum<?>) value).name())).isEqualTo(value.zh()));
    }

    @Test
    void rostersMayWriteTheEnglishLabelsToo() {
        assertThat(CodeTable.parse(Post.class, "Vice chair")).contains(Post.VICE_CHAIR);
        assertThat(CodeTable.parse(UnitKind.class, "union group")).contains(UnitKind.GROUP);
    }

    private static Properties messages(String bundle) throws Exception {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
