package org.unionhall.rounds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.unionhall.identity.Passwords;
import org.unionhall.launch.EmbeddedDatabase;
import org.unionhall.launch.PortalProcess;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.testing.TestDatabase;

/** A real database that really writes to the disk, behind a gate, and any number of portals on it. */
final class World implements AutoCloseable {

    static final String PASSWORD = "nine geese cross the river";
    private static final String DATABASE = "rounds";

    private final EmbeddedDatabase.Place place;
    private final Path folder;
    private final List<PortalProcess> portals = new ArrayList<>();
    private final Gate gate;
    private EmbeddedDatabase database;

    World(String name) throws IOException {
        folder = Files.createDirectories(Path.of("target", "rounds", name + "-" + ProcessHandle.current().pid()).toAbsolutePath());
        place = new EmbeddedDatabase.Place(folder, Path.of("target", "postgres-programs").toAbsolutePath(), "rounds-only-0123456789");
        database = EmbeddedDatabase.start(place, Map.of());
        database.createDatabase(DATABASE);
        gate = new Gate(database.port());
    }

    Path folder() {
        return folder;
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** A copy of the portal; further settings as on its command line. */
    PortalProcess portal(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + gate.port() + "/" + DATABASE,
                "--spring.datasource.username=" + EmbeddedDatabase.USER, "--spring.datasource.password=" + place.password(),
                "--unionhall.secret-key=" + TestDatabase.SECRET_KEY, "--unionhall.password-strength=4"));
        all.addAll(List.of(settings));
        PortalProcess portal = PortalProcess.start(folder, all.toArray(String[]::new));
        portals.add(portal);
        return portal.ready();
    }

    /** The database is gone, as after {@code pg_ctl stop}. */
    void stopDatabase() {
        gate.lead(0);
        database.stop();
    }

    void startDatabase() {
        database = EmbeddedDatabase.start(place, Map.of());
        gate.lead(database.port());
    }

    /** The network between portal and database is cut; what was open is lost. */
    void cut() {
        gate.lead(0);
    }

    void mend() {
        gate.lead(database.port());
    }

    /** Past the gate, so that the rounds can always look. */
    Connection connect() throws SQLException {
        Properties owner = new Properties();
        owner.put("user", EmbeddedDatabase.USER);
        owner.put("password", place.password());
        return DriverManager.getConnection(database.url(DATABASE), owner);
    }

    long number(String sql, Object... values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement asked = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                asked.setObject(i + 1, values[i]);
            }
            try (ResultSet row = asked.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    String text(String sql, Object... values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement asked = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                asked.setObject(i + 1, values[i]);
            }
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    void change(String sql, Object... values) throws SQLException {
        try (Connection connection = connect(); PreparedStatement asked = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                asked.setObject(i + 1, values[i]);
            }
            asked.execute();
        }
    }

    /** An account with these roles over everything. */
    void account(String login, String... roles) throws SQLException {
        UUID id = UUID.randomUUID();
        change("insert into identity_account (id, username, name, password_hash) values (?, ?, ?, ?)", id, login, login, Passwords.hash(PASSWORD));
        for (String role : roles) {
            change("""
                    insert into identity_grant (account_id, role, from_on, reason, granted_by, granted_at)
                    values (?, ?, date '2020-01-01', 'rounds', 'rounds', now())
                    """, id, role);
        }
    }

    void unit(String code, String name) throws SQLException {
        change("insert into membership_unit (code, name, short_name, kind) values (?, ?, ?, 'GRASSROOTS_UNION')", code, name, name);
    }

    /** A roster of invented members of one unit: staff numbers from {@code first} on. */
    static byte[] members(int first, int count, String unit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(bytes, "会员", List.of(Column.text("工号", 12), Column.text("姓名", 12), Column.text("性别", 6),
                Column.text("用工形式", 12), Column.text("分工会编码", 12)))) {
            for (int number = first; number < first + count; number++) {
                sheet.row("R" + number, "周" + (char) ('一' + number % 5000) + (char) ('丁' + number / 5000), number % 2 == 0 ? "男" : "女", "在编", unit);
            }
        }
        return bytes.toByteArray();
    }

    /** Every table with its number of rows and a sum over all of them: two databases with the same answers hold the same. */
    static Map<String, String> contents(Connection connection) throws SQLException {
        Map<String, String> contents = new LinkedHashMap<>();
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery("""
                select format('%I', tablename) from pg_tables where schemaname = 'public' order by 1""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        for (String table : tables) {
            try (ResultSet row = connection.createStatement().executeQuery(
                    "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from " + table + " t")) {
                row.next();
                contents.put(table, row.getString(1));
            }
        }
        return contents;
    }

    @Override
    public void close() throws Exception {
        for (int nr = 0; nr < portals.size(); nr++) {
            Files.writeString(folder.resolve("portal-" + (nr + 1) + ".log"), portals.get(nr).output());
            portals.get(nr).close();
        }
        gate.close();
        database.stop();
    }
}
