package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unionhall.launch.EmbeddedDatabase;
import org.unionhall.launch.PortalProcess;

/**
 * The data folder of the database is copied while people work, by PostgreSQL's own way for that (pg_backup_start, copy,
 * pg_backup_stop), and started as another database: it holds the same, and the portal on it answers the same.
 */
class BackupRounds {

    private static final int ROWS = 3000;

    private final Report report = new Report("backup and restore");

    @Test
    void theRestoredDatabaseAnswersTheSameAsTheOriginal() throws Exception {
        try (World world = new World("backup")) {
            PortalProcess portal = world.portal();
            world.account("officer", "ORGANISATION_OFFICER");
            world.unit("B1", "备份分工会");
            Visitor officer = Visitor.at(portal.port());
            officer.signIn("officer", World.PASSWORD);
            bringIn(world, officer, 0);

            Path folder = Files.createDirectories(world.folder().resolve("restored"));
            long start = System.nanoTime();
            try (Connection superuser = world.database().superuser()) {
                superuser.createStatement().execute("select pg_backup_start('rehearsal', true)");
                String roster = handIn(officer, 10_000); // people go on working while the files are copied
                copy(world.folder().resolve("data"), folder.resolve("data"), false);
                commit(world, officer, roster);
                String label;
                try (ResultSet row = superuser.createStatement().executeQuery("select labelfile from pg_backup_stop(false)")) {
                    row.next();
                    label = row.getString(1);
                }
                copy(world.folder().resolve("data").resolve("pg_wal"), folder.resolve("data").resolve("pg_wal"), true);
                Files.writeString(folder.resolve("data").resolve("backup_label"), label);
            }
            double backup = (System.nanoTime() - start) / 1e9;

            start = System.nanoTime();
            EmbeddedDatabase restored = EmbeddedDatabase.start(new EmbeddedDatabase.Place(folder,
                    Path.of("target", "postgres-programs").toAbsolutePath(), world.database().password()), Map.of());
            double restore = (System.nanoTime() - start) / 1e9;
            try {
                Map<String, String> original = World.contents(world.connect());
                Map<String, String> copy;
                try (Connection connection = java.sql.DriverManager.getConnection(restored.url("rounds"), EmbeddedDatabase.USER, restored.password())) {
                    copy = World.contents(connection);
                }
                List.of("web_job", "identity_session", "identity_session_attributes").forEach(moving -> {
                    original.remove(moving);
                    copy.remove(moving);
                });
                assertThat(copy).isEqualTo(original);
                assertThat(original.get("membership_member")).startsWith(2 * ROWS + " ");

                String there = officer.page("/members?sort=staff&size=100").select("table.rows").outerHtml();
                PortalProcess again = PortalProcess.start(folder, "--spring.datasource.url=" + restored.url("rounds"),
                        "--spring.datasource.username=" + EmbeddedDatabase.USER, "--spring.datasource.password=" + restored.password(),
                        "--unionhall.secret-key=" + org.unionhall.testing.TestDatabase.SECRET_KEY).ready();
                try {
                    Visitor reader = Visitor.at(again.port());
                    reader.signIn("officer", World.PASSWORD);
                    assertThat(reader.page("/members?sort=staff&size=100").select("table.rows").outerHtml()).isEqualTo(there);
                } finally {
                    again.close();
                }
                report.line("%d tables the same after a copy taken while %d members were being brought in; the list of members answered the same",
                        copy.size(), ROWS);
                report.line("copy %.1f s, restored and ready %.1f s", backup, restore);
                report.write();
            } finally {
                restored.stop();
            }
        }
    }

    private static void bringIn(World world, Visitor officer, int first) throws Exception {
        commit(world, officer, handIn(officer, first));
    }

    private static String handIn(Visitor officer, int first) throws Exception {
        return officer.upload("/intake", "file", "会员.xlsx", World.members(first, ROWS, "B1")).uri().getPath().replace("/intake/", "");
    }

    private static void commit(World world, Visitor officer, String roster) throws Exception {
        until(world, roster, "PREVIEW");
        officer.post("/intake/" + roster, "/intake/" + roster + "/commit", "version",
                String.valueOf(world.number("select version from intake_roster where id = ?::uuid", roster)));
        until(world, roster, "COMMITTED");
    }

    private static void until(World world, String roster, String wanted) throws Exception {
        String state = "";
        for (int tries = 0; tries < 1200 && !wanted.equals(state); tries++) {
            state = world.text("select state from intake_roster where id = ?::uuid", roster);
            Thread.sleep(100);
        }
        assertThat(state).isEqualTo(wanted);
    }

    /** Files may vanish and change while they are copied; the write-ahead log mends that. */
    private static void copy(Path from, Path to, boolean log) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> {
                Path there = to.resolve(from.relativize(path).toString());
                boolean inLog = !log && from.relativize(path).getNameCount() > 1 && from.relativize(path).startsWith("pg_wal");
                if (inLog || path.endsWith("postmaster.pid") || path.endsWith("postmaster.opts")) {
                    return;
                }
                try {
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(there);
                    } else {
                        Files.copy(path, there, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (java.nio.file.NoSuchFileException vanished) {
                    // dropped meanwhile
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        Files.setPosixFilePermissions(to, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }
}
