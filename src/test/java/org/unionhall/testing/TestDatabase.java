package org.unionhall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.unionhall.launch.BadStart;
import org.unionhall.launch.EmbeddedDatabase;
import org.unionhall.launch.Migrations;
import org.unionhall.launch.StartRefused;
import org.unionhall.launch.TrialHome;

/**
 * The PostgreSQL 18 of this test run, one server per JVM: in a container where a Docker engine answers, the embedded
 * programs otherwise. {@code -Dunionhall.test.database=docker|embedded} (or the environment variable
 * {@code UNIONHALL_TEST_DATABASE}) forces either; the console says which is used.
 *
 * <p>A fresh database is a copy of one that was migrated once, so it costs some tens of milliseconds.
 */
public final class TestDatabase {

    /** A key for sealed fields, for tests only. */
    public static final String SECRET_KEY = "dW5pb25oYWxsLXRlc3RzLW9ubHktMDEyMzQ1Njc4OWE=";

    private static final String USER = EmbeddedDatabase.USER;
    private static final String PASSWORD = "for-tests-only-0123456789";
    private static final String MIGRATED = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String jdbcUrl;

    private TestDatabase(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** A new database with all tables of the portal and no rows; a database of the same name is dropped first. */
    public static TestDatabase freshDatabase(String name) {
        Server server = Running.SERVER;
        server.copy(MIGRATED, name);
        return new TestDatabase(server.url(name));
    }

    /** A new database with all tables of the portal, under a name nobody else uses. */
    public static TestDatabase freshDatabase() {
        return freshDatabase("test_" + COUNT.incrementAndGet());
    }

    /** A new database without any table; a database of the same name is dropped first. */
    public static TestDatabase emptyDatabase(String name) {
        Server server = Running.SERVER;
        server.copy("template0", name);
        return new TestDatabase(server.url(name));
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The owner of the database: no superuser, as in a real installation. */
    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    /** A connection of the owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, USER, PASSWORD);
    }

    /** Lazily started, once per JVM. */
    private static final class Running {
        static final Server SERVER = start();
    }

    private static Server start() {
        String wish = System.getProperty("unionhall.test.database", System.getenv("UNIONHALL_TEST_DATABASE"));
        boolean docker = switch (wish == null ? "" : wish) {
            case "docker" -> true;
            case "embedded" -> false;
            case "" -> dockerAnswers();
            default -> throw new IllegalArgumentException("unionhall.test.database is docker or embedded, not " + wish);
        };
        Server server = docker ? container() : embedded();
        System.out.println("Test database: " + server.name());
        server.prepare();
        return server;
    }

    /** Testcontainers asks at length and loudly, so a machine that cannot have an engine is not asked. */
    private static boolean dockerAnswers() {
        boolean possible = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
                || System.getProperty("os.name", "").startsWith("Windows");
        return possible && DockerClientFactory.instance().isDockerAvailable();
    }

    private static Server container() {
        @SuppressWarnings("resource") // ends with the JVM
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withUsername("postgres").withPassword(PASSWORD).withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C")
                .withCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off",
                        "-c", "full_page_writes=off", "-c", "max_connections=200");
        container.start();
        return new Server("PostgreSQL in a container (postgres:18)",
                "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/");
    }

    /** The data folder stays below target/ so that the next run saves making it; one per JVM running at a time. */
    private static Server embedded() {
        try {
            return embedded(Path.of("target"));
        } catch (StartRefused refused) {
            if (refused.reason() != BadStart.TRIAL_DATABASE_NOT_AS_ROOT) {
                throw refused;
            }
            // root in a container, in a folder closed to others: the server runs as another user, outside
            return embedded(Path.of(System.getProperty("java.io.tmpdir"), "unionhall-tests"));
        }
    }

    private static Server embedded(Path target) {
        Path folder = target.resolve("test-database");
        Path programs = target.resolve("postgres-programs");
        for (int slot = 1;; slot++) {
            TrialHome home;
            try {
                home = TrialHome.enter(folder.resolve(String.valueOf(slot)));
            } catch (StartRefused taken) {
                if (slot == 20) {
                    throw taken;
                }
                continue;
            }
            EmbeddedDatabase database = startIn(home, programs);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.stop();
                home.leave();
            }, "test database stop"));
            return new Server("embedded PostgreSQL " + database.version(), database.url(""));
        }
    }

    private static EmbeddedDatabase startIn(TrialHome home, Path programs) {
        Map<String, String> fast = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off",
                "max_connections", "200");
        EmbeddedDatabase.Place place =
                new EmbeddedDatabase.Place(home.folder(), programs, PASSWORD);
        try {
            return EmbeddedDatabase.start(place, fast);
        } catch (StartRefused damaged) {
            if (damaged.reason() == BadStart.TRIAL_DATABASE_NOT_AS_ROOT) {
                home.leave();
                throw damaged;
            }
            // without fsync a power cut may have spoilt the data of an earlier run: they are worth nothing
            try {
                FileSystemUtils.deleteRecursively(home.folder().resolve("data"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return EmbeddedDatabase.start(place, fast);
        }
    }

    private record Server(String name, String prefix) {

        String url(String database) {
            return prefix + database;
        }

        /** Drops what earlier runs left, then makes the database that all others are copies of. */
        void prepare() {
            try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
                List<String> old = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "select datname from pg_database where not datistemplate and datname <> 'postgres'")) {
                    while (rows.next()) {
                        old.add(rows.getString(1));
                    }
                }
                for (String database : old) {
                    statement.execute("drop database \"" + database + "\" with (force)");
                }
                try (ResultSet role = statement.executeQuery("select 1 from pg_roles where rolname = '" + USER + "'")) {
                    if (role.next()) {
                        role.close();
                    } else {
                        role.close();
                        statement.execute("create role " + USER + " login password '" + PASSWORD + "'");
                    }
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            copy("template0", MIGRATED);
            Migrations.of(Flyway.configure().dataSource(url(MIGRATED), USER, PASSWORD)).run();
        }

        /** One at a time: a database cannot be copied twice at the same moment. */
        synchronized void copy(String from, String to) {
            try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
                statement.execute("drop database if exists \"" + to + "\" with (force)");
                statement.execute("create database \"" + to + "\" template \"" + from + "\" owner " + USER);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private Connection superuser() throws SQLException {
            return DriverManager.getConnection(url("postgres"), "postgres", PASSWORD);
        }
    }
}
