package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;

/**
 * Run-offs (另行选举) complete an election: they fill what it left open and nothing else. A tie may be voted on again on the same
 * day; a seat left empty because too few had the votes stays so in that meeting (article on unfilled seats of the election rules).
 */
@Component
class RunOffs {

    private final ElectionRepository elections;
    private final ElectionCount count;

    RunOffs(ElectionRepository elections, ElectionCount count) {
        this.elections = elections;
        this.count = count;
    }

    /** The election that a run-off of this body on a day completes: the last one, sent or approved. */
    Optional<Election> completed(UUID unit, Body body, LocalDate heldOn) {
        return elections.last(unit, body, heldOn);
    }

    /**
     * The seats of an election that are still to be filled, by post.
     *
     * @param heldOn the day on which a run-off would fill them
     * @param but    a run-off that is not counted; null for none
     */
    Map<Post, Integer> open(Election first, LocalDate heldOn, UUID but) {
        Map<Post, Integer> open = new EnumMap<>(Post.class);
        first.races().forEach(race -> {
            Verdict verdict = count.verdict(first, race);
            if (verdict.unfilled() > 0 && (verdict.runOff() > 0 || heldOn.isAfter(first.heldOn()))) {
                open.put(race.post(), verdict.unfilled());
            }
        });
        List<Election> since = open.isEmpty() ? List.of() : elections.runOffs(first);
        since.stream().filter(one -> !one.id().equals(but)).forEach(runOff -> runOff.races().forEach(race -> open.computeIfPresent(race.post(), (post, seats) -> {
            int left = seats - count.verdict(runOff, race).elected().size();
            return left > 0 ? left : null;
        })));
        return open;
    }

    /** @throws Refusal on {@code kind} when nothing is open on that day, on {@code termFrom} before the offices it joins begin */
    void mustBePossible(UUID unit, ElectionDraft draft, UUID itself) {
        if (draft.kind() != ElectionKind.RUN_OFF) {
            return;
        }
        Election first = completed(unit, draft.body(), draft.heldOn()).filter(one -> !open(one, draft.heldOn(), itself).isEmpty())
                .orElseThrow(() -> Refusal.on("kind", "membership.election.run-off.nothing"));
        if (draft.termFrom().isBefore(first.termFrom())) {
            throw Refusal.on("termFrom", "membership.election.run-off.begins", first.termFrom());
        }
    }

    /** @throws Refusal on {@code seats}: {@code membership.election.run-off.seats} for more than are open */
    void mustFit(Election runOff, Post post, int seats) {
        if (runOff.kind() == ElectionKind.RUN_OFF) {
            int open = completed(runOff.unit(), runOff.body(), runOff.heldOn()).map(first -> open(first, runOff.heldOn(), runOff.id()).getOrDefault(post, 0)).orElse(0);
            if (seats > open) {
                throw Refusal.on("seats", "membership.election.run-off.seats", open);
            }
        }
    }

    /** Of two that would fill the same seat the second is told when it is sent. @throws Refusal as for each post */
    void mustFit(Election runOff) {
        runOff.races().forEach(race -> mustFit(runOff, race.post(), race.seats()));
    }

    /** @throws Refusal {@code membership.election.run-off.first} before the election it completes is approved, {@code .begins}; as {@link #mustFit} */
    void mustFollow(Election runOff) {
        if (runOff.kind() == ElectionKind.RUN_OFF) {
            mustFit(runOff);
            Election first = completed(runOff.unit(), runOff.body(), runOff.heldOn()).orElseThrow();
            if (first.state() != ElectionState.APPROVED) {
                throw new Refusal("membership.election.run-off.first", first.heldOn());
            }
            if (runOff.termFrom().isBefore(first.termFrom())) {
                throw new Refusal("membership.election.run-off.begins", first.termFrom());
            }
        }
    }
}
