package org.unionhall.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest(properties = "unionhall.files.max-size=4MB")
class FilesModuleTests {

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
}
