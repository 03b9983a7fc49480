package org.unionhall.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unionhall.testing.TestDatabase;

/** The portal as a real process: what a newcomer or an administrator sees. */
class LaunchTests {

    @TempDir
    Path temporary;

    @Test
    void aTrialKeepsItsDataEvenWhenThePortalWasKilled() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve(awkwardName()));
        Path data = folder.resolve(".unionhall").resolve("data");
        Leftover leftBehind;
        try (PortalProcess first = PortalProcess.start(folder).ready()) {
            try (PortalProcess second = PortalProcess.start(folder)) {
                assertThat(second.exitCode()).isEqualTo(2);
                assertThat(second.output()).contains("Another portal is already running on the folder");
            }
            execute(folder, "create table kept as select 42 as answer");
            leftBehind = Leftover.in(data).orElseThrow();
            first.kill();
        }
        assertThat(leftBehind.alive()).isTrue();

        try (PortalProcess again = PortalProcess.start(folder).ready()) {
            assertThat(leftBehind.alive()).isFalse();
            assertThat(again.output()).contains("stopping its database").contains("Database: embedded PostgreSQL 18");
            assertThat(single(folder, "select answer from kept")).isEqualTo("42");
            Leftover server = Leftover.in(data).orElseThrow();
            again.stop();
            assertThat(server.alive()).isFalse();
        }
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aTakenPortIsToldInOneSentenceInBothLanguages() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
             PortalProcess portal = PortalProcess.start(temporary, "--server.port=" + taken.getLocalPort())) {
            assertThat(portal.exitCode()).isEqualTo(2);
            assertThat(portal.output().strip().lines().toList()).hasSize(2).satisfiesExactly(
                    english -> assertThat(english).startsWith("Unionhall does not start. Port " + taken.getLocalPort()),
                    chinese -> assertThat(chinese).startsWith("教工之家无法启动。端口 " + taken.getLocalPort()));
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutTheStackTraceUnlessItIsAskedFor() throws Exception {
        TestDatabase database = TestDatabase.freshDatabase("wrong_password");
        String[] wrong = {"--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=unionhall",
                "--spring.datasource.password=surely-not-this", "--unionhall.secret-key=" + TestDatabase.SECRET_KEY};
        try (PortalProcess portal = PortalProcess.start(temporary, wrong)) {
            assertThat(portal.exitCode()).isEqualTo(2);
            assertThat(portal.output()).contains("refuses the password of the user \"unionhall\"").contains("拒绝了用户")
                    .doesNotContain("\tat ").doesNotContain("surely-not-this");
        }
        String[] debugged = java.util.Arrays.copyOf(wrong, wrong.length + 1);
        debugged[wrong.length] = "--debug";
        try (PortalProcess portal = PortalProcess.start(temporary, debugged)) {
            assertThat(portal.exitCode()).isEqualTo(2);
            assertThat(portal.output()).contains("refuses the password").contains("\tat ");
        }
    }

    @Test
    void aNewerSchemaIsLeftAlone() throws Exception {
        TestDatabase database = TestDatabase.freshDatabase("newer_schema");
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history(installed_rank, version, description, type, script, checksum,
                                                      installed_by, execution_time, success)
                    values (999, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'x', 1, true)""");
        }
        try (PortalProcess portal = PortalProcess.start(temporary,
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--unionhall.secret-key=" + TestDatabase.SECRET_KEY)) {
            assertThat(portal.exitCode()).isEqualTo(2);
            assertThat(portal.output()).contains("changed by a newer version of the portal (__root 999)")
                    .contains("更新版本的门户").doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("ERROR");
        }
        assertThat(temporary.resolve(".unionhall")).doesNotExist();
    }

    /** A space, and Chinese characters where the locale of this run can spell them. */
    private static String awkwardName() {
        boolean spellable = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).newEncoder().canEncode("教");
        return spellable ? "教工 之家" : "with space";
    }

    private static void execute(Path folder, String sql) throws Exception {
        try (Connection connection = connect(folder); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(Path folder, String sql) throws Exception {
        try (Connection connection = connect(folder); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(Path folder) throws Exception {
        Path home = folder.resolve(".unionhall");
        List<String> note = Files.readAllLines(home.resolve("data").resolve("postmaster.pid"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + note.get(3).strip() + "/unionhall",
                "unionhall", Files.readString(home.resolve("database-password")).strip());
    }
}
