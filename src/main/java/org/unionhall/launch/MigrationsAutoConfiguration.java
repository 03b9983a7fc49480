package org.unionhall.launch;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Migrates module by module; an auto-configuration, so that the test of a single module has it too. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class MigrationsAutoConfiguration {

    @Bean
    FlywayMigrationStrategy moduleMigrations() {
        return flyway -> Migrations.of(flyway.getConfiguration()).run();
    }
}
