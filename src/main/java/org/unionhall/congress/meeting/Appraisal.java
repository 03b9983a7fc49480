package org.unionhall.congress.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unionhall.web.Shares;

/**
 * How the delegates appraised a leader (优秀, 称职, 基本称职, 不称职): totals only.
 *
 * @param office        what the leader is; null when not said
 * @param countedBy     every account that wrote these figures: none of them confirms
 * @param confirmedName null while nobody has
 */
public record Appraisal(UUID id, String name, String office, int given, int returned, int excellent, int competent, int basic, int incompetent,
                        Set<UUID> countedBy, String countedName, Instant countedAt, String confirmedName, Instant confirmedAt, int version) {

    /** Ballots with one of the four marks. */
    public int valid() {
        return excellent + competent + basic + incompetent;
    }

    /** Of the valid ones, adding up to 100.0%, in the order of the marks; empty texts without one. */
    public List<String> shares() {
        return Shares.of(List.of((long) excellent, (long) competent, (long) basic, (long) incompetent));
    }
}
