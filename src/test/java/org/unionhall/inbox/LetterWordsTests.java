package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subjects are read over shoulders and on locked phones: nothing about anybody stands in them. */
class LetterWordsTests {

    private static final Pattern TEMPLATE = Pattern.compile("\"([a-z]+\\.letter\\.[a-z-]+)\"");
    private static final Pattern SUBJECT = Pattern.compile("[a-z]+\\.letter\\.[a-z-]+\\.subject|inbox\\.mail\\.[a-z]+\\.subject");

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_CN"})
    void noSubjectHasAHoleThatAnythingCouldBeFilledInto(String language) throws IOException {
        Map<String, String> subjects = new TreeMap<>(messages(language));
        subjects.keySet().removeIf(key -> !SUBJECT.matcher(key).matches());
        assertThat(subjects).hasSizeGreaterThan(15);
        subjects.forEach((key, text) -> assertThat(text).as(key).doesNotContain("{").doesNotContain("\n").hasSizeLessThan(60));
    }

    /** The one message that frames a mail's subject is filled with a subject, and with nothing else. */
    @Test
    void theFrameOfASubjectHoldsOneSubject() throws IOException {
        assertThat(messages("").get("inbox.mail.subject")).isEqualTo("[Unionhall] {0}");
        assertThat(Files.readString(Path.of("src/main/java/org/unionhall/inbox/MailWriter.java")))
                .containsOnlyOnce("inbox.mail.subject").contains("\"inbox.mail.subject\", language, content.subject())");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_CN"})
    void everyLetterHasSubjectAndTextInEveryLanguage(String language) throws IOException {
        Set<String> templates = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                TEMPLATE.matcher(Files.readString(source)).results().forEach(found -> templates.add(found.group(1)));
            }
        }
        assertThat(templates).hasSizeGreaterThan(10);
        templates.forEach(template -> assertThat(known(language)).contains(template + ".subject", template + ".text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/ x"})
    void aLetterLeadsNowhereButIntoThePortal(String href) {
        Letter letter = Letter.of(LetterKind.RESULT, "inbox.letter.address", "event");
        assertThatThrownBy(() -> letter.at(href)).isInstanceOf(IllegalArgumentException.class);
        assertThat(letter.at("/intake/1?state=new").href()).isEqualTo("/intake/1?state=new");
    }

    private static Set<String> known(String language) {
        try {
            return messages(language).keySet();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> messages(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        List<Path> bundles;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            bundles = files.filter(file -> file.getFileName().toString().matches("[a-z]+" + language + "\\.properties")).toList();
        }
        for (Path bundle : bundles) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(bundle)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
        }
        return all;
    }
}
