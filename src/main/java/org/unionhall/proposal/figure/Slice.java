package org.unionhall.proposal.figure;

import static org.unionhall.proposal.figure.HonourKind.Reach.AWARDED;
import static org.unionhall.proposal.figure.HonourKind.Reach.REPORTED;
import static org.unionhall.proposal.figure.HonourLevel.CITY;
import static org.unionhall.proposal.figure.HonourLevel.NATION;
import static org.unionhall.proposal.figure.HonourLevel.PROVINCE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ResultClass;
import org.unionhall.proposal.figure.HonourKind.Reach;

/**
 * What is counted, each one condition: the number is the count of the list behind it. Papers are counted as they came
 * in, cases after merging. Marks are counted of closed cases only.
 */
public enum Slice {
    RECEIVED(fact -> fact.outcome() != null),
    FILED_PAPERS(fact -> fact.outcome() == Outcome.FILED),
    FILED(Fact::isCase),
    MERGED(fact -> fact.merged() && fact.outcome() != null),
    SUGGESTION(fact -> fact.outcome() == Outcome.SUGGESTION),
    NOT_FILED(fact -> fact.outcome() == Outcome.NOT_FILED),
    RETURNED(fact -> fact.outcome() == Outcome.RETURNED),
    WITHDRAWN(fact -> fact.outcome() == Outcome.WITHDRAWN),
    UNDECIDED(fact -> fact.outcome() == Outcome.UNDECIDED),

    SUGGESTION_OWED(fact -> fact.outcome() == Outcome.SUGGESTION && !fact.merged()),
    SUGGESTION_ANSWERED(fact -> fact.outcome() == Outcome.SUGGESTION && !fact.merged() && fact.answered()),

    ANSWERED(fact -> fact.isCase() && fact.answered()),
    ON_TIME(fact -> fact.isCase() && Boolean.TRUE.equals(fact.onTime())),
    LATE(fact -> fact.isCase() && Boolean.FALSE.equals(fact.onTime())),
    UNANSWERED(fact -> fact.isCase() && !fact.answered()),
    OVERDUE(fact -> fact.isCase() && fact.overdue()),
    SOLVED(fact -> fact.isCase() && fact.answered() && fact.result() == ResultClass.SOLVED),
    PLANNED(fact -> fact.isCase() && fact.answered() && fact.result() == ResultClass.PLANNED),
    NOT_NOW(fact -> fact.isCase() && fact.answered() && fact.result() == ResultClass.NOT_NOW),
    REFERENCE(fact -> fact.isCase() && fact.answered() && fact.result() == ResultClass.REFERENCE),
    AGAIN(fact -> fact.isCase() && fact.again()),
    ESCALATED(fact -> fact.stage() == ProposalStage.ESCALATED),

    CLOSED(Fact::closed),
    FIRST_SATISFIED(fact -> fact.closed() && fact.first() == Satisfaction.SATISFIED),
    FIRST_BASICALLY(fact -> fact.closed() && fact.first() == Satisfaction.BASICALLY),
    FIRST_DISSATISFIED(fact -> fact.closed() && fact.first() == Satisfaction.DISSATISFIED),
    FIRST_NONE(fact -> fact.closed() && fact.first() == null),
    LAST_SATISFIED(fact -> fact.closed() && fact.last() == Satisfaction.SATISFIED),
    LAST_BASICALLY(fact -> fact.closed() && fact.last() == Satisfaction.BASICALLY),
    LAST_DISSATISFIED(fact -> fact.closed() && fact.last() == Satisfaction.DISSATISFIED),
    LAST_NONE(fact -> fact.closed() && fact.last() == null),
    ATTITUDE_SATISFIED(fact -> fact.closed() && fact.attitude() == Satisfaction.SATISFIED),
    ATTITUDE_BASICALLY(fact -> fact.closed() && fact.attitude() == Satisfaction.BASICALLY),
    ATTITUDE_DISSATISFIED(fact -> fact.closed() && fact.attitude() == Satisfaction.DISSATISFIED),
    ATTITUDE_NONE(fact -> fact.closed() && fact.attitude() == null),

    PROMISE_OPEN(fact -> fact.isCase() && fact.promise() == Fact.Promise.OPEN),
    PROMISE_OVER(fact -> fact.isCase() && fact.promiseOver()),
    PROMISE_KEPT(fact -> fact.isCase() && fact.promise() == Fact.Promise.KEPT),
    PROMISE_LATE(fact -> fact.isCase() && fact.promise() == Fact.Promise.LATE),
    PROMISE_BROKEN(fact -> fact.isCase() && fact.promise() == Fact.Promise.BROKEN),

    /** Brought up from a congress of the second level, and brought up to the one above. */
    FROM_BELOW(fact -> fact.outcome() != null && fact.below()),
    RAISED(Fact::raised),
    /** Awarded by the school itself. */
    EXCELLENT(Fact::excellent),
    CITY_REPORTED(fact -> fact.reached(CITY, REPORTED)),
    CITY_RECEIVED(fact -> fact.reached(CITY, Reach.RECEIVED)),
    CITY_AWARDED(fact -> fact.reached(CITY, AWARDED)),
    PROVINCE_REPORTED(fact -> fact.reached(PROVINCE, REPORTED)),
    PROVINCE_RECEIVED(fact -> fact.reached(PROVINCE, Reach.RECEIVED)),
    PROVINCE_AWARDED(fact -> fact.reached(PROVINCE, AWARDED)),
    NATION_REPORTED(fact -> fact.reached(NATION, REPORTED)),
    NATION_RECEIVED(fact -> fact.reached(NATION, Reach.RECEIVED)),
    NATION_AWARDED(fact -> fact.reached(NATION, AWARDED));

    /** From what the school received to what the nation awarded; each row one level: put forward, received, awarded. */
    public static final Map<String, List<Slice>> FUNNEL = funnel();

    private final Predicate<Fact> counts;

    Slice(Predicate<Fact> counts) {
        this.counts = counts;
    }

    public boolean counts(Fact fact) {
        return counts.test(fact);
    }

    private static Map<String, List<Slice>> funnel() {
        Map<String, List<Slice>> funnel = new LinkedHashMap<>();
        funnel.put("SCHOOL", List.of(RECEIVED, FILED, EXCELLENT));
        for (HonourLevel level : HonourLevel.values()) {
            funnel.put(level.name(), Stream.of(Reach.values()).map(reach -> valueOf(level + "_" + reach)).toList());
        }
        return funnel;
    }

    /** Whether it tells marks apart: never for one department, whose few cases would give a single evaluation away. */
    public boolean marks() {
        return name().startsWith("FIRST_") || name().startsWith("LAST_") || name().startsWith("ATTITUDE_");
    }
}
