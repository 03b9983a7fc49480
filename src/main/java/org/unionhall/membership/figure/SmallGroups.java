package org.unionhall.membership.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps small groups from being read out of a table whose sum is known. Small groups are put together, with further ones,
 * always the least, until the sum no longer gives any of them away; where that leaves nothing to tell, the table is not shown.
 *
 * @param shown   the groups that may be told, in their order
 * @param folded  how many people the others are together, 0 when there are none
 * @param withheld nothing can be told
 */
public record SmallGroups(List<Group> shown, long folded, boolean withheld) {

    /** One row of a table. @param key null for those of whom nothing is noted */
    public record Group(String key, long count) {
    }

    public static SmallGroups nothing() {
        return new SmallGroups(List.of(), 0, true);
    }

    /** As it is: for readers who may see every single person. */
    public static SmallGroups open(List<Group> groups) {
        return new SmallGroups(groups.stream().filter(group -> group.count() > 0).toList(), 0, false);
    }

    /** @param least the smallest group that may be told */
    public static SmallGroups closed(List<Group> groups, long least) {
        List<Group> all = groups.stream().filter(group -> group.count() > 0).sorted(Comparator.comparingLong(Group::count)).toList();
        Set<Group> hidden = new HashSet<>();
        long sum = 0;
        for (Group group : all) {
            if (group.count() < least || !hidden.isEmpty() && !safe(hidden.size(), sum, least)) {
                hidden.add(group);
                sum += group.count();
            }
        }
        if (!hidden.isEmpty() && (!safe(hidden.size(), sum, least) || hidden.size() == all.size())) {
            return nothing();
        }
        List<Group> shown = new ArrayList<>(groups);
        shown.removeIf(group -> group.count() == 0 || hidden.contains(group));
        return new SmallGroups(List.copyOf(shown), sum, false);
    }

    /** Two at least, and each of them might be, for all that the sum tells, as large as one that is shown. */
    private static boolean safe(int groups, long sum, long least) {
        return groups >= 2 && sum - (groups - 1) >= least;
    }

    public boolean complete() {
        return !withheld && folded == 0;
    }
}
