package org.unionhall.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.intake.Roster;
import org.unionhall.intake.RosterState;
import org.unionhall.intake.Rosters;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.trial.MemberRow;

/** A large roster of members, from hand-in to commit, against reading the same file and nothing but COPY. */
@IntegrationTest
@Import(As.class)
class ImportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds.import", 3);

    @Autowired Rosters rosters;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired As as;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource source;

    @TempDir Path folder;
    private byte[] file;
    private Path onDisk;
    private Actor officer;
    private UUID roster;

    @Test
    void importAgainstBareReadingAndCopy() throws Exception {
        AccountId account = as.account(null, "officer");
        as.grant(account, Role.ORGANISATION_OFFICER, null);
        officer = actors.of(accounts.get(account));
        file = Workbooks.roster(new Register(), ROWS);
        onDisk = Files.write(folder.resolve("roster.xlsx"), file);
        jdbc.sql("create table bench_bare (" + IntStream.range(0, MemberRow.HEADINGS.size()).mapToObj(n -> "c" + n + " text")
                .collect(Collectors.joining(", ")) + ")").update();
        try (Connection connection = source.getConnection()) {
            Register.places(connection);
        }
        Turns rounds = new Turns().of("bare", () -> {
            empty();
            return Turns.seconds(this::bare);
        }).of("preview", () -> Turns.seconds(this::preview))
                .of("commit", () -> Turns.seconds(this::commit)).of("again", () -> Turns.seconds(this::again)).run(1, ROUNDS);
        Report.section("import", """
                %,d rows × %d columns, %,d KB; seconds, median (least–greatest) of %d rounds.

                | | seconds | ratio | aim |
                |---|---|---|---|
                | reading the workbook and `COPY` of its cells, nothing else | %s | 1 | |
                | preview of new members | %s | %s | 3 |
                | commit of them | %s | %s | 3 |
                | preview of the same file again, nothing changed | %s | %s | 3 |
                """.formatted(ROWS, MemberRow.HEADINGS.size(), file.length >> 10, ROUNDS, rounds.spread("bare", "%.1f"),
                rounds.spread("preview", "%.1f"), rounds.ratio("preview", "bare"), rounds.spread("commit", "%.1f"),
                rounds.ratio("commit", "bare"), rounds.spread("again", "%.1f"), rounds.ratio("again", "bare")));
    }

    private void empty() {
        jdbc.sql("truncate bench_bare, membership_act, membership_stay, membership_member, personnel_word, personnel_change, personnel_pay, "
                + "personnel_posting, personnel_person cascade").update();
    }

    private void bare() throws Exception {
        try (Connection connection = source.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench_bare from stdin");
            Workbooks.read(onDisk, cells -> {
                StringBuilder line = new StringBuilder(300);
                for (int i = 0; i < cells.length; i++) {
                    line.append(i == 0 ? "" : "\t").append(cells[i] == null ? "\\N" : cells[i]);
                }
                byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
                try {
                    copy.writeToCopy(bytes, 0, bytes.length);
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            copy.endCopy();
        }
    }

    private void preview() throws Exception {
        roster = rosters.handIn(officer, "members", "roster.xlsx", new ByteArrayInputStream(file));
        Roster shown = settled(RosterState.PREVIEW);
        if (shown.counts().added() != ROWS) {
            throw new IllegalStateException("not all rows are new: " + shown.counts());
        }
    }

    private void commit() throws Exception {
        rosters.commit(officer, roster, rosters.find(officer, roster).orElseThrow().version(), false);
        settled(RosterState.COMMITTED);
    }

    private void again() throws Exception {
        roster = rosters.handIn(officer, "members", "roster.xlsx", new ByteArrayInputStream(file));
        Roster shown = settled(RosterState.PREVIEW);
        if (shown.counts().unchanged() != ROWS) {
            throw new IllegalStateException("not all rows are known: " + shown.counts());
        }
        rosters.withdraw(officer, roster, shown.version());
    }

    private Roster settled(RosterState wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end) {
            Roster now = rosters.find(officer, roster).orElseThrow();
            if (!now.state().working()) {
                if (now.state() != wanted) {
                    throw new IllegalStateException(now.state() + " " + now.refusal());
                }
                return now;
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("not ready in time");
    }
}
