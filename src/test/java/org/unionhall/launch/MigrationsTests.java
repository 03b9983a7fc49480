package org.unionhall.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unionhall.testing.TestDatabase;

/**
 * The sample house in {@code migrations-for-tests}: a root, {@code lower}, and {@code upper}, whose table refers to
 * that of {@code lower}. "two" is one version ahead of "one"; "changed" and "broken" are what their names say.
 */
class MigrationsTests {

    private TestDatabase database;

    @BeforeEach
    void anEmptyDatabase() {
        database = TestDatabase.emptyDatabase("migrations");
    }

    @Test
    void aModuleComesAfterThoseItDependsOn() throws SQLException {
        assertThat(migrations("one").modules()).containsExactly("__root", "lower", "upper");
        migrations("one").run();
        assertThat(tables()).containsExactlyInAnyOrder("base", "lower_thing", "upper_thing",
                "flyway_schema_history", "flyway_schema_history_lower", "flyway_schema_history_upper");
    }

    @Test
    void theDeclaredDependenciesDecideNotTheAlphabet() {
        assertThat(new ModuleOrder("org.unionhall.launch.sample").of(List.of("above", "below")))
                .containsExactly("below", "above");
        assertThat(new ModuleOrder("org.unionhall.launch.sample").of(List.of("above"))).containsExactly("above");
    }

    @Test
    void aSecondStartChangesNothing() throws SQLException {
        migrations("one").run();
        migrations("one").run();
        migrations("two").run();
        migrations("two").run();
        assertThat(applied("flyway_schema_history_lower")).containsExactly("0", "1", "2");
    }

    @Test
    void severalPortalsMayStartOnTheSameDatabaseAtTheSameMoment() throws Exception {
        ExecutorService portals = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                starts.add(portals.submit(() -> migrations("two").run()));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            portals.shutdown();
        }
        assertThat(applied("flyway_schema_history_lower")).containsExactly("0", "1", "2");
    }

    @Test
    void theDataOfANewerPortalAreLeftAlone() throws SQLException {
        migrations("two").run();
        StartRefused refused = refused("one");
        assertThat(refused.reason()).isEqualTo(BadStart.SCHEMA_NEWER);
        assertThat(refused.english()).contains("(lower 2)");
    }

    @Test
    void aModuleOfANewerPortalIsNoticed() throws SQLException {
        migrations("one").run();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("create table flyway_schema_history_voice (installed_rank int)");
        }
        StartRefused refused = refused("two");
        assertThat(refused.reason()).isEqualTo(BadStart.SCHEMA_NEWER);
        assertThat(refused.english()).contains("(voice)");
        assertThat(applied("flyway_schema_history_lower")).as("nothing was changed before").containsExactly("0", "1");
    }

    @Test
    void aChangedMigrationIsNoticed() {
        migrations("one").run();
        assertThat(refused("changed").reason()).isEqualTo(BadStart.SCHEMA_CHANGED);
    }

    @Test
    void aFailedMigrationIsTakenBackWhole() throws SQLException {
        StartRefused refused = refused("broken");
        assertThat(refused.reason()).isEqualTo(BadStart.SCHEMA_FAILED);
        assertThat(tables()).doesNotContain("lower_thing");
        migrations("one").run();
        assertThat(tables()).contains("lower_thing", "upper_thing");
    }

    @Test
    void aCircleOfModulesIsAnError() {
        assertThatThrownBy(() -> new ModuleOrder("org.unionhall.launch.sample").of(List.of("chicken", "egg")))
                .hasMessageContaining("circle");
    }

    private Migrations migrations(String version) {
        return new Migrations(Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password()),
                "migrations-for-tests/" + version, "org.unionhall.launch.sample");
    }

    private StartRefused refused(String version) {
        return catchThrowableOfType(StartRefused.class, () -> migrations(version).run());
    }

    private List<String> tables() throws SQLException {
        return column("select tablename from pg_tables where schemaname = 'public'");
    }

    private List<String> applied(String history) throws SQLException {
        return column("select version from " + history + " order by installed_rank");
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
