package org.unionhall.personnel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.DailyWork;

/** Deletes the evidence of requests when they have been decided for as long as the rulebook lets it be kept. */
@Component
class EvidenceTidying implements DailyWork {

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final Rulebook rulebook;
    private final Clock clock;

    EvidenceTidying(JdbcClient jdbc, Evidence evidence, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "personnel.evidence";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(3, 25);
    }

    @Override
    @Transactional
    public void run() {
        LocalDate today = LocalDate.now(clock);
        LocalDate keptFrom = today.minusMonths(rulebook.get(PersonnelRules.EVIDENCE_MONTHS, today));
        List<UUID> over = jdbc.sql("""
                update personnel_request r set evidence_deleted_at = :now
                where evidence and evidence_deleted_at is null and asked_at < :from
                  and not exists (select 1 from personnel_request_field f where f.request_id = r.id and (f.decided_at is null or f.decided_at >= :from))
                returning id
                """).param("now", Timestamp.from(clock.instant()))
                .param("from", Timestamp.from(keptFrom.atStartOfDay(clock.getZone()).toInstant())).query(UUID.class).list();
        over.forEach(evidence::delete);
    }
}
