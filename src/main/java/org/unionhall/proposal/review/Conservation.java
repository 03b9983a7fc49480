package org.unionhall.proposal.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.proposal.Origin;
import org.unionhall.proposal.Outcome;

/**
 * Nothing that came in is lost: received = filed + suggestions + returned + not filed + withdrawn + not decided yet.
 * What came in is counted by the journals, what became of it by where the proposals stand: two roads that must meet.
 * Before merging every paper counts, with the outcome of the case it is part of; after merging every case.
 */
@Service
public class Conservation {

    /** The outcome of each paper: for what was merged, that of the case that carries it. */
    private static final String OUTCOMES = """
            select c.session_id, c.delegation, f.outcome, count(*) as papers, count(*) filter (where not c.merged) as cases
            from (select t.id, t.session_id, t.stage = 'MERGED' as merged, coalesce(t.merged_into, t.id) as carrier,
                         %s as delegation
                  from proposal t where t.session_id = any(:sessions) and t.stage not in ('DRAFT', 'SECONDING')) c
            cross join lateral (select\s""".formatted(Origin.DELEGATION) + Outcome.SQL + """
             as outcome from proposal t where t.id = c.carrier) f
            where f.outcome is not null group by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    Conservation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param papers before merging; @param cases after */
    public record Count(long papers, long cases) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(papers + other.papers, cases + other.cases);
        }
    }

    /**
     * The sum of one session, or of one delegation in it.
     *
     * @param received papers that reached the committee, by their journals
     * @param by       every outcome, those that did not happen with zero
     */
    public record Sum(long received, Map<Outcome, Count> by) {

        public Count of(Outcome outcome) {
            return by.get(outcome);
        }

        public Count all() {
            return by.values().stream().reduce(Count.NONE, Count::plus);
        }

        /** Whether as much came out as came in. */
        public boolean holds() {
            return received == all().papers();
        }
    }

    /** The sums of some sessions; each has one. */
    public Map<UUID, Sum> of(Collection<UUID> sessions) {
        UUID[] ids = sessions.toArray(UUID[]::new);
        Map<UUID, Long> received = new LinkedHashMap<>();
        jdbc.sql("select t.session_id, count(*) from proposal t where t.session_id = any(:sessions) and " + Origin.RECEIVED + " group by 1").param("sessions", ids).query(rs -> {
                    received.put(rs.getObject(1, UUID.class), rs.getLong(2));
                });
        Map<UUID, Map<Outcome, Count>> outcomes = new LinkedHashMap<>();
        jdbc.sql(OUTCOMES).param("sessions", ids).query(rs -> {
            outcomes.computeIfAbsent(rs.getObject(1, UUID.class), none -> nothing())
                    .merge(Outcome.valueOf(rs.getString(3)), new Count(rs.getLong(4), rs.getLong(5)), Count::plus);
        });
        Map<UUID, Sum> sums = new LinkedHashMap<>();
        sessions.forEach(id -> sums.put(id, new Sum(received.getOrDefault(id, 0L), outcomes.getOrDefault(id, nothing()))));
        return sums;
    }

    public Sum of(UUID session) {
        return of(List.of(session)).get(session);
    }

    /** A delegation's part. @param delegation null for what comes from none */
    public record Part(UUID delegation, String name, Map<Outcome, Count> by) {

        public Count of(Outcome outcome) {
            return by.get(outcome);
        }

        public Count all() {
            return by.values().stream().reduce(Count.NONE, Count::plus);
        }
    }

    /** Every delegation of a session, those without a proposal too, by number; at the end what comes from none. */
    public List<Part> byDelegation(UUID session) {
        Map<UUID, Map<Outcome, Count>> found = new LinkedHashMap<>();
        jdbc.sql(OUTCOMES).param("sessions", new UUID[] {session}).query(rs -> {
            found.computeIfAbsent(rs.getObject(2, UUID.class), none -> nothing())
                    .merge(Outcome.valueOf(rs.getString(3)), new Count(rs.getLong(4), rs.getLong(5)), Count::plus);
        });
        List<Part> parts = new ArrayList<>(jdbc.sql("""
                select g.id, g.name from congress_delegation g join congress_session e on e.term_id = g.term_id where e.id = :session order by g.number
                """).param("session", session).query((rs, n) -> new Part(rs.getObject(1, UUID.class), rs.getString(2),
                        found.getOrDefault(rs.getObject(1, UUID.class), nothing()))).list());
        if (found.containsKey(null)) {
            parts.add(new Part(null, null, found.get(null)));
        }
        return parts;
    }

    private static Map<Outcome, Count> nothing() {
        Map<Outcome, Count> by = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            by.put(outcome, Count.NONE);
        }
        return by;
    }
}
