package org.unionhall.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.files.Files;
import org.unionhall.identity.Account;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.LongWork;

/**
 * Does what the preview showed, all of it or nothing, in one transaction. Commits queue: the second of two meets the
 * data as the first has left them.
 */
@Component
class RosterCommit implements LongWork {

    static final String NAME = "intake.commit";
    private static final Logger log = LoggerFactory.getLogger(RosterCommit.class);

    private final RosterRepository rosters;
    private final RosterKinds kinds;
    private final Files files;
    private final Accounts accounts;
    private final Actors actors;
    private final Audit audit;
    private final RosterLetters letters;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RosterCommit(RosterRepository rosters, RosterKinds kinds, Files files, Accounts accounts, Actors actors, Audit audit,
                 RosterLetters letters, Clock clock, PlatformTransactionManager transactions) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.files = files;
        this.accounts = accounts;
        this.actors = actors;
        this.audit = audit;
        this.letters = letters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        UUID roster = UUID.fromString(id);
        Instant begun = clock.instant();
        try {
            transaction.executeWithoutResult(status -> {
                Roster found = rosters.find(roster).orElseThrow();
                Account owner = accounts.get(found.owner());
                if (owner.disabled()) {
                    throw new Refusal("intake.refused.rights");
                }
                commit(found, actors.of(owner));
                letters.tell(found, RosterLetters.News.COMMITTED, begun);
            });
        } catch (Refusal refusal) {
            back(RosterAct.OVERTAKE, roster, refusal, begun);
        } catch (DataIntegrityViolationException conflict) {
            // Somebody has saved what the preview took for free: a number, a name, an office.
            log.warn("Roster {} met data saved after its preview: {}", roster, conflict.getClass().getSimpleName());
            back(RosterAct.OVERTAKE, roster, new Refusal("intake.moved"), begun);
        }
    }

    @Override
    public void gaveUp(String id) {
        back(RosterAct.RETURN, UUID.fromString(id), new Refusal("intake.commit.fault"), Instant.EPOCH);
    }

    /** @param begun when the commit began; long ago for one that was tried again and again */
    private void back(RosterAct act, UUID id, Refusal refusal, Instant begun) {
        transaction.executeWithoutResult(status -> {
            if (rosters.move(act, id, null)) {
                rosters.refused(id, refusal.code(), RosterReading.texts(refusal));
                rosters.find(id).ifPresent(found -> letters.tell(found, RosterLetters.News.OVERTAKEN, begun));
            }
        });
    }

    /** Within a transaction: waits for its turn, then does everything. A roster that is not to be committed is left alone. */
    void commit(Roster roster, Actor actor) {
        rosters.queueForCommit();
        if (!rosters.move(RosterAct.FINISH, roster.id(), null)) {
            return; // done by a run that could not say so any more
        }
        RosterKind kind = kinds.get(actor, roster.kind());
        if (!rosters.reaches(roster.id(), kinds.reach(actor, kind))) {
            throw new Refusal("intake.moved");
        }
        rosters.weighLines();
        kind.commit(roster.id(), actor);
        rosters.committed(roster.id(), clock.instant());
        rosters.refused(roster.id(), null, java.util.List.of());
        if (roster.file() != null) {
            files.delete(roster.file());
            rosters.fileGone(roster.id());
        }
        Roster.Counts counts = roster.counts();
        audit.record(AuditEntry.of(actor, "intake.roster.commit").on("roster", roster.id(), roster.fileName())
                .change("kind", null, roster.kind()).change("new", null, counts.added())
                .change("changed", null, counts.changed()).change("leftOut", null, counts.faulty())
                .rows(counts.effective()));
    }
}
