package org.unionhall.proposal.figure.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalSearch.Sort;
import org.unionhall.proposal.ProposalSight;

/** What stands in the book of a session: every case its reader may read, in the order of their numbers. */
@Component
class Book {

    private final ProposalList list;
    private final ProposalSight sight;
    private final JdbcClient jdbc;

    Book(ProposalList list, ProposalSight sight, JdbcClient jdbc) {
        this.list = list;
        this.sight = sight;
        this.jdbc = jdbc;
    }

    /** One case. @param authors those of the ones merged into it too @param merged the texts of those @param answer what was answered last; null before that */
    record Case(Proposal proposal, String delegation, List<String> authors, List<Merged> merged, String answer) {
    }

    /** What was merged into a case, as it was handed in. */
    record Merged(String title, String reason, String measures) {
    }

    /** @param only null for every category */
    long count(Actor actor, Session session, Category only) {
        return list.count(actor, search(session, only));
    }

    List<Case> cases(Actor actor, Session session, Category only) {
        List<ProposalList.Row> rows = new ArrayList<>();
        list.each(actor, search(session, only), Only.ALL, rows::add);
        UUID[] ids = rows.stream().map(row -> row.proposal().id()).toArray(UUID[]::new);
        Map<UUID, List<String>> authors = new LinkedHashMap<>();
        jdbc.sql("""
                select coalesce(t.merged_into, t.id), p.name from proposal t join proposal_proposer r on r.proposal_id = t.id join personnel_person p on p.id = r.person_id
                where t.id = any(:ids) or t.merged_into = any(:ids) order by t.merged_into is not null, t.submitted_at, r.nr
                """).param("ids", ids).query(rs -> {
                    authors.computeIfAbsent(rs.getObject(1, UUID.class), first -> new ArrayList<>()).add(rs.getString(2));
                });
        Map<UUID, String> answers = new HashMap<>();
        jdbc.sql("select proposal_id, text from proposal_reply where proposal_id = any(:ids) and released_at is not null order by round, nr").param("ids", ids).query(rs -> {
            answers.put(rs.getObject(1, UUID.class), rs.getString(2));
        });
        ProposalSight.Condition seen = sight.of(actor);
        Map<UUID, List<Merged>> merged = new HashMap<>();
        jdbc.sql("select t.merged_into, t.title, t.reason, t.measures from proposal t where t.merged_into = any(:ids) and " + seen.sql() + " order by t.submitted_at, t.id")
                .params(seen.values()).param("ids", ids).query(rs -> {
                    merged.computeIfAbsent(rs.getObject(1, UUID.class), first -> new ArrayList<>()).add(new Merged(rs.getString(2), rs.getString(3), rs.getString(4)));
                });
        return rows.stream().map(row -> new Case(row.proposal(), row.delegation(), authors.getOrDefault(row.proposal().id(), List.of()).stream().distinct().toList(),
                merged.getOrDefault(row.proposal().id(), List.of()), answers.get(row.proposal().id()))).toList();
    }

    private static ProposalSearch search(Session session, Category only) {
        return new ProposalSearch("", session.id(), null, Outcome.FILED, only, null, null, Sort.NUMBER, false, false);
    }
}
