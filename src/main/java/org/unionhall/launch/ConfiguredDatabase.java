package org.unionhall.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database somebody configured: can it carry the portal? Asked once, before anything is loaded. */
final class ConfiguredDatabase {

    /** The oldest PostgreSQL with {@code uuidv7()} and {@code without overlaps}, as {@code server_version_num}. */
    static final int OLDEST = 18_00_00;

    private static final Logger log = LoggerFactory.getLogger(ConfiguredDatabase.class);
    private static final String PREFIX = "jdbc:postgresql:";

    private final String url;
    private final String user;
    private final String password;
    private final int oldest;

    ConfiguredDatabase(String url, String user, String password) {
        this(url, user, password, OLDEST);
    }

    /** @param oldest the oldest version that is accepted, as {@code server_version_num} */
    ConfiguredDatabase(String url, String user, String password, int oldest) {
        this.oldest = oldest;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Host, port and name without the parameters, which may hold a password. */
    String place() {
        String bare = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        return bare.replaceFirst("^" + PREFIX, "").replaceFirst("^//(?:[^/@]*@)?", "");
    }

    /**
     * Waits for the database to answer, then looks at its version and encoding.
     *
     * @param wait how long to try again while nothing answers; a wrong password is refused at once
     * @return the version of the server as people write it, such as {@code 18.3}
     */
    String check(Duration wait) {
        if (!url.startsWith(PREFIX)) {
            throw new StartRefused(BadStart.DATABASE_URL_WRONG, place());
        }
        long giveUp = System.nanoTime() + wait.toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection = connect()) {
                return look(connection);
            } catch (SQLException failure) {
                if (!mayPass(failure) || System.nanoTime() >= giveUp) {
                    throw refusal(failure);
                }
                if (!told) {
                    log.info("Waiting up to {} s for the database {} to answer", wait.toSeconds(), place());
                    told = true;
                }
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    private String look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("""
                     select current_setting('server_version_num')::int, current_setting('server_version'),
                            current_setting('server_encoding')""")) {
            row.next();
            String version = row.getString(2).replaceFirst(" .*", "");
            if (row.getInt(1) < oldest) {
                throw new StartRefused(BadStart.DATABASE_TOO_OLD, place(), version);
            }
            if (!"UTF8".equals(row.getString(3))) {
                throw new StartRefused(BadStart.DATABASE_NOT_UTF8, place(), row.getString(3));
            }
            return version;
        }
    }

    /** No answer, still starting, or all places taken: may be different in a moment. */
    private static boolean mayPass(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return (state.startsWith("08") && !"08004".equals(state)) || "57P03".equals(state) || "53300".equals(state);
    }

    private StartRefused refusal(SQLException failure) {
        String shown = user == null ? "?" : user;
        return switch (String.valueOf(failure.getSQLState())) {
            // 08004: the server wants a password and none is configured
            case "28P01", "08004" -> new StartRefused(BadStart.DATABASE_PASSWORD_WRONG, failure, place(), shown);
            case "28000" -> new StartRefused(BadStart.DATABASE_USER_REFUSED, failure, place(), shown);
            case "3D000" -> new StartRefused(BadStart.DATABASE_MISSING, failure, place(), shown);
            default -> new StartRefused(BadStart.DATABASE_UNREACHABLE, failure, place());
        };
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", interrupted);
        }
    }
}
