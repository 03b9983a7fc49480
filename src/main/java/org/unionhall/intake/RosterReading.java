package org.unionhall.intake;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.files.Files;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.Workbook;
import org.unionhall.web.LongWork;

/**
 * Looks into a file that was handed in and compares it with what the portal knows. All lines are written in one
 * transaction together with the preview's counts: a reading that is cut off leaves nothing behind, and is begun anew.
 */
@Component
class RosterReading implements LongWork {

    static final String NAME = "intake.read";
    private static final long PROGRESS_EVERY_MS = 1_000;

    private final RosterRepository rosters;
    private final RosterKinds kinds;
    private final LineStore lines;
    private final Files files;
    private final Accounts accounts;
    private final Actors actors;
    private final RosterLetters letters;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;
    private final SheetReader reader = new SheetReader();

    RosterReading(RosterRepository rosters, RosterKinds kinds, LineStore lines, Files files, Accounts accounts, Actors actors,
                  RosterLetters letters, Clock clock, PlatformTransactionManager transactions) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.lines = lines;
        this.files = files;
        this.accounts = accounts;
        this.actors = actors;
        this.letters = letters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        UUID roster = UUID.fromString(id);
        Integer attempt = transaction.execute(status ->
                rosters.move(RosterAct.READ, roster, null) ? rosters.beginReading(roster) : null);
        if (attempt == null) {
            return; // withdrawn, or read already by a run that could not say so any more
        }
        Instant begun = clock.instant();
        try {
            read(rosters.find(roster).orElseThrow(), attempt, begun);
        } catch (Abandoned withdrawn) {
            // its owner does not want it any more, or another reading has taken over
        } catch (Refusal refusal) {
            refuse(roster, attempt, refusal, begun);
        }
    }

    @Override
    public void gaveUp(String id) {
        UUID roster = UUID.fromString(id);
        rosters.find(roster).ifPresent(found -> refuse(roster, found.attempt(), new Refusal("intake.refused.fault"), found.handedAt()));
    }

    private void refuse(UUID id, int attempt, Refusal refusal, Instant begun) {
        transaction.executeWithoutResult(status -> {
            if (rosters.read(id, attempt) && rosters.move(RosterAct.REFUSE, id, null)) {
                rosters.refused(id, refusal.code(), texts(refusal));
                rosters.find(id).map(Roster::file).ifPresent(files::delete);
                rosters.fileGone(id);
                rosters.deleteLines(id);
                rosters.find(id).ifPresent(refused -> letters.tell(refused, RosterLetters.News.REFUSED, begun));
            }
        });
    }

    static java.util.List<String> texts(Refusal refusal) {
        return Arrays.stream(refusal.args()).map(String::valueOf).toList();
    }

    private void read(Roster roster, int attempt, Instant begun) {
        if (roster.file() == null) {
            throw new Refusal("files.gone");
        }
        Actor actor = actors.of(accounts.get(roster.owner()));
        try (Workbook workbook = reader.open(() -> files.open(roster.file()), roster.fileName())) {
            Answer answer = roster.answer();
            Survey survey = new Recognition(kinds.of(actor), rosters.rememberedHeadings()).survey(workbook, answer);
            String charset = workbook.charset().map(Charset::name).orElse(null);
            if (survey.open() || answer.ask()) {
                ask(roster, attempt, survey, charset, begun);
            } else {
                RosterKind kind = kinds.get(actor, survey.kind());
                long rows = workbook.rowsAbout(survey.sheet()) - survey.headingRow();
                Long total = rows > 0 ? rows : null;
                transaction.executeWithoutResult(status -> plan(roster, attempt, actor, kind, workbook, survey, charset, total, begun));
            }
        }
    }

    private void ask(Roster roster, int attempt, Survey survey, String charset, Instant begun) {
        UUID id = roster.id();
        transaction.executeWithoutResult(status -> {
            if (rosters.read(id, attempt)) {
                rosters.survey(id, survey, charset);
                rosters.deleteLines(id);
                rosters.counts(id, Roster.Counts.NONE, 0);
                rosters.move(RosterAct.ASK, id, null);
                letters.tell(roster, RosterLetters.News.ASKS, begun);
            }
        });
    }

    private void plan(Roster roster, int attempt, Actor actor, RosterKind kind, Workbook workbook, Survey survey,
                      String charset, Long total, Instant begun) {
        UUID id = roster.id();
        Beat beat = new Beat(id, attempt, total);
        rosters.queueForLines(id);
        beat.at(0); // ends here when the reading waited for has done it all
        rosters.deleteLines(id);
        RosterPlan plan = new RosterPlan(id, survey.headingRow(), new CellReader(kind.columns(), survey.byField()),
                kind.plan(actor), lines, beat::at);
        workbook.read(survey.sheet(), plan::take);
        Roster.Counts counts = plan.finish();
        if (!rosters.read(id, attempt)) {
            throw new Abandoned();
        }
        rosters.reach(id, kinds.reach(actor, kind));
        rosters.survey(id, survey.withoutExamples(), charset);
        rosters.counts(id, counts, plan.taken());
        rosters.move(RosterAct.SHOW, id, null);
        letters.tell(roster, RosterLetters.News.READ, begun);
    }

    /** Tells how far the reading is, once a second and outside its transaction; ends it when nobody waits any more. */
    private final class Beat {

        private final UUID id;
        private final int attempt;
        private final Long total;
        private long next;

        Beat(UUID id, int attempt, Long total) {
            this.id = id;
            this.attempt = attempt;
            this.total = total;
        }

        void at(long done) {
            long now = clock.millis();
            if (now >= next) {
                next = now + PROGRESS_EVERY_MS;
                if (!Boolean.TRUE.equals(aside.execute(status -> rosters.progress(id, attempt, done, total)))) {
                    throw new Abandoned();
                }
            }
        }
    }

    /** Ends a reading nobody waits for; what it wrote is rolled back. */
    private static final class Abandoned extends RuntimeException {

        Abandoned() {
            super(null, null, false, false);
        }
    }
}
