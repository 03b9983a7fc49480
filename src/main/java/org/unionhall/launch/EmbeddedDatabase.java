package org.unionhall.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL 18 server of our own, on a free port of this computer only, with a password and with its data kept
 * between starts. Text sorts by code point (built-in C.UTF-8), the same on every computer. The portal works as
 * {@value #USER}, an ordinary owner of its database, as it would on a real server.
 */
public final class EmbeddedDatabase {

    /** The role that owns the databases; may not create roles or databases. */
    public static final String USER = "unionhall";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "postgres";
    private static final int MAJOR = 18;

    private final Place place;
    private final Path data;
    private final Unprivileged runner;
    private final PostgresPrograms programs;
    private int port;
    private boolean stopped;

    /**
     * @param home     the folder whose sub-folder {@code data} holds the data
     * @param programs where the PostgreSQL programs are unpacked
     * @param password of both roles; must stay the same for the same data
     */
    public record Place(Path home, Path programs, String password) {
    }

    private EmbeddedDatabase(Place place) throws IOException {
        this.place = place;
        this.data = place.home().resolve("data");
        this.programs = PostgresPrograms.in(place.programs());
        this.runner = Unprivileged.here(programs.path("postgres"));
    }

    /** A password of 128 random bits. */
    public static String createPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Starts the server, after making its data folder on the first start and after stopping a server that an
     * abruptly ended portal left behind. The caller holds the home folder for itself.
     *
     * @param settings further settings of the server, such as {@code fsync=off} for tests
     */
    public static EmbeddedDatabase start(Place place, Map<String, String> settings) {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(place);
            database.initialise();
            database.stopLeftover();
            database.launch(settings);
            database.createRole();
            return database;
        } catch (IOException failure) {
            throw new StartRefused(BadStart.FOLDER_NOT_WRITABLE, failure, place.home().toAbsolutePath().normalize());
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    public String password() {
        return place.password();
    }

    /** The JDBC address of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection of the superuser, who may create and drop databases. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, place.password());
    }

    /** The version of the server, such as {@code 18.3}. */
    public String version() {
        try (Connection connection = superuser()) {
            return connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** Creates the database, owned by {@value #USER}, unless it exists. */
    public void createDatabase(String name) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database \"" + name + "\" owner " + USER);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** Stops the server: sessions are ended, everything committed is on disk. Stopping twice does nothing. */
    public synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            if (run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30").code() != 0) {
                log.warn("The embedded database did not stop within 30 s; the next start will stop it");
            }
        } catch (IOException failure) {
            log.warn("The embedded database could not be stopped; the next start will stop it: {}",
                    failure.getMessage());
        }
    }

    private void initialise() throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(String.valueOf(MAJOR))) {
                throw new StartRefused(BadStart.TRIAL_DATABASE_OF_OTHER_VERSION, shown(data), found, MAJOR);
            }
            runner.handOver(data);
            return;
        }
        log.info("First start: making the embedded database in {}", data);
        // Made beside its place and moved when complete: an interrupted first start leaves nothing half made.
        Path fresh = place.home().resolve("data.new");
        FileSystemUtils.deleteRecursively(fresh);
        OwnerOnly.createFolder(fresh);
        runner.handOver(fresh);
        Path passwordFile = Files.createTempFile(place.home(), "initdb", ".tmp");
        try {
            Files.writeString(passwordFile, place.password() + "\n");
            runner.handOver(passwordFile);
            Outcome made = run("initdb", "-D", fresh.toString(), "-U", SUPERUSER,
                    "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync",
                    "--no-instructions",
                    "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                    "-c", "max_connections=60", "-c", "timezone=UTC");
            if (made.code() != 0) {
                throw failed(made.lastLine());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, data);
    }

    private void stopLeftover() throws IOException {
        Leftover leftover = Leftover.in(data).orElse(null);
        if (leftover != null && leftover.alive()) {
            log.info("The portal was not stopped in order last time: stopping its database (process {}) first",
                    leftover.process());
            if (run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "20").code() != 0
                    && run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "20").code() != 0) {
                throw failed("process " + leftover.process() + " does not stop");
            }
        }
        // We hold the folder alone and no server of ours lives: a note that is still there is stale.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private void launch(Map<String, String> settings) throws IOException {
        Path journal = data.resolve("server.log");
        Files.deleteIfExists(journal);
        for (int attempt = 1;; attempt++) {
            port = Ports.free();
            StringBuilder options = new StringBuilder("-p " + port);
            settings.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
            Outcome started = run("pg_ctl", "start", "-D", data.toString(), "-l", journal.toString(),
                    "-o", options.toString(), "-w", "-t", "60");
            if (started.code() == 0) {
                return;
            }
            if (attempt == 3) { // a free port may be snatched by another program; hardly three times
                throw failed(started.lastLine());
            }
        }
    }

    private void createRole() {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                statement.execute("create role " + USER + " login password '" + place.password() + "'");
            }
        } catch (SQLException failure) {
            stop();
            throw "28P01".equals(failure.getSQLState())
                    ? new StartRefused(BadStart.FOLDER_FILE_DAMAGED, failure,
                            shown(place.home().resolve("database-password")), shown(place.home()))
                    : failed(failure);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private StartRefused failed(SQLException failure) {
        return new StartRefused(BadStart.TRIAL_DATABASE_FAILED, failure, BadStart.firstLine(failure),
                shown(data.resolve("server.log")), shown(place.home()));
    }

    private StartRefused failed(String why) {
        return new StartRefused(BadStart.TRIAL_DATABASE_FAILED, why, shown(data.resolve("server.log")),
                shown(place.home()));
    }

    private static String shown(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private record Outcome(int code, String output) {

        String lastLine() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1).strip();
        }
    }

    private Outcome run(String program, String... arguments) throws IOException {
        // Output goes to a file: a pipe would stay open as long as the server lives, which inherits it.
        Path output = Files.createTempFile(place.home(), program, ".tmp");
        try {
            List<String> command = new ArrayList<>(runner.command(programs.path(program), List.of(arguments)));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, program + " did not end within 120 s");
            }
            return new Outcome(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while running " + program, interrupted));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
