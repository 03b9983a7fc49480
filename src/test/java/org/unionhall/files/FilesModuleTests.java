package org.unionhall.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest(properties = "unionhall.files.max-size=4MB")
class FilesModuleTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class Things {

        @Bean
        FileOwner things(JdbcClient jdbc) {
            jdbc.sql("create table if not exists test_thing (id uuid primary key)").update();
            return new FileOwner() {
                @Override
                public String type() {
                    return "test.thing";
                }

                @Override
                public String wants() {
                    return "exists (select 1 from test_thing t where t.id = f.owner_id)";
                }
            };
        }
    }

    @Autowired
    Orphans orphans;
    @Autowired
    Files files;
    @Autowired
    JdbcClient jdbc;

    private FileId keep(byte[] bytes) {
        return files.keep("C:\\名册\\会员.xlsx", null, new ByteArrayInputStream(bytes), "test.thing", UUID.randomUUID(), "张三");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesComeBackUnchanged() throws IOException {
        for (int size : new int[] {1, Files.PIECE - 1, Files.PIECE, Files.PIECE + 1, 3 * Files.PIECE}) {
            byte[] bytes = random(size);
            FileId id = keep(bytes);
            try (InputStream in = files.open(id)) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(files.info(id).orElseThrow().size()).isEqualTo(size);
            assertThat(files.info(id).orElseThrow().name()).isEqualTo("会员.xlsx");
        }
    }

    @Test
    void theDatabaseHoldsSealedPiecesOnly() {
        FileId id = keep("机密机密机密".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] sealed = jdbc.sql("select sealed from files_piece where file_id = :id").param("id", id.value())
                .query((rs, row) -> rs.getBytes(1)).single();
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("机密");
    }

    @Test
    void piecesThatWereSwappedAreNoticed() {
        FileId id = keep(random(2 * Files.PIECE));
        jdbc.sql("update files_piece set nr = 7 - nr where file_id = :id").param("id", id.value()).update();
        jdbc.sql("update files_piece set nr = nr - 6 where file_id = :id").param("id", id.value()).update();
        assertThatThrownBy(() -> files.open(id).readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsTooLargeOrEmptyIsNotKept() {
        assertThatThrownBy(() -> keep(random(4 * Files.PIECE + 1))).hasMessage("files.large");
        assertThatThrownBy(() -> keep(new byte[0])).hasMessage("files.empty");
        assertThat(jdbc.sql("select count(*) from files_file where size = 0").query(Integer.class).single()).isZero();
    }

    @Test
    void aDeletedFileIsGoneWithItsPieces() {
        FileId id = keep(random(10));
        files.delete(id);
        files.delete(id);
        assertThat(files.info(id)).isEmpty();
        assertThatThrownBy(() -> files.open(id)).hasMessage("files.gone");
        assertThat(jdbc.sql("select count(*) from files_piece where file_id = :id").param("id", id.value())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void filesAreFoundByTheirOwner() {
        UUID owner = UUID.randomUUID();
        FileId id = files.keep("a.txt", "text/plain", new ByteArrayInputStream(random(5)), "test.thing", owner, "x");
        assertThat(files.of("test.thing", owner)).extracting(KeptFile::id).containsExactly(id);
        assertThat(files.of("other.thing", owner)).isEmpty();
    }

    @Test
    void filesAreKeptForOwnersOnlyWhoCanSayWhetherTheyStillWantThem() {
        assertThatThrownBy(() -> files.keep("a.txt", "text/plain", new ByteArrayInputStream(random(5)), "test.stranger", UUID.randomUUID(), "x"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("test.stranger");
    }

    private FileId owned(UUID thing) {
        jdbc.sql("insert into test_thing values (:id)").param("id", thing).update();
        return files.keep("a.txt", "text/plain", new ByteArrayInputStream(random(5)), "test.thing", thing, "x");
    }

    private void orphanSince(FileId file, int days) {
        jdbc.sql("update files_file set orphan_since = now() - make_interval(days => :days) where id = :id").param("days", days).param("id", file.value()).update();
    }

    private List<String> told() {
        return orphans.findings().stream().map(finding -> finding.weight() + " " + finding.key()).toList();
    }

    @Test
    void aFileWhoseOwnerIsGoneIsToldAndDeletedWhenItsDaysAreOver() {
        jdbc.sql("delete from files_file").update();
        UUID thing = UUID.randomUUID();
        FileId file = owned(thing);
        orphans.run();
        assertThat(told()).containsExactly("OK files.check.orphans.none");
        jdbc.sql("delete from test_thing where id = :id").param("id", thing).update();
        orphans.run();
        assertThat(told()).containsExactly("WARN files.check.orphans");
        assertThat(files.info(file)).isPresent();
        orphanSince(file, 29);
        orphans.run();
        assertThat(files.info(file)).as("still within the days of the rulebook").isPresent();
        orphanSince(file, 32);
        orphans.run();
        assertThat(files.info(file)).isEmpty();
        assertThat(told()).first().isEqualTo("OK files.check.orphans.none");
    }

    @Test
    @Transactional
    void howLongIsARuleOfTheRulebook() {
        FileId file = owned(UUID.randomUUID());
        jdbc.sql("delete from test_thing").update();
        orphanSince(file, 32);
        jdbc.sql("""
                insert into rulebook_setting (id, rule, value, from_on, document, set_by, set_at)
                values (uuidv7(), 'files.orphans.kept-days', '60'::jsonb, current_date - 1, '', 'x', now())
                """).update();
        orphans.run();
        assertThat(files.info(file)).isPresent();
    }

    @Test
    void aFileWhoseOwnerIsThereAgainIsNoOrphanAnyMore() {
        UUID thing = UUID.randomUUID();
        FileId file = owned(thing);
        orphanSince(file, 400);
        orphans.run();
        assertThat(files.info(file)).isPresent();
        assertThat(jdbc.sql("select orphan_since from files_file where id = :id").param("id", file.value()).query((rs, n) -> "" + rs.getTimestamp(1)).single())
                .isEqualTo("null");
    }

    @Test
    void whatAnotherVersionKeptIsToldAndNeverDeleted() {
        FileId file = keep(random(5));
        jdbc.sql("update files_file set owner_type = 'later.module' where id = :id").param("id", file.value()).update();
        orphanSince(file, 400);
        orphans.run();
        assertThat(files.info(file)).isPresent();
        assertThat(told()).contains("WARN files.check.strange");
        files.delete(file);
    }
}
