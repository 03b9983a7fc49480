package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KernelMessagesTests {

    private static final Pattern CODE = Pattern.compile("Refusal\\(\"(kernel\\.[a-z]+\\.[a-z]+)\"");
    private static final Path SOURCES = Path.of("src/main/java/org/unionhall/kernel");

    @Test
    void everyRefusalHasASentenceInBothLanguagesAndNoSentenceIsLeftOver() throws Exception {
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Matcher code = CODE.matcher(Files.readString(source));
                while (code.find()) {
                    refused.add(code.group(1));
                }
            }
        }

        for (String bundle : List.of("kernel", "kernel_zh_CN")) {
            assertThat(messages(bundle).stringPropertyNames().stream().filter(key -> !key.matches("kernel\\.[A-Z].*")))
                    .containsExactlyInAnyOrderElementsOf(refused);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndUseTheSameArguments() throws Exception {
        Properties english = messages("kernel");
        Properties chinese = messages("kernel_zh_CN");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.stringPropertyNames()).allSatisfy(key ->
                assertThat(arguments(chinese.getProperty(key))).isEqualTo(arguments(english.getProperty(key))));
    }

    @Test
    void noSentenceLosesItsArgumentsToAnApostrophe() throws Exception {
        for (String bundle : List.of("kernel", "kernel_zh_CN")) {
            assertThat(messages(bundle).values()).noneSatisfy(text -> assertThat((String) text).contains("'"));
        }
    }

    private static Set<Integer> arguments(String sentence) {
        Set<Integer> used = new TreeSet<>();
        Matcher place = Pattern.compile("\\{(\\d)}").matcher(new MessageFormat(sentence, Locale.ROOT).toPattern());
        while (place.find()) {
            used.add(Integer.valueOf(place.group(1)));
        }
        return used;
    }

    /** The files themselves, because a resource bundle falls back to its parent. */
    private static Properties messages(String bundle) throws Exception {
        Properties messages = new Properties();
        messages.load(Files.newBufferedReader(
                Path.of("src/main/resources/messages", bundle + ".properties"), StandardCharsets.UTF_8));
        return messages;
    }
}
