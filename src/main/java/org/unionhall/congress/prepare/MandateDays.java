package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.congress.DelegateStage;
import org.unionhall.web.DailyWork;

/**
 * Ends the mandates of delegates whom the staff roster shows as retired, gone, dead or no longer appointed. Members of the
 * union are ended with what happens to their membership; of a delegate who is no member nothing but the roster tells.
 */
@Component
class MandateDays implements DailyWork {

    private static final String GONE = """
            select d.id from congress_delegate d join congress_term t on t.id = d.term_id and t.stage <> 'OVER' join personnel_person p on p.id = d.person_id
            where d.stage <> 'ENDED' and (p.duty_state in ('MOVED_AWAY', 'DECEASED')
                or d.kind = 'FORMAL' and p.duty_state in ('RETIRED', 'RETIRED_VETERAN')
                or d.kind = 'FORMAL' and t.staff and d.staff and not (""" + Electorates.ON_STAFF + """
            )
                or d.kind = 'FORMAL' and d.unit_id is not null and\s""" + MandateEnds.WORKS_ELSEWHERE + ") order by d.term_id, d.id";

    private final DelegateRepository delegates;
    private final MandateEnds ends;
    private final Terms terms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MandateDays(DelegateRepository delegates, MandateEnds ends, Terms terms, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.delegates = delegates;
        this.ends = ends;
        this.terms = terms;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "congress.mandates";
    }

    /** After the night in which rosters are taken over, before anybody is checked in. */
    @Override
    public LocalTime at() {
        return LocalTime.of(5, 40);
    }

    /** Each mandate in a transaction of its own. */
    @Override
    public void run() {
        LocalDate today = LocalDate.now(clock);
        for (UUID id : jdbc.sql(GONE).query(UUID.class).list()) {
            transaction.executeWithoutResult(status -> {
                terms.lock(delegates.find(id).orElseThrow().term(), null); // the term first, as every act does
                delegates.lock(id).filter(mandate -> mandate.stage() != DelegateStage.ENDED).ifPresent(mandate -> ends.gone(mandate, today));
            });
        }
    }
}
