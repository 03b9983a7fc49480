package org.unionhall.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.personnel.PersonWords;

/** Lists of proposals: always within what the reader may see, whatever is looked for. */
@Service
public class ProposalList {

    private static final String ROWS = Docket.COLUMNS.replaceFirst("select t\\.\\*,", "select t.*, (select name from congress_delegation where id = "
            + Origin.DELEGATION + ") as delegation,");
    private static final int MOST_WORDS = 6;
    /** Answered, and the reader is one of the proposers, of a merged one too, who has not said anything in this round. */
    private static final String EVALUATES = """
            t.stage = 'REPLIED' and exists (select 1 from proposal_proposer o join proposal s on s.id = o.proposal_id
                where o.person_id = :s_person and (s.id = t.id or s.merged_into = t.id))
            and not exists (select 1 from proposal_evaluation e where e.proposal_id = t.id and e.round = t.round and e.person_id = :s_person)
            and not\s""" + Undertakers.answers("s_person", "s_today");

    private final JdbcClient jdbc;
    private final ProposalSight sight;
    private final PersonWords people;

    ProposalList(JdbcClient jdbc, ProposalSight sight, PersonWords people) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.people = people;
    }

    /** A line. @param delegation of the first proposer, or whose collective proposal it is; null for none */
    public record Row(Proposal proposal, String delegation) {
    }

    /** Rows that are left out of a list although the reader may see them, and more values. */
    public record Only(String sql, Map<String, Object> values) {

        public static final Only ALL = new Only("true", Map.of());
    }

    public long count(Actor actor, ProposalSearch search) {
        return count(actor, search, Only.ALL);
    }

    public long count(Actor actor, ProposalSearch search, Only only) {
        Query query = query(actor, search, only);
        return jdbc.sql("select count(*) from proposal t where " + query.sql).params(query.values).query(Long.class).single();
    }

    public List<Row> rows(Actor actor, ProposalSearch search, int size, long offset) {
        return rows(actor, search, Only.ALL, size, offset);
    }

    public List<Row> rows(Actor actor, ProposalSearch search, Only only, int size, long offset) {
        Query query = query(actor, search, only);
        return jdbc.sql(ROWS + " where " + query.sql + " order by " + search.order() + " limit :size offset :offset").params(query.values)
                .param("size", size).param("offset", offset).query((rs, n) -> new Row(Docket.read(rs, n), rs.getString("delegation"))).list();
    }

    /** All rows, one after the other, without keeping them. */
    public void each(Actor actor, ProposalSearch search, Only only, Consumer<Row> reader) {
        Query query = query(actor, search, only);
        jdbc.sql(ROWS + " where " + query.sql + " order by " + search.order()).withFetchSize(500).params(query.values)
                .query(rs -> {
                    reader.accept(new Row(Docket.read(rs, 0), rs.getString("delegation")));
                });
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    private Query query(Actor actor, ProposalSearch search, Only only) {
        ProposalSight.Condition seen = sight.of(actor);
        Map<String, Object> values = new HashMap<>(seen.values());
        values.putAll(only.values());
        List<String> all = new ArrayList<>(List.of(only.sql(), seen.sql()));
        filter(all, values, "session", "t.session_id = :session", search.session());
        filter(all, values, "stage", "t.stage = :stage", search.stage() == null ? null : search.stage().name());
        filter(all, values, "category", "t.category = :category", search.category() == null ? null : search.category().name());
        filter(all, values, "department", "t.lead_department = :department", search.department());
        filter(all, values, "delegation", Origin.DELEGATION + " = :delegation", search.delegation());
        filter(all, values, "outcome", "(" + Outcome.SQL + ") = :outcome", search.outcome() == null ? null : search.outcome().name());
        if (search.evaluate()) {
            all.add(EVALUATES);
        }
        words(search.words(), all, values);
        return new Query(String.join(" and ", all), values);
    }

    private static void filter(List<String> all, Map<String, Object> values, String name, String sql, Object value) {
        if (value != null) {
            all.add(sql);
            values.put(name, value);
        }
    }

    /** Every word stands in the text, or all together are a proposer's name, or it is the number: looked for apart, each by its own index. */
    private void words(String typed, List<String> all, Map<String, Object> values) {
        String text = typed == null ? "" : typed.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        List<String> words = Arrays.stream(text.split("[\\s　]+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
        if (words.isEmpty()) {
            return;
        }
        StringBuilder found = new StringBuilder("t.id in (select w.id from proposal_text x join proposal w on w.id = x.proposal_id where true");
        for (int n = 0; n < words.size(); n++) {
            values.put("w" + n, words.get(n));
            values.put("l" + n, "%" + words.get(n).replaceAll("([\\\\%_])", "\\\\$1") + "%");
            found.append(" and x.body @> proposal_pairs(:w%d) and (w.title ilike :l%d or w.reason ilike :l%d or w.measures ilike :l%d)".formatted(n, n, n, n));
        }
        found.append(" union all select c.id from proposal c where c.case_no ilike :number");
        values.put("number", words.get(0).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        people.of(text, false).ifPresent(question -> {
            found.append(" union all select unnest(array[c.id, c.merged_into]) from proposal_proposer r join proposal c on c.id = r.proposal_id where r.person_id in (")
                    .append(question.people()).append(")");
            values.putAll(question.values());
        });
        all.add(found.append(")").toString());
    }

    /** How far the reader's rights go: equal texts, equal rights. */
    public String reach(Actor actor) {
        Map<String, Object> values = sight.of(actor).values();
        StringBuilder reach = new StringBuilder();
        values.entrySet().stream().filter(entry -> !entry.getKey().equals("s_today")).sorted(Map.Entry.comparingByKey()).forEach(entry ->
                reach.append(entry.getKey()).append('=').append(entry.getValue() instanceof Object[] many
                        ? Arrays.stream(many).map(Object::toString).sorted().toList() : entry.getValue()).append(' '));
        return reach.toString().strip();
    }

    /** The departments that lead any proposal the reader may see, by name. */
    public List<Named> departments(Actor actor) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql("""
                select d.id, d.name from personnel_department d
                where d.id in (select t.lead_department from proposal t where t.lead_department is not null and\s""" + seen.sql() + ") order by d.name")
                .params(seen.values()).query((rs, n) -> new Named(rs.getObject(1, UUID.class), rs.getString(2))).list();
    }

    public record Named(UUID id, String name) {
    }
}
