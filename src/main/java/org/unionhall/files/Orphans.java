package org.unionhall.files;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.ConfigurationCheck;
import org.unionhall.web.DailyWork;

/**
 * Finds files whose owner is gone, tells the system administrator, and deletes them when nothing has wanted them for as
 * long as the rulebook says. A file of a kind nobody knows, left perhaps by a newer portal, is told and never deleted.
 */
@Component
class Orphans implements DailyWork, ConfigurationCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    private final JdbcClient jdbc;
    private final ObjectProvider<FileOwner> owners;
    private final ObjectProvider<FileRetention> retention;
    private final Clock clock;

    Orphans(JdbcClient jdbc, ObjectProvider<FileOwner> owners, ObjectProvider<FileRetention> retention, Clock clock) {
        this.jdbc = jdbc;
        this.owners = owners;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files.orphans";
    }

    /** After the modules' own tidying: what that leaves behind is found the same night. */
    @Override
    public LocalTime at() {
        return LocalTime.of(3, 45);
    }

    @Override
    @Transactional
    public void run() {
        List<FileOwner> known = owners.stream().toList();
        known.forEach(this::look);
        retention.ifAvailable(rule -> {
            Instant keptFrom = rule.orphansKeptFrom(LocalDate.now(clock)).atStartOfDay(clock.getZone()).toInstant();
            int gone = jdbc.sql("delete from files_file where orphan_since < :from and owner_type = any(:known)")
                    .param("from", Timestamp.from(keptFrom)).param("known", types(known)).update();
            if (gone > 0) {
                LOG.info("{} files deleted that nothing wanted any more", gone);
            }
        });
    }

    private void look(FileOwner owner) {
        String wanted = "(" + owner.wants() + ")";
        jdbc.sql("update files_file f set orphan_since = null where owner_type = :type and orphan_since is not null and " + wanted)
                .param("type", owner.type()).update();
        jdbc.sql("update files_file f set orphan_since = :now where owner_type = :type and orphan_since is null and not " + wanted)
                .param("type", owner.type()).param("now", Timestamp.from(clock.instant())).update();
    }

    @Override
    public List<Finding> findings() {
        String[] known = types(owners.stream().toList());
        List<Finding> found = new ArrayList<>();
        found.add(jdbc.sql("""
                select count(*), coalesce(sum(size), 0) / 1048576, min(orphan_since) from files_file
                where orphan_since is not null and owner_type = any(:known)
                """).param("known", known).query((rs, row) -> rs.getLong(1) == 0 ? Finding.of(Weight.OK, "files.check.orphans.none")
                : Finding.of(Weight.WARN, "files.check.orphans", rs.getLong(1), rs.getLong(2),
                        LocalDate.ofInstant(rs.getTimestamp(3).toInstant(), clock.getZone()))).single());
        jdbc.sql("select string_agg(distinct owner_type, ', ') from files_file where not owner_type = any(:known) having count(*) > 0")
                .param("known", known).query(String.class).optional()
                .ifPresent(strange -> found.add(Finding.of(Weight.WARN, "files.check.strange", strange)));
        return found;
    }

    private static String[] types(List<FileOwner> owners) {
        return owners.stream().map(FileOwner::type).toArray(String[]::new);
    }
}
