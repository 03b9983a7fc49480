package org.unionhall.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the tables of every module to the version of this portal. Each module has its own folder
 * {@code db/migration/<module>}, its own numbering and its own history table; what all need lies in {@code __root}.
 * First every module is checked, only then the first is changed: a database of a newer portal stays untouched.
 *
 * <p>The folders and table names are those of Spring Modulith's own support, which needs the whole module model
 * (and ArchUnit) at run time and knows no check for a newer schema.
 */
public final class Migrations {

    private static final String ROOT = "__root";
    private static final String HISTORY = "flyway_schema_history";

    private final Configuration base;
    private final String location;
    private final ModuleOrder order;

    /**
     * @param base     a Flyway configuration with the data source
     * @param location the class path folder that holds a folder per module, such as {@code db/migration}
     * @param packages the package whose sub-packages are the modules
     */
    public Migrations(Configuration base, String location, String packages) {
        this.base = base;
        this.location = location;
        this.order = new ModuleOrder(packages);
    }

    /** The portal's own migrations. */
    public static Migrations of(Configuration base) {
        return new Migrations(base, "db/migration", "org.unionhall");
    }

    /**
     * Checks all, then migrates module after module, a module after those it depends on.
     *
     * @throws StartRefused when the database belongs to a newer or another version, or a migration fails
     */
    public void run() {
        List<String> modules = modules();
        refuseUnknownModules(modules);
        List<Flyway> pending = new ArrayList<>();
        for (String module : modules) {
            Flyway flyway = flyway(module);
            if (!upToDate(module, flyway)) {
                pending.add(flyway);
            }
        }
        pending.forEach(Migrations::migrate);
    }

    /** The modules that have migrations, in the order in which they run. */
    List<String> modules() {
        TreeSet<String> found = new TreeSet<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + location + "/*/*.sql")) {
                String[] steps = file.getURL().getPath().split("/");
                found.add(steps[steps.length - 2]);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> modules = new ArrayList<>();
        if (found.remove(ROOT)) {
            modules.add(ROOT);
        }
        modules.addAll(order.of(found));
        return modules;
    }

    private Flyway flyway(String module) {
        boolean root = ROOT.equals(module);
        return Flyway.configure(base.getClassLoader()).configuration(base)
                .locations("classpath:" + location + "/" + module)
                .table(root ? HISTORY : HISTORY + "_" + module)
                // the root begins in an empty database; the modules after it find its history table there
                .baselineOnMigrate(!root).baselineVersion("0")
                // nothing may be newer or missing without our noticing
                .ignoreMigrationPatterns(new String[] {"*:pending"})
                .cleanDisabled(true)
                .load();
    }

    private static boolean upToDate(String module, Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        for (MigrationInfo migration : all) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED) {
                throw new StartRefused(BadStart.SCHEMA_NEWER, module + " " + migration.getVersion());
            }
        }
        for (ValidateOutput invalid : flyway.validateWithResult().invalidMigrations) {
            if (invalid.errorDetails.errorCode != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED) {
                throw new StartRefused(BadStart.SCHEMA_CHANGED, module + " " + invalid.version);
            }
        }
        return flyway.info().pending().length == 0;
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw BadStart.explain(failure).orElseGet(
                    () -> new StartRefused(BadStart.SCHEMA_FAILED, failure, BadStart.firstLine(failure)));
        }
    }

    /** A history table of a module that this portal does not have: a newer portal was here. */
    private void refuseUnknownModules(List<String> modules) {
        try (Connection connection = base.getDataSource().getConnection();
             Statement statement = connection.createStatement();
             ResultSet tables = statement.executeQuery("select tablename from pg_tables"
                     + " where schemaname = current_schema() and starts_with(tablename, '" + HISTORY + "_')"
                     + " order by 1")) {
            while (tables.next()) {
                String module = tables.getString(1).substring(HISTORY.length() + 1);
                if (!modules.contains(module)) {
                    throw new StartRefused(BadStart.SCHEMA_NEWER, module);
                }
            }
        } catch (SQLException failure) {
            throw new StartRefused(BadStart.SCHEMA_FAILED, failure, BadStart.firstLine(failure));
        }
    }
}
