package org.unionhall.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.testing.ModuleTest;

/** The test of a single module works on the same tables as the whole portal. */
@ModuleTest
class ModuleDatabaseTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FlywayMigrationStrategy migrations;

    @Autowired
    Environment environment;

    @Test
    void itsDatabaseIsMigrated() {
        assertThat(jdbc.sql("select count(*) from pg_extension where extname = 'btree_gist'")
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void itIsNoTrialAndHasASecretKey() {
        assertThat(environment.getProperty("unionhall.trial", Boolean.class)).isFalse();
        SecretKey.check(environment.getProperty("unionhall.secret-key"));
    }
}
