package org.unionhall.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;

/**
 * Empties the trial of all units and people, sample or not, so that a union can try its own rosters in clean rooms.
 * The accounts stay, with the roles they were granted. Exists in trial mode only.
 */
@Service
@ConditionalOnProperty("unionhall.trial")
class SampleClearing {

    private static final List<String> COUNTED = List.of("membership_unit", "personnel_department", "membership_member", "membership_office");

    private final JdbcClient jdbc;
    private final Audit audit;

    SampleClearing(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Message key to number of records that would go. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        COUNTED.forEach(table -> counts.put("trial.clear." + table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }

    /** Every table of the modules that hold units and people; the list is read from the database, so none is forgotten. */
    @Transactional
    void clear(Actor actor) {
        long people = jdbc.sql("select count(*) from personnel_person").query(Long.class).single();
        List<String> tables = jdbc.sql("""
                select quote_ident(tablename) from pg_tables where schemaname = current_schema()
                  and (tablename like 'membership\\_%' or tablename like 'personnel\\_%' or tablename like 'intake\\_%'
                    or tablename like 'congress\\_%' or tablename like 'proposal%')
                """).query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
        // not all files: those of the rulebook's documents stay with their documents
        jdbc.sql("delete from files_file where owner_type in ('intake.roster', 'personnel.request') or owner_type like 'membership.%' or owner_type like 'congress.%' or owner_type like 'proposal.%'").update();
        jdbc.sql("update identity_account set person_id = null, staff_no = null where person_id is not null").update();
        audit.record(AuditEntry.of(actor, "trial.clear").rows(people));
    }
}
