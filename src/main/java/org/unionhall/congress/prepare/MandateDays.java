package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.congress.DelegateStage;
import org.unionhall.web.DailyWork;

/**
 * What every morning brings for terms, seats and mandates. A term whose first day has come takes the place of the one before it.
 * Seats and mandates of people end whom the staff roster shows as retired, gone, dead or no longer appointed: members of the union
 * are ended with what happens to their membership; of a delegate who is no member nothing but the roster tells. And who has a
 * contract of appointment again votes on matters of all staff again: a roster that was wrong for one night costs nobody the term.
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

    private static final String AGAIN = """
            select d.id from congress_delegate d join congress_term t on t.id = d.term_id and t.stage <> 'OVER' and t.staff join personnel_person p on p.id = d.person_id
            where d.stage <> 'ENDED' and d.kind = 'FORMAL' and not d.staff and\s""" + Electorates.ON_STAFF + " order by d.term_id, d.id";

    private final DelegateRepository delegates;
    private final MandateEnds ends;
    private final SeatEnds seats;
    private final Terms terms;
    private final TermEnds termEnds;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MandateDays(DelegateRepository delegates, MandateEnds ends, SeatEnds seats, Terms terms, TermEnds termEnds, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.delegates = delegates;
        this.ends = ends;
        this.seats = seats;
        this.terms = terms;
        this.termEnds = termEnds;
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

    /** Each term, the seats, and each mandate in a transaction of its own. */
    @Override
    public void run() {
        LocalDate today = LocalDate.now(clock);
        for (UUID term : termEnds.begun(today)) {
            transaction.executeWithoutResult(status -> termEnds.succeed(term, today));
        }
        transaction.executeWithoutResult(status -> seats.gone(today));
        each(GONE, mandate -> ends.gone(mandate, today));
        each(AGAIN, mandate -> ends.staff(mandate, true, today));
    }

    private void each(String which, Consumer<Mandate> what) {
        for (UUID id : jdbc.sql(which).query(UUID.class).list()) {
            transaction.executeWithoutResult(status -> {
                terms.lock(delegates.find(id).orElseThrow().term(), null); // the term first, as every act does
                delegates.lock(id).filter(mandate -> mandate.stage() != DelegateStage.ENDED).ifPresent(what);
            });
        }
    }
}
