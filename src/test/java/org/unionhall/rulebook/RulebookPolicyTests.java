package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.rulebook.RulebookStage.OFFICER;
import static org.unionhall.testing.Refused.refusedAt;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.files.KeptFile;
import org.unionhall.testing.ModuleTest;

/** What the library keeps, and what it does not. */
@ModuleTest(extraIncludes = "launch")
@Import(RulebookStage.class)
class RulebookPolicyTests {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final byte[] PDF = "%PDF-1.7\nsample".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    @Autowired
    Policies policies;
    @Autowired
    SettingChanges changes;
    @Autowired
    Rulebook rulebook;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void anEmptyLibrary() {
        jdbc.sql("truncate rulebook_setting, rulebook_policy, files_file, files_piece").update();
    }

    @Test
    void aDocumentIsFoundByTheDayItWasInForce() {
        add("Election rules", MARCH, LocalDate.of(2026, 12, 31));
        add("Fee rules", LocalDate.of(2027, 1, 1), null);

        assertThat(found("", LocalDate.of(2026, 12, 31))).containsExactly("Election rules");
        assertThat(found("", LocalDate.of(2027, 1, 1))).containsExactly("Fee rules");
        assertThat(found("", LocalDate.of(2026, 2, 28))).isEmpty();
        assertThat(found("fee", null)).containsExactly("Fee rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "' or 1=1 --", "\u0000"})
    void signsOfTheDatabaseAreOrdinarySignsInASearch(String words) {
        add("100 % rules", MARCH, null);
        add("Election rules", MARCH, null);
        assertThat(found(words, null)).hasSize(words.equals("%") ? 1 : words.equals("\u0000") ? 2 : 0);
    }

    @Test
    void theNextVersionEndsTheOneBeforeAndNamesIt() {
        UUID first = add("Election rules", MARCH, null);
        UUID second = policies.follow(OFFICER, first, draft("Election rules", LocalDate.of(2027, 5, 1), null));

        assertThat(policies.find(first).orElseThrow()).satisfies(old -> {
            assertThat(old.next()).isEqualTo(second);
            assertThat(old.lastDay()).isEqualTo(LocalDate.of(2027, 4, 30));
        });
        assertThat(policies.find(second).orElseThrow().follows()).isEqualTo(first);
        assertThatThrownBy(() -> policies.follow(OFFICER, first, draft("Again", LocalDate.of(2028, 1, 1), null))).hasMessage("rulebook.policy.followed");
        assertThatThrownBy(() -> policies.follow(OFFICER, second, draft("Early", MARCH, null))).hasMessage("rulebook.policy.later");
    }

    @Test
    void ofTwoWhoChangeADocumentAtOnceTheSecondIsTold() {
        UUID id = add("Election rules", MARCH, null);
        policies.change(OFFICER, id, 0, draft("Election rules, revised", MARCH, null));
        assertThatThrownBy(() -> policies.change(OFFICER, id, 0, draft("Other", MARCH, null))).hasMessage("rulebook.policy.meanwhile");
        assertThat(jdbc.sql("select (before ->> 'title') || ' -> ' || (after ->> 'title') from identity_audit where act = 'rulebook.policy.change' order by seq desc limit 1")
                .query(String.class).single()).isEqualTo("Election rules -> Election rules, revised");
    }

    @Test
    void aSettingNamesItsDocument() {
        UUID id = add("Election rules", MARCH, null);
        changes.confirm(OFFICER, RulebookStage.DAYS, null, new Source("Election rules", "Article 2", id));
        assertThat(rulebook.citing(id)).singleElement().satisfies(setting -> assertThat(setting.article()).isEqualTo("Article 2"));
    }

    @Test
    void aPdfNamedPngIsStoredAsPdf() {
        assertThat(kept("notice.png", PDF)).satisfies(file -> {
            assertThat(file.mediaType()).isEqualTo("application/pdf");
            assertThat(file.name()).isEqualTo("notice.pdf");
        });
    }

    @Test
    void wordAndPicturesAreKnownByTheirContent() throws IOException {
        assertThat(kept("a.docx", zip("[Content_Types].xml", "word/document.xml")).name()).isEqualTo("a.docx");
        assertThat(kept("b", oldWord("WordDocument")).name()).isEqualTo("b.doc");
        assertThat(kept("c.PNG", PNG).mediaType()).isEqualTo("image/png");
        assertThat(kept("d.jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0, 0, 0}).name()).isEqualTo("d.jpeg");
    }

    @Test
    void whateverElseIsRefusedWhateverItsName() throws IOException {
        assertRefused("page.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertRefused("image.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertRefused("sheet.docx", zip("[Content_Types].xml", "xl/workbook.xml"));
        assertRefused("macro.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        assertRefused("half.docx", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertRefused("sheet.doc", oldWord("Workbook"));
        assertRefused("macro.doc", oldWord("WordDocument", "Macros"));
        assertRefused("short.pdf", new byte[] {'%', 'P'});
    }

    @Test
    void anEmptyOrTooLargeFileIsRefusedAndLeavesNothing() {
        UUID id = add("Election rules", MARCH, null);
        assertThatThrownBy(() -> policies.attach(OFFICER, id, "a.pdf", new ByteArrayInputStream(new byte[0]))).hasMessage("rulebook.attachment.empty");
        byte[] large = java.util.Arrays.copyOf(PDF, (20 << 20) + 1);
        assertThatThrownBy(() -> policies.attach(OFFICER, id, "a.pdf", new ByteArrayInputStream(large))).hasMessage("rulebook.attachment.large");
        assertThat(policies.attachments(id)).isEmpty();
    }

    @Test
    void aDocumentHasTwentyFilesAtMost() {
        UUID id = add("Election rules", MARCH, null);
        for (int nr = 0; nr < 20; nr++) {
            policies.attach(OFFICER, id, nr + ".pdf", new ByteArrayInputStream(PDF));
        }
        refusedAt("file", "rulebook.attachment.many", () -> policies.attach(OFFICER, id, "one more.pdf", new ByteArrayInputStream(PDF)));
        assertThat(policies.attachments(id)).hasSize(20);
    }

    @Test
    void aDocumentIsInForceFromADayAndNotBackwards() {
        refusedAt("title", "rulebook.text.missing", () -> draft(" ", MARCH, null));
        refusedAt("title", "rulebook.text.long", () -> draft("𠮷".repeat(201), MARCH, null));
        assertThat(draft("𠮷".repeat(200), MARCH, null).title()).isEqualTo("𠮷".repeat(200));
        refusedAt("from", "rulebook.policy.from.missing", () -> draft("Election rules", null, null));
        refusedAt("lastDay", "rulebook.policy.backwards", () -> draft("Election rules", MARCH, MARCH.minusDays(1)));
        add("For a day", MARCH, MARCH);
        assertThat(found("", MARCH)).containsExactly("For a day");
    }

    @Test
    void aFileIsReachedOnlyThroughItsOwnDocument() throws IOException {
        UUID mine = add("Election rules", MARCH, null);
        UUID other = add("Fee rules", MARCH, null);
        var file = policies.attach(OFFICER, mine, "a.pdf", new ByteArrayInputStream(PDF));

        assertThat(policies.attachment(other, file)).isEmpty();
        try (var in = policies.open(policies.attachment(mine, file).orElseThrow())) {
            assertThat(in.readAllBytes()).isEqualTo(PDF);
        }
        assertThatThrownBy(() -> policies.detach(OFFICER, other, file, "wrong")).hasMessage("rulebook.policy.meanwhile");
        policies.detach(OFFICER, mine, file, "It belongs elsewhere");
        assertThat(policies.attachments(mine)).isEmpty();
    }

    private UUID add(String title, LocalDate from, LocalDate lastDay) {
        return policies.add(OFFICER, draft(title, from, lastDay));
    }

    private static PolicyDraft draft(String title, LocalDate from, LocalDate lastDay) {
        return new PolicyDraft(title, "No. 3", "School union", null, false, null, from, lastDay, null);
    }

    private java.util.List<String> found(String words, LocalDate day) {
        PolicySearch search = new PolicySearch(words, day, null, "title");
        var list = policies.list(search, 0, 20).stream().map(Policy::title).toList();
        assertThat(policies.count(search)).isEqualTo(list.size());
        return list;
    }

    private KeptFile kept(String name, byte[] bytes) {
        UUID id = add("Election rules", MARCH, null);
        policies.attach(OFFICER, id, name, new ByteArrayInputStream(bytes));
        return policies.attachments(id).get(0);
    }

    private void assertRefused(String name, byte[] bytes) {
        UUID id = add("Election rules", MARCH, null);
        assertThatThrownBy(() -> policies.attach(OFFICER, id, name, new ByteArrayInputStream(bytes))).as(name).hasMessage("rulebook.attachment.kind");
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] oldWord(String... entries) throws IOException {
        try (POIFSFileSystem parts = new POIFSFileSystem(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String entry : entries) {
                parts.createDocument(new ByteArrayInputStream(new byte[] {1, 2, 3}), entry);
            }
            parts.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }
}
