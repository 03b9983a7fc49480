package org.unionhall.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.unionhall.testing.TestDatabase;

class BadStartTests {

    private static final String KEY = "--unionhall.secret-key=" + TestDatabase.SECRET_KEY;

    @ParameterizedTest
    @EnumSource
    void everySentenceIsOneSentenceWithTheSameFactsInBothLanguages(BadStart reason) {
        Object[] facts = {"eins", "zwei", "drei"};
        String english = reason.english(facts);
        String chinese = reason.chinese(facts);
        assertThat(english).endsWith(".").contains(": ").doesNotContain("%").doesNotContain("\n");
        assertThat(chinese).endsWith("。").contains(":").doesNotContain("%").doesNotContain("\n");
        assertThat(Pattern.compile("eins|zwei|drei").matcher(chinese).results().map(MatchResult::group).distinct())
                .containsExactlyInAnyOrderElementsOf(Pattern.compile("eins|zwei|drei").matcher(english).results()
                        .map(MatchResult::group).distinct().toList());
    }

    @Test
    void aManagementPortThatIsTakenIsNotMistakenForThePortOfThePortal() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(BadStart.MANAGEMENT_PORT_TAKEN, "spring.datasource.url=jdbc:postgresql://127.0.0.1/x", KEY,
                    "server.port=0", "management.server.port=" + taken.getLocalPort(),
                    "management.server.address=127.0.0.1");
        }
    }

    @Test
    void anAddressOfAnotherComputerIsRefused() {
        refused(BadStart.ADDRESS_NOT_HERE, "spring.datasource.url=jdbc:postgresql://127.0.0.1/x", KEY,
                "server.port=18099", "server.address=192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({"server.address,0.0.0.0", "server.address,192.0.2.1", "management.server.address,::"})
    void aTrialIsForThisComputerOnly(String setting, String address) {
        refused(BadStart.TRIAL_NOT_ALONE, setting + "=" + address);
    }

    @Test
    void trialModeCannotBeSwitchedOnOverARealDatabase() {
        refused(BadStart.TRIAL_ON_REAL_DATABASE, "spring.datasource.url=jdbc:postgresql://127.0.0.1/x", KEY,
                "unionhall.trial=true");
    }

    @Test
    void aUserWithoutADatabaseIsNotTakenForATrial() {
        refused(BadStart.DATABASE_HALF_CONFIGURED, "spring.datasource.username=unionhall");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder"); // works for root too
        StartRefused refused = refused(BadStart.FOLDER_NOT_WRITABLE, "server.port=0", "unionhall.home=" + file.resolve("x"));
        assertThat(refused.english()).contains(file.resolve("x").toString());
    }

    @Test
    void aSecretFileThatLostItsContentIsNotReplacedSilently(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret-key"), "");
        refused(BadStart.FOLDER_FILE_DAMAGED, "server.port=0", "unionhall.home=" + folder);
        assertThat(folder.resolve("secret-key")).isEmptyFile();
    }

    @Test
    void aFolderInUseIsRefused(@TempDir Path folder) {
        TrialHome home = TrialHome.enter(folder);
        refused(BadStart.FOLDER_IN_USE, "server.port=0", "unionhall.home=" + folder);
        home.leave();
        TrialHome.enter(folder).leave();
    }

    @Test
    void trialDataOfAnotherPostgresAreLeftAlone(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("PG_VERSION"), "17\n");
        refused(BadStart.TRIAL_DATABASE_OF_OTHER_VERSION, "server.port=0", "unionhall.home=" + folder,
                "unionhall.postgres-programs=" + Path.of("target", "postgres-programs").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mysql://db/unionhall", "postgres://db/unionhall"})
    void onlyPostgresWillDo(String url) {
        refused(BadStart.DATABASE_URL_WRONG, "server.port=0", "spring.datasource.url=" + url, KEY);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        StartRefused refused = refused(BadStart.DATABASE_UNREACHABLE, "server.port=0", KEY,
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + Ports.free() + "/unionhall?user=u&password=hush");
        assertThat(refused.english()).contains("/unionhall does not answer").doesNotContain("hush");
    }

    @Test
    void aDatabaseThatComesLateIsWaitedFor() throws Exception {
        TestDatabase database = TestDatabase.freshDatabase("late");
        int port = Ports.free();
        String late = database.jdbcUrl().replaceFirst(":\\d+/", ":" + port + "/");
        Thread door = new Thread(() -> relay(port, database.jdbcUrl()));
        door.setDaemon(true);
        door.start();
        assertThat(new ConfiguredDatabase(late, database.user(), database.password()).check(Duration.ofSeconds(20)))
                .startsWith("18");
    }

    @Test
    void aMissingDatabaseComesWithTheCommandThatMakesIt() {
        TestDatabase database = TestDatabase.freshDatabase("exists");
        StartRefused refused = refused(BadStart.DATABASE_MISSING, "server.port=0", KEY,
                "spring.datasource.url=" + database.jdbcUrl().replace("/exists", "/does_not_exist"),
                "spring.datasource.username=" + database.user(), "spring.datasource.password=" + database.password());
        assertThat(refused.chinese()).contains("create database");
    }

    @Test
    void aMissingPasswordCountsAsAWrongOne() {
        TestDatabase database = TestDatabase.freshDatabase("no_password");
        refused(BadStart.DATABASE_PASSWORD_WRONG, "server.port=0", KEY,
                "spring.datasource.url=" + database.jdbcUrl(), "spring.datasource.username=" + database.user());
    }

    @Test
    void anOldPostgresIsRefusedWithItsVersion() {
        TestDatabase database = TestDatabase.freshDatabase("old");
        StartRefused refused = catchThrowableOfType(StartRefused.class,
                () -> new ConfiguredDatabase(database.jdbcUrl(), database.user(), database.password(), 99_00_00)
                        .check(Duration.ZERO));
        assertThat(refused.reason()).isEqualTo(BadStart.DATABASE_TOO_OLD);
        assertThat(refused.english()).contains("is PostgreSQL 18");
    }

    @Test
    void aRealDatabaseNeedsASecretKey() {
        refused(BadStart.SECRET_KEY_MISSING, "spring.datasource.url=jdbc:postgresql://127.0.0.1/x");
    }

    @ParameterizedTest
    @CsvSource({"not base64 at all!, SECRET_KEY_NOT_BASE64", "c2hvcnQ=, SECRET_KEY_WRONG_LENGTH",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, SECRET_KEY_WEAK"})
    void aBadSecretKeyIsRefused(String key, BadStart reason) {
        refused(reason, "spring.datasource.url=jdbc:postgresql://127.0.0.1/x", "unionhall.secret-key=" + key);
    }

    @Test
    void aNewSecretKeyIsGoodAndNeverTheSame() {
        String key = SecretKey.create();
        SecretKey.check(key);
        assertThat(SecretKey.create()).isNotEqualTo(key);
    }

    @Test
    void theSecretKeyMayComeFromTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(
                        "SPRING_DATASOURCE_URL", "jdbc:mysql://db/x", "UNIONHALL_SECRET_KEY", TestDatabase.SECRET_KEY,
                        "SERVER_PORT", "0")));
        ConfigurationPropertySources.attach(environment);
        assertThat(start(environment).reason()).isEqualTo(BadStart.DATABASE_URL_WRONG); // the key was found before
    }

    @Test
    void theSentenceIsFoundBehindOtherFailures() {
        Throwable failure = new IllegalStateException("outer", new IllegalStateException(new PortInUseException(8080)));
        assertThat(BadStart.explain(failure)).get().extracting(StartRefused::reason).isEqualTo(BadStart.PORT_TAKEN);
        assertThat(BadStart.explain(new IllegalStateException("a bug"))).isEmpty();
    }

    @Test
    void aDatabaseOfSomebodyElseIsNotTakenOver() throws SQLException {
        TestDatabase database = TestDatabase.emptyDatabase("foreign");
        execute(database, "create schema if not exists public; create table somebody_elses (id int)");
        assertThat(migrating(database)).isEqualTo(BadStart.SCHEMA_FOREIGN);
    }

    private static BadStart migrating(TestDatabase database) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Migrations.of(
                Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())).run());
        return refused.reason();
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StartRefused refused(BadStart reason, String... settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("management.server.port", "0");
        for (String setting : settings) {
            String[] parts = setting.replaceFirst("^--", "").split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        StartRefused refused = start(environment);
        assertThat(refused.reason()).as(refused.english()).isEqualTo(reason);
        return refused;
    }

    private static StartRefused start(StandardEnvironment environment) {
        return catchThrowableOfType(StartRefused.class, () -> new BeforeTheDoorsOpen().onApplicationEvent(
                new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(),
                        new SpringApplication(Object.class), new String[0], environment)));
    }

    /** After a while, passes one connection at a time on to the real server. */
    private static void relay(int port, String jdbcUrl) {
        try {
            Thread.sleep(1200);
            java.net.URI real = java.net.URI.create(jdbcUrl.substring("jdbc:".length()));
            try (ServerSocket door = new ServerSocket(port, 5, InetAddress.getByName("127.0.0.1"))) {
                while (true) {
                    java.net.Socket in = door.accept();
                    java.net.Socket out = new java.net.Socket(real.getHost(), real.getPort());
                    Thread back = new Thread(() -> copy(out, in));
                    back.setDaemon(true);
                    back.start();
                    Thread forth = new Thread(() -> copy(in, out));
                    forth.setDaemon(true);
                    forth.start();
                }
            }
        } catch (java.io.IOException | InterruptedException end) {
            // the test is over
        }
    }

    private static void copy(java.net.Socket from, java.net.Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (java.io.IOException end) {
            // either side hung up
        }
    }
}
