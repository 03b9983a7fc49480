package org.unionhall.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Row;

/** Plans one file: takes its rows one after the other, gives them to the kind in batches and keeps what it says. */
final class RosterPlan {

    /** Lines written at once. */
    private static final int PIECE = 1_000;

    private final UUID roster;
    private final int headingRow;
    private final CellReader cells;
    private final int batchSize;
    private final RosterKind.Planning planning;
    private final LineStore store;
    private final LongConsumer progress;
    private final List<Line> batch = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final int[] counts = new int[LineStatus.values().length];
    private int hidden;
    private int warned;
    private int taken;
    private int lastRow;

    /** @param progress hears how many rows are behind us */
    RosterPlan(UUID roster, int headingRow, CellReader cells, RosterKind.Planning planning, LineStore store,
               LongConsumer progress) {
        this.roster = roster;
        this.headingRow = headingRow;
        this.cells = cells;
        this.batchSize = planning.batch();
        this.planning = planning;
        this.store = store;
        this.progress = progress;
    }

    void take(Row row) {
        if (row.number() <= headingRow) {
            return;
        }
        lastRow = row.number();
        Line line = cells.line(row);
        if (line == null) {
            return;
        }
        taken++;
        hidden += row.hidden() ? 1 : 0;
        batch.add(line);
        rows.add(row);
        if (batch.size() == batchSize) {
            flush();
        } else if (taken % PIECE == 0) {
            progress.accept(taken);
        }
    }

    /** Plans what is left, adds what the file does not name, and returns the counts. */
    Roster.Counts finish() {
        flush();
        if (taken == 0) {
            throw new Refusal("intake.refused.empty", headingRow);
        }
        List<RosterKind.Missing> missing = planning.missing();
        for (int from = 0; from < missing.size(); from += PIECE) {
            store.addMissing(roster, lastRow + from, missing.subList(from, Math.min(missing.size(), from + PIECE)));
        }
        counts[LineStatus.MISSING.ordinal()] = missing.size();
        return new Roster.Counts(counts[LineStatus.NEW.ordinal()], counts[LineStatus.CHANGED.ordinal()],
                counts[LineStatus.UNCHANGED.ordinal()], counts[LineStatus.FAULTY.ordinal()], missing.size(), hidden, warned);
    }

    int taken() {
        return taken;
    }

    private void flush() {
        if (!batch.isEmpty()) {
            planning.plan(batch);
            for (int i = 0; i < batch.size(); i++) {
                Line line = batch.get(i);
                counts[line.status().ordinal()]++;
                warned += line.warnings().isEmpty() ? 0 : 1;
                if (line.faulty()) {
                    line.fields().clear();
                    line.fields().putAll(cells.original(rows.get(i)));
                }
            }
            for (int from = 0; from < batch.size(); from += PIECE) {
                store.add(roster, batch.subList(from, Math.min(batch.size(), from + PIECE)));
            }
            batch.clear();
            rows.clear();
        }
        progress.accept(taken);
    }
}
