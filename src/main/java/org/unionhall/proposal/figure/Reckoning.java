package org.unionhall.proposal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.Category;

/** The proposals of a session, or of a term, counted whole and told apart. */
@Service
public class Reckoning {

    private final Facts facts;
    private final Congresses congresses;
    private final JdbcClient jdbc;

    Reckoning(Facts facts, Congresses congresses, JdbcClient jdbc) {
        this.facts = facts;
        this.congresses = congresses;
        this.jdbc = jdbc;
    }

    /**
     * What is asked about: one session, or all of a term.
     *
     * @param session null for the whole term
     */
    public record Period(Session session, UUID term, List<UUID> sessions) {

        /** As addresses have it. */
        public String query() {
            return session == null ? "term=" + term : "session=" + session.id();
        }
    }

    /**
     * What stands behind an address; without one that makes sense the newest session that has received anything, first of the
     * reader's own unit and those above it. Null where there is none.
     */
    public Period period(Actor reader, UUID session, UUID term) {
        List<Session> all = congresses.sessions();
        if (term != null && all.stream().anyMatch(one -> one.term().equals(term))) {
            return new Period(null, term, all.stream().filter(one -> one.term().equals(term)).map(Session::id).toList());
        }
        List<UUID> used = jdbc.sql("select distinct session_id from proposal where stage not in ('DRAFT', 'SECONDING')").query(UUID.class).list();
        List<UUID> line = line(reader);
        return all.stream().filter(one -> one.id().equals(session)).findFirst()
                .or(() -> all.stream().filter(one -> used.contains(one.id()) && line.contains(one.unit())).findFirst())
                .or(() -> all.stream().filter(one -> used.contains(one.id())).findFirst()).or(() -> all.stream().findFirst())
                .map(one -> new Period(one, one.term(), List.of(one.id()))).orElse(null);
    }

    /** The units that a reader belongs to or works for, and all above them; who has none reads of the school. */
    private List<UUID> line(Actor reader) {
        return jdbc.sql("""
                select b.ancestor_id from membership_unit_below b where b.unit_id = any(:roots)
                    or b.unit_id in (select s.unit_id from membership_stay s where s.person_id = :person and s.to_on is null)
                union select id from membership_unit where parent_id is null
                """).param("roots", reader.scope(Role.values()).roots().toArray(UUID[]::new))
                .param("person", reader.person() == null ? new UUID(0, 0) : reader.person().value()).query(UUID.class).list();
    }

    /**
     * One line of a table.
     *
     * @param key    as addresses have it; empty for none
     * @param name   null where {@code key} is a code or empty
     */
    public record Line(String key, String name, Tally tally) {
    }

    /** @param byDelegation those without a proposal too; @param byDepartment who leads in answering a case */
    public record Sum(Tally all, long received, List<Line> byCategory, List<Line> byDelegation, List<Line> byDepartment) {

        /** Whether what came in by the journals is what became of it. */
        public boolean holds() {
            return received == all.count(Slice.RECEIVED);
        }
    }

    @Transactional(readOnly = true)
    public Sum of(Period period) {
        List<Fact> all = facts.of(period.sessions());
        Map<UUID, String> delegations = new LinkedHashMap<>();
        // sessions of one term have the same delegations
        period.sessions().stream().limit(1).forEach(session -> congresses.delegations(session).forEach(one -> delegations.put(one.id(), one.name())));
        Map<UUID, String> departments = new LinkedHashMap<>();
        jdbc.sql("select id, name from personnel_department where id in (select lead_department from proposal where session_id = any(:sessions)) order by code")
                .param("sessions", period.sessions().toArray(UUID[]::new)).query(rs -> {
                    departments.put(rs.getObject(1, UUID.class), rs.getString(2));
                });
        List<Line> byCategory = new ArrayList<>();
        Map<Object, List<Fact>> categories = grouped(all, Fact::category);
        for (Category category : Category.values()) {
            byCategory.add(new Line(category.name(), null, new Tally(categories.getOrDefault(category, List.of()))));
        }
        return new Sum(new Tally(all), all.stream().filter(Fact::received).count(), byCategory, lines(all, Fact::delegation, delegations, Slice.RECEIVED),
                lines(all, Fact::department, departments, Slice.FILED));
    }

    /** Every named one in its order, and at the end what belongs to none, where there is any. */
    private static List<Line> lines(List<Fact> all, Function<Fact, UUID> of, Map<UUID, String> names, Slice counted) {
        Map<Object, List<Fact>> groups = grouped(all, of::apply);
        List<Line> lines = new ArrayList<>();
        names.forEach((id, name) -> lines.add(new Line(id.toString(), name, new Tally(groups.getOrDefault(id, List.of())))));
        Line none = new Line("none", null, new Tally(groups.getOrDefault(null, List.of())));
        if (none.tally().count(counted) > 0) {
            lines.add(none);
        }
        return lines;
    }

    private static Map<Object, List<Fact>> grouped(List<Fact> all, Function<Fact, Object> of) {
        Map<Object, List<Fact>> groups = new LinkedHashMap<>();
        all.forEach(fact -> groups.computeIfAbsent(of.apply(fact), first -> new ArrayList<>()).add(fact));
        return groups;
    }

    /** Every session of the same union that has received anything, the newest first. */
    @Transactional(readOnly = true)
    public Map<Session, Tally> compared(Period period) {
        List<Session> all = congresses.sessions();
        UUID unit = all.stream().filter(one -> one.term().equals(period.term())).map(Session::unit).findFirst().orElseThrow();
        List<Session> same = all.stream().filter(one -> one.unit().equals(unit)).toList();
        Map<UUID, List<Fact>> facts = this.facts.of(same.stream().map(Session::id).toList()).stream().collect(Collectors.groupingBy(Fact::session));
        Map<Session, Tally> compared = new LinkedHashMap<>();
        same.stream().filter(one -> facts.containsKey(one.id())).forEach(one -> compared.put(one, new Tally(facts.get(one.id()))));
        return compared;
    }

    /**
     * The proposals behind a number.
     *
     * @param category null for every one; @param delegation, department an id, {@code none}, or empty for every one
     */
    @Transactional(readOnly = true)
    public List<UUID> behind(Period period, Slice slice, Category category, String delegation, String department) {
        return facts.of(period.sessions()).stream().filter(slice::counts).filter(fact -> category == null || fact.category() == category)
                .filter(fact -> fits(delegation, fact.delegation())).filter(fact -> fits(department, fact.department())).map(Fact::id).toList();
    }

    private static boolean fits(String wanted, UUID is) {
        return wanted.isEmpty() || (is == null ? wanted.equals("none") : wanted.equals(is.toString()));
    }
}
