package org.unionhall.congress.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.DelegationsForming;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/** Forms the delegations of a term of its electoral units, in their order and about as many seats in each; anew, until the first session is past its planning. */
@Service
public class Formation {

    private final Delegations delegations;
    private final Electorates electorates;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    Formation(Delegations delegations, Electorates electorates, Audit audit, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.delegations = delegations;
        this.electorates = electorates;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Forms so many delegations of the electoral units in their order, about as many seats in each; those there were
     * before are dissolved, and heads are chosen anew.
     *
     * @param names of the delegations, in order: the page knows the reader's language, the record keeps one
     * @throws Refusal {@code congress.delegation.*}; anew, {@code .settled} when a session is past its planning, {@code .in-use}
     *                 when a delegation has spoken; or the refusal of whoever hears {@link DelegationsForming}
     */
    @Transactional
    public void form(Actor actor, UUID termId, List<String> names) {
        Term term = delegations.preparing(actor, termId);
        List<Electorates.Electorate> units = electorates.of(termId);
        int seats = units.stream().mapToInt(Electorates.Electorate::seats).sum();
        if (seats == 0) {
            throw new Refusal("congress.delegation.no-seats");
        }
        if (names.isEmpty() || names.size() > Math.min(Delegations.MOST, units.size())) {
            throw Refusal.on("count", "congress.delegation.count", Math.min(Delegations.MOST, units.size()));
        }
        if (jdbc.sql("select exists (select 1 from congress_delegation where term_id = :term)").param("term", termId).query(Boolean.class).single()) {
            anew(termId, names.size());
        }
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            made.add(numbered(termId, i + 1, names.get(i)));
        }
        int before = 0;
        for (Electorates.Electorate unit : units) {
            delegations.join(termId, unit.unit(), made.get(Math.min(names.size() - 1, (int) ((long) before * names.size() / seats))));
            before += unit.seats();
        }
        dissolve(termId);
        audit.record(AuditEntry.of(actor, "congress.delegation.form").on("congress-term", termId, Terms.label(term)).rows(names.size()));
    }

    /**
     * Frees the delegations for another making: the first ones go on under their numbers, since whoever has ended stays in
     * theirs, the others are dissolved.
     */
    private void anew(UUID term, int kept) {
        if (jdbc.sql("select exists (select 1 from congress_session where term_id = :term and stage not in ('PLANNED', 'CALLED_OFF'))").param("term", term)
                .query(Boolean.class).single()) {
            throw new Refusal("congress.delegation.settled");
        }
        if (jdbc.sql("select exists (select 1 from congress_opinion o join congress_delegation g on g.id = o.delegation_id where g.term_id = :term)").param("term", term)
                .query(Boolean.class).single()) {
            throw new Refusal("congress.delegation.in-use");
        }
        events.publishEvent(new DelegationsForming(term));
        jdbc.sql("update congress_electorate set delegation_id = null where term_id = :term").param("term", term).update();
        jdbc.sql("update congress_delegate set delegation_id = null, head = null, version = version + 1 where term_id = :term and delegation_id is not null and stage <> 'ENDED'")
                .param("term", term).update();
        dissolve(term);
        jdbc.sql("update congress_delegation set name = id::text where term_id = :term and number <= :kept").param("term", term).param("kept", kept).update();
    }

    private UUID numbered(UUID term, int number, String name) {
        return jdbc.sql("update congress_delegation set name = :name, version = version + 1 where term_id = :term and number = :number and name = id::text returning id")
                .param("term", term).param("number", number).param("name", free(term, name)).query(UUID.class).optional().orElseGet(() -> delegations.insert(term, number, name));
    }

    private String free(UUID term, String name) {
        if (jdbc.sql("select exists (select 1 from congress_delegation where term_id = :term and name = :name)").param("term", term).param("name", name)
                .query(Boolean.class).single()) {
            throw Refusal.on("name", "congress.delegation.taken");
        }
        return name;
    }

    /** Those nothing belongs to. Proposals of a delegation keep it. */
    private void dissolve(UUID term) {
        jdbc.sql("""
                delete from congress_delegation g where g.term_id = :term and not exists (select 1 from congress_electorate e where e.delegation_id = g.id)
                  and not exists (select 1 from congress_delegate d where d.delegation_id = g.id)
                """).param("term", term).update();
    }
}
