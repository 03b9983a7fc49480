package org.unionhall.intake;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.files.FileId;
import org.unionhall.files.Files;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Cell;
import org.unionhall.sheet.Row;
import org.unionhall.web.Jobs;

/**
 * Rosters handed in, from upload to commit. A roster belongs to who handed it in: for everybody else it does not
 * exist.
 */
@Service
public class Rosters {

    static final String OWNER_TYPE = "intake.roster";
    private static final int LONGEST_LIST = 100;

    private final RosterRepository rosters;
    private final RosterKinds kinds;
    private final LineStore lines;
    private final RosterCommit commits;
    private final Files files;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Rosters(RosterRepository rosters, RosterKinds kinds, LineStore lines, RosterCommit commits, Files files, Jobs jobs,
            Audit audit, Clock clock) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.lines = lines;
        this.commits = commits;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a workbook and has it read in the background.
     *
     * @param kind null: recognised from the headings
     * @return the roster's id
     * @throws Refusal {@code intake.refused.rights}, {@code files.large}, {@code files.empty}
     */
    @Transactional
    public UUID handIn(Actor actor, String kind, String fileName, InputStream in) {
        if (kind != null) {
            kinds.get(actor, kind);
        } else if (kinds.of(actor).isEmpty()) {
            throw new Refusal("intake.refused.rights");
        }
        UUID id = Ids.next();
        FileId file = files.keep(fileName, null, in, OWNER_TYPE, id, actor.name());
        String name = files.info(file).orElseThrow().name();
        rosters.insert(id, kind, file, name, actor.account(), actor.name(), clock.instant());
        audit.record(AuditEntry.of(actor, "intake.roster.hand-in").on("roster", id, name));
        jobs.enqueue(RosterReading.NAME, id.toString());
        return id;
    }

    /** A roster of one's own; somebody else's is not found. */
    public Optional<Roster> find(Actor actor, UUID id) {
        return rosters.find(id).filter(roster -> roster.owner().equals(actor.account()));
    }

    /** The latest {@value #LONGEST_LIST} rosters of one's own, newest first. */
    public List<Roster> mine(Actor actor) {
        return rosters.of(actor.account(), LONGEST_LIST);
    }

    /** Some rows of one's own roster; empty when it is not found. */
    public List<RosterLine> lines(Actor actor, UUID id, LineStatus status, long offset, int size) {
        return find(actor, id).map(roster -> rosters.lines(id, status, offset, size)).orElse(List.of());
    }

    /**
     * Says which kind and sheet the file is, or what its columns mean; the file is then read anew.
     *
     * @param answer without fields while kind or sheet are open
     * @throws Refusal {@code intake.columns.twice} and {@code intake.columns.missing} with the headings,
     *                 {@code intake.late} when the roster has moved on
     */
    @Transactional
    public void answer(Actor actor, UUID id, int version, Answer answer) {
        Roster roster = own(actor, id);
        RosterKind kind = answer.kind() == null ? null : kinds.get(actor, answer.kind());
        if (answer.fields() != null && kind != null) {
            check(kind, answer.fields());
        }
        move(RosterAct.ANSWER, roster, version);
        rosters.answer(id, new Answer(answer.kind(), answer.sheet(), answer.fields(), false));
        if (answer.fields() != null && kind != null && roster.survey() != null) {
            remember(kind, roster.survey(), answer.fields());
        }
        begin(AuditEntry.of(actor, "intake.roster.answer"), roster);
    }

    private void begin(AuditEntry entry, Roster roster) {
        audit.record(entry.on("roster", roster.id(), roster.fileName()));
        jobs.enqueue(RosterReading.NAME, roster.id().toString());
    }

    private static void check(RosterKind kind, Map<Integer, String> fields) {
        Map<String, String> headings = new HashMap<>();
        kind.columns().forEach(column -> headings.put(column.field(), column.heading()));
        Set<String> seen = new HashSet<>();
        for (String field : fields.values()) {
            if (!field.isEmpty() && !headings.containsKey(field)) {
                throw new Refusal("intake.late");
            }
            if (!field.isEmpty() && !seen.add(field)) {
                throw new Refusal("intake.columns.twice", headings.getOrDefault(field, field));
            }
        }
        List<String> missing = kind.columns().stream().filter(column -> column.required() && !seen.contains(column.field()))
                .map(RosterColumn::heading).toList();
        if (!missing.isEmpty()) {
            throw new Refusal("intake.columns.missing", String.join("、", missing));
        }
    }

    private void remember(RosterKind kind, Survey survey, Map<Integer, String> fields) {
        for (Survey.Found column : survey.columns()) {
            String field = fields.getOrDefault(column.column(), "");
            String heading = Heading.folded(column.heading());
            if (!heading.isEmpty() && !field.equals(column.field())) {
                rosters.rememberHeading(kind.name(), heading, field);
            }
        }
    }

    /** Back to the columns: they were understood, but wrongly. */
    @Transactional
    public void correct(Actor actor, UUID id, int version) {
        Roster roster = own(actor, id);
        move(RosterAct.CORRECT, roster, version);
        rosters.answer(id, new Answer(roster.kind(), roster.sheet(), null, true));
        rosters.deleteLines(id);
        begin(AuditEntry.of(actor, "intake.roster.correct"), roster);
    }

    /** Compares the same file with the data as they are now. */
    @Transactional
    public void again(Actor actor, UUID id, int version) {
        Roster roster = own(actor, id);
        move(RosterAct.AGAIN, roster, version);
        rosters.deleteLines(id);
        begin(AuditEntry.of(actor, "intake.roster.again"), roster);
    }

    /**
     * Has done in the background exactly what the preview of this version showed.
     *
     * @param leaveOutFaulty the owner has agreed that faulty rows stay out
     * @throws Refusal {@code intake.commit.nothing}, {@code intake.commit.faulty} with the number of faulty rows,
     *                 {@code intake.late} when the roster has moved on
     */
    @Transactional
    public void commit(Actor actor, UUID id, int version, boolean leaveOutFaulty) {
        Roster roster = own(actor, id);
        kinds.get(actor, roster.kind());
        if (roster.counts().effective() == 0) {
            throw new Refusal("intake.commit.nothing");
        }
        if (roster.counts().faulty() > 0 && !leaveOutFaulty) {
            throw new Refusal("intake.commit.faulty", roster.counts().faulty());
        }
        move(RosterAct.COMMIT, roster, version);
        rosters.refused(id, null, List.of());
        jobs.enqueue(RosterCommit.NAME, id.toString());
    }

    /** Gives a roster up: file and rows are thrown away. */
    @Transactional
    public void withdraw(Actor actor, UUID id, int version) {
        Roster roster = own(actor, id);
        move(RosterAct.WITHDRAW, roster, version);
        throwAway(roster);
        audit.record(AuditEntry.of(actor, "intake.roster.withdraw").on("roster", id, roster.fileName()));
    }

    /** Nobody came back to it within the time a file is kept. */
    @Transactional
    void lapse(Roster roster) {
        rosters.move(RosterAct.LAPSE, roster.id(), roster.version());
        if (roster.file() != null) {
            files.delete(roster.file());
            rosters.fileGone(roster.id());
        }
    }

    private void throwAway(Roster roster) {
        if (roster.file() != null) {
            files.delete(roster.file());
            rosters.fileGone(roster.id());
        }
        rosters.deleteLines(roster.id());
    }

    private Roster own(Actor actor, UUID id) {
        return find(actor, id).orElseThrow(() -> new Refusal("intake.unknown"));
    }

    private void move(RosterAct act, Roster roster, int version) {
        if (!rosters.move(act, roster.id(), version)) {
            throw new Refusal("intake.late");
        }
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
