package org.unionhall.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Grants;
import org.unionhall.identity.Role;

/** An officer at work: hands in workbooks and waits for what the portal says. */
class Desk {

    static final String PASSWORD = "a long enough pass phrase";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Rosters rosters;
    private final Accounts accounts;
    private final Actors actors;
    private final Grants grants;
    private final JdbcClient jdbc;

    Desk(Rosters rosters, Accounts accounts, Actors actors, Grants grants, JdbcClient jdbc) {
        this.rosters = rosters;
        this.accounts = accounts;
        this.actors = actors;
        this.grants = grants;
        this.jdbc = jdbc;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Setting {

        @Bean
        BadgeRoster badges(JdbcClient jdbc) {
            return new BadgeRoster(jdbc, "badges");
        }

        @Bean
        Desk desk(Rosters rosters, Accounts accounts, Actors actors, Grants grants, JdbcClient jdbc) {
            return new Desk(rosters, accounts, actors, grants, jdbc);
        }
    }

    /** A new account with the officer's role, or without any. */
    Actor officer(Role... roles) {
        String name = "officer" + COUNT.incrementAndGet();
        UUID id = jdbc.sql("insert into identity_account (username, name) values (:name, :name) returning id")
                .param("name", name).query(UUID.class).single();
        var account = new org.unionhall.identity.AccountId(id);
        for (Role role : roles) {
            grants.forTrial(account, role, null);
        }
        return actors.of(accounts.get(account));
    }

    void clear() {
        jdbc.sql("delete from badge").update();
        jdbc.sql("delete from intake_heading").update();
    }

    UUID handIn(Actor actor, String kind, String fileName, byte[] bytes) {
        return rosters.handIn(actor, kind, fileName, new ByteArrayInputStream(bytes));
    }

    /** Hands in and waits until the portal has finished its part. */
    Roster compared(Actor actor, String kind, String fileName, byte[] bytes) {
        return settled(actor, handIn(actor, kind, fileName, bytes));
    }

    Roster compared(Actor actor, byte[] bytes) {
        return compared(actor, null, "badges.xlsx", bytes);
    }

    Roster settled(Actor actor, UUID id) {
        return settled(actor, id, Duration.ofSeconds(30));
    }

    Roster settled(Actor actor, UUID id, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Roster roster = rosters.find(actor, id).orElseThrow();
            if (!roster.state().working()) {
                return roster;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("still " + roster.state());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    Roster committed(Actor actor, Roster preview) {
        rosters.commit(actor, preview.id(), preview.version(), preview.counts().faulty() > 0);
        return settled(actor, preview.id());
    }

    List<RosterLine> lines(Actor actor, Roster roster, LineStatus status) {
        return rosters.lines(actor, roster.id(), status, 0, 1_000);
    }

    /** A workbook with the usual headings; null leaves a cell out. */
    static byte[] badges(String[]... rows) {
        return workbook(sheet -> {
            heading(sheet, 0, BadgeRoster.HEADINGS.toArray(String[]::new));
            for (int i = 0; i < rows.length; i++) {
                heading(sheet, i + 1, rows[i]);
            }
        });
    }

    static void heading(Sheet sheet, int at, String... texts) {
        Row row = sheet.createRow(at);
        for (int column = 0; column < texts.length; column++) {
            if (texts[column] != null) {
                row.createCell(column).setCellValue(texts[column]);
            }
        }
    }

    static byte[] workbook(Consumer<Sheet> content) {
        return book(book -> content.accept(book.createSheet("Sheet1")));
    }

    static byte[] book(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String[] badge(String... texts) {
        return texts;
    }

    static byte[] utf8(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }
}
