package org.unionhall.proposal.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ResultClass;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;

/** Who could be awarded, in the order that a formula gives; it chooses nobody. The weights are rules, the formula is on the page. */
@Service
public class Ranking {

    private static final double FULL_SECONDS = 10;

    private final Facts facts;
    private final Rulebook rulebook;
    private final JdbcClient jdbc;
    private final Clock clock;

    Ranking(Facts facts, Rulebook rulebook, JdbcClient jdbc, Clock clock) {
        this.facts = facts;
        this.rulebook = rulebook;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is awarded. */
    public enum Kind {
        PROPOSAL, DEPARTMENT, HANDLER
    }

    /** One in a ranking. @param score with one decimal, out of the sum of the weights @param cases handled; 1 of a proposal */
    public record Rank(UUID id, String name, double score, long cases) {
    }

    /** How many of a kind may be awarded. */
    public int quota(Kind kind) {
        return rule(kind == Kind.PROPOSAL ? ProposalRules.AWARD_PROPOSALS : kind == Kind.DEPARTMENT ? ProposalRules.AWARD_DEPARTMENTS : ProposalRules.AWARD_HANDLERS);
    }

    /** The three weights and the number of answers needed, as the formula on the page names them. */
    public List<Integer> weights(Kind kind) {
        return kind == Kind.PROPOSAL ? List.of(rule(ProposalRules.WEIGHT_SOLVED), rule(ProposalRules.WEIGHT_CONTENT), rule(ProposalRules.WEIGHT_SECONDS))
                : List.of(rule(ProposalRules.WEIGHT_PUNCTUAL), rule(ProposalRules.WEIGHT_SOLVING), rule(ProposalRules.WEIGHT_SATISFACTION), rule(ProposalRules.AWARD_LEAST));
    }

    /** Of one kind. */
    @Transactional(readOnly = true)
    public List<Rank> of(UUID session, Kind kind) {
        return of(session, facts.of(List.of(session)), kind);
    }

    /** Of every kind, counted from the same facts. */
    @Transactional(readOnly = true)
    public Map<Kind, List<Rank>> of(UUID session) {
        List<Fact> all = facts.of(List.of(session));
        return Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), kind -> of(session, all, kind)));
    }

    /** The best first; those of equal score by name. */
    private List<Rank> of(UUID session, List<Fact> all, Kind kind) {
        List<Rank> ranks = kind == Kind.PROPOSAL ? proposals(all)
                : kind == Kind.DEPARTMENT ? groups(all, Fact::department, names("personnel_department"))
                        : groups(all, drafters(session), names("personnel_person"));
        return ranks.stream().sorted(Comparator.comparing(Rank::score).reversed().thenComparing(Rank::name)).toList();
    }

    private List<Rank> proposals(List<Fact> all) {
        List<Fact> able = all.stream().filter(fact -> fact.closed() && fact.last() != null && fact.last() != Satisfaction.DISSATISFIED).toList();
        Map<UUID, String> titles = new HashMap<>();
        Map<UUID, Integer> seconds = new HashMap<>();
        jdbc.sql("select id, case_no || ' ' || title, coalesce(seconds, 0) from proposal where id = any(:ids)")
                .param("ids", able.stream().map(Fact::id).toArray(UUID[]::new)).query(rs -> {
                    titles.put(rs.getObject(1, UUID.class), rs.getString(2));
                    seconds.put(rs.getObject(1, UUID.class), rs.getInt(3));
                });
        List<Integer> weights = weights(Kind.PROPOSAL);
        return able.stream().map(fact -> new Rank(fact.id(), titles.get(fact.id()), rounded(weights.get(0) * solved(fact)
                + weights.get(1) * (fact.last() == Satisfaction.SATISFIED ? 1 : 0.6) + weights.get(2) * Math.min(1, seconds.get(fact.id()) / FULL_SECONDS)), 1)).toList();
    }

    private static double solved(Fact fact) {
        if (fact.result() == ResultClass.SOLVED || fact.promise() == Fact.Promise.KEPT) {
            return 1;
        }
        return fact.result() != ResultClass.PLANNED || fact.promise() == Fact.Promise.BROKEN ? 0 : fact.promise() == Fact.Promise.LATE ? 0.4 : 0.7;
    }

    private List<Rank> groups(List<Fact> all, Function<Fact, UUID> of, Function<List<UUID>, Map<UUID, String>> names) {
        Map<UUID, Tally> tallies = all.stream().filter(fact -> of.apply(fact) != null).collect(Collectors.groupingBy(of,
                Collectors.collectingAndThen(Collectors.toList(), Tally::new)));
        List<Integer> weights = weights(Kind.DEPARTMENT);
        List<Rank> ranks = new ArrayList<>();
        Map<UUID, String> named = names.apply(List.copyOf(tallies.keySet()));
        tallies.forEach((id, tally) -> {
            if (tally.count(Slice.ANSWERED) >= weights.get(3) && tally.tells(Rate.CONTENT)) {
                ranks.add(new Rank(id, named.get(id), rounded(weights.get(0) * tally.share(Rate.PUNCTUAL) + weights.get(1) * tally.share(Rate.SOLVING)
                        + weights.get(2) * tally.share(Rate.CONTENT)), tally.count(Slice.ANSWERED)));
            }
        });
        return ranks;
    }

    /** Who drafted the last answer of a case. */
    private Function<Fact, UUID> drafters(UUID session) {
        Map<UUID, UUID> drafters = new HashMap<>();
        jdbc.sql("""
                select s.proposal_id, s.person_id from proposal_step s join proposal t on t.id = s.proposal_id
                where t.session_id = :session and s.act = 'DRAFT_REPLY' and s.person_id is not null order by s.at, s.id
                """).param("session", session).query(rs -> {
                    drafters.put(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class));
                });
        return fact -> drafters.get(fact.id());
    }

    private Function<List<UUID>, Map<UUID, String>> names(String table) {
        return ids -> {
            Map<UUID, String> names = new HashMap<>();
            jdbc.sql("select id, name from " + table + " where id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).query(rs -> {
                names.put(rs.getObject(1, UUID.class), rs.getString(2));
            });
            return names;
        };
    }

    private int rule(Rule<Integer> rule) {
        return rulebook.get(rule, LocalDate.now(clock));
    }

    private static double rounded(double score) {
        return Math.round(score * 10) / 10.0;
    }
}
