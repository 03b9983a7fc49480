package org.unionhall.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Cell;
import org.unionhall.sheet.Row;

/** Tables that the portal itself has made, taken in by the way of a workbook that somebody hands in. */
@Service
public class MadeTables {

    private final RosterRepository rosters;
    private final RosterKinds kinds;
    private final LineStore lines;
    private final RosterCommit commits;
    private final Clock clock;

    MadeTables(RosterRepository rosters, RosterKinds kinds, LineStore lines, RosterCommit commits, Clock clock) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.lines = lines;
        this.commits = commits;
        this.clock = clock;
    }

    /** How a table was taken in: the roster's id and the counts. */
    public record Loaded(UUID roster, Roster.Counts counts) {
    }

    /**
     * Takes in a table that the portal itself has made (the sample university), at once and without a file: planned
     * and committed by the same code as a workbook, in the transaction under way.
     *
     * @param rows headings first; all columns must be known, blank cells may be null or empty
     * @throws Refusal {@code intake.load.faulty} with the number of faulty rows, the first of them, its cell and the code
     *                 of its fault; {@code intake.load.heading} for a heading nobody knows; whatever the kind refuses
     */
    @Transactional
    public Loaded load(Actor actor, String kindName, List<List<String>> rows) {
        RosterKind kind = kinds.get(actor, kindName);
        UUID id = Ids.next();
        rosters.insert(id, kindName, null, kindName, actor.account(), actor.name(), clock.instant());
        rosters.reach(id, kinds.reach(actor, kind));
        rosters.move(RosterAct.READ, id, null);
        RosterPlan plan = new RosterPlan(id, 1, new CellReader(kind.columns(), columns(kind, rows.get(0))),
                kind.plan(actor), lines, done -> { });
        for (int number = 2; number <= rows.size(); number++) {
            plan.take(row(number, rows.get(number - 1)));
        }
        Roster.Counts counts = plan.finish();
        if (counts.faulty() > 0) {
            RosterLine first = rosters.lines(id, LineStatus.FAULTY, 0, 1).get(0);
            throw new Refusal("intake.load.faulty", counts.faulty(), first.row(), first.faults().get(0).cell(),
                    first.faults().get(0).code());
        }
        rosters.counts(id, counts, plan.taken());
        rosters.move(RosterAct.SHOW, id, null);
        rosters.move(RosterAct.COMMIT, id, null);
        commits.commit(rosters.find(id).orElseThrow(), actor);
        return new Loaded(id, counts);
    }

    private static Map<String, Integer> columns(RosterKind kind, List<String> headings) {
        Map<String, Integer> byField = new HashMap<>();
        for (int column = 0; column < headings.size(); column++) {
            String heading = Heading.folded(headings.get(column));
            String field = kind.columns().stream()
                    .filter(known -> known.headings().stream().anyMatch(name -> Heading.folded(name).equals(heading)))
                    .map(RosterColumn::field).findFirst()
                    .orElseThrow(() -> new Refusal("intake.load.heading", heading));
            byField.put(field, column);
        }
        return byField;
    }

    private static Row row(int number, List<String> texts) {
        List<Cell> cells = new ArrayList<>(texts.size());
        for (int column = 0; column < texts.size(); column++) {
            String text = texts.get(column) == null ? "" : texts.get(column);
            cells.add(new Cell(number, column, text.isEmpty() ? Cell.Kind.BLANK : Cell.Kind.TEXT, text, text));
        }
        return new Row(number, false, cells, List.of());
    }
}
