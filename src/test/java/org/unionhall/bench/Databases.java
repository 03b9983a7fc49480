package org.unionhall.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.unionhall.testing.TestDatabase;

/** Lets one running portal work on several databases in turn. */
@TestComponent
class Databases implements BeanPostProcessor, AutoCloseable {

    private final Map<String, HikariDataSource> all = new ConcurrentHashMap<>();
    private volatile DataSource present;

    /** Every request from now on, and every query, goes to this database; it is made, migrated and empty, when first named. */
    void use(String name) {
        present = all.computeIfAbsent(name, unknown -> {
            TestDatabase database = TestDatabase.freshDatabase("bench_" + unknown);
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(15); // as application.properties has it
            pool.setMinimumIdle(2);
            return pool;
        });
    }

    JdbcClient jdbc() {
        return JdbcClient.create(present);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        present = source;
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return present.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                throw new UnsupportedOperationException("the portal connects without naming a user");
            }
        };
    }

    @Override
    public void close() {
        all.values().forEach(HikariDataSource::close);
    }
}
