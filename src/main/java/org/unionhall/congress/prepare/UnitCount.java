package org.unionhall.congress.prepare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Ratio;

/**
 * What the votes of an electoral unit say: valid with enough present, elected with more than the majority of those who
 * should attend, the most votes first, as many as there are seats.
 */
record UnitCount(List<UUID> elected, List<UUID> tied, List<UUID> notElected) {

    /**
     * @param votes of each candidate
     * @throws Refusal {@code congress.election.invalid} when too few were present, {@code congress.election.votes} for more votes than voters
     */
    static UnitCount of(int shouldAttend, int present, int seats, Map<UUID, Integer> votes, Ratio valid, Ratio majority) {
        if (present > shouldAttend) {
            throw Refusal.on("present", "congress.election.present", shouldAttend);
        }
        if (present < valid.atLeastOf(shouldAttend)) {
            throw Refusal.on("present", "congress.election.invalid", present, shouldAttend, valid.atLeastOf(shouldAttend));
        }
        if (votes.values().stream().anyMatch(count -> count > present)) {
            throw Refusal.on("votes", "congress.election.votes", present);
        }
        long needed = majority.moreThanOf(shouldAttend);
        List<UUID> enough = votes.entrySet().stream().filter(entry -> entry.getValue() >= needed).map(Map.Entry::getKey)
                .sorted(Comparator.comparing(id -> -votes.get(id))).toList();
        List<UUID> elected = new ArrayList<>(enough.subList(0, Math.min(seats, enough.size())));
        List<UUID> tied = new ArrayList<>();
        if (enough.size() > seats) {
            int last = votes.get(enough.get(seats));
            List<UUID> equal = enough.stream().filter(id -> votes.get(id) == last).toList();
            if (elected.removeAll(equal)) { // the last seat is between equals: none of them has it yet
                tied.addAll(equal);
            }
        }
        List<UUID> not = votes.keySet().stream().filter(id -> !elected.contains(id) && !tied.contains(id)).toList();
        return new UnitCount(List.copyOf(elected), List.copyOf(tied), not);
    }
}
