package org.unionhall.intake;

import java.io.InputStream;
import java.time.Clock;
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
    private final Files files;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Rosters(RosterRepository rosters, RosterKinds kinds, Files files, Jobs jobs, Audit audit, Clock clock) {
        this.rosters = rosters;
        this.kinds = kinds;
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
}
