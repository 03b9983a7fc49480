package org.unionhall.congress.prepare;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/** Delegations one by one: their names, their units, their heads. {@link Formation} forms all of a term. */
@Service
public class Delegations {

    static final int MOST = 60;

    private final Terms terms;
    private final DelegateRepository delegates;
    private final CongressRights rights;
    private final Audit audit;
    private final JdbcClient jdbc;

    Delegations(Terms terms, DelegateRepository delegates, CongressRights rights, Audit audit,
                JdbcClient jdbc) {
        this.terms = terms;
        this.delegates = delegates;
        this.rights = rights;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** @param units its electoral units by name; @param size its formal delegates, reviewed or published */
    public record Delegation(UUID id, int number, String name, List<String> units, int size, String head, String deputy, int version) {
    }

    /** Those of a term, by number. */
    public List<Delegation> of(UUID term) {
        return jdbc.sql("""
                select g.id, g.number, g.name, g.version,
                       (select coalesce(array_agg(u.short_name order by u.code), '{}') from congress_electorate e join membership_unit u on u.id = e.unit_id where e.delegation_id = g.id) as units,
                       (select count(*) from congress_delegate d where d.delegation_id = g.id and d.kind = 'FORMAL' and d.stage in ('QUALIFIED', 'ACTIVE')) as size,
                       (select p.name from congress_delegate d join personnel_person p on p.id = d.person_id where d.delegation_id = g.id and d.head = 'HEAD' and d.stage <> 'ENDED' limit 1) as head,
                       (select string_agg(p.name, '、' order by d.number) from congress_delegate d join personnel_person p on p.id = d.person_id
                        where d.delegation_id = g.id and d.head = 'DEPUTY' and d.stage <> 'ENDED') as deputy
                from congress_delegation g where g.term_id = :term order by g.number
                """).param("term", term).query((rs, n) -> new Delegation(rs.getObject("id", UUID.class), rs.getInt("number"), rs.getString("name"),
                        List.of((String[]) rs.getArray("units").getArray()), rs.getInt("size"), rs.getString("head"), rs.getString("deputy"), rs.getInt("version"))).list();
    }

    Term preparing(Actor actor, UUID termId) {
        Term term = terms.lock(termId, null);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        return term;
    }

    UUID insert(UUID term, int number, String name) {
        if (jdbc.sql("select exists (select 1 from congress_delegation where term_id = :term and (number = :number or name = :name))").param("term", term)
                .param("number", number).param("name", name).query(Boolean.class).single()) {
            throw Refusal.on("name", "congress.delegation.taken");
        }
        return jdbc.sql("insert into congress_delegation (term_id, number, name) values (:term, :number, :name) returning id").param("term", term).param("number", number)
                .param("name", name).query(UUID.class).single();
    }

    /** Adds one; @param number 0 for the next free one */
    @Transactional
    public UUID add(Actor actor, UUID termId, int number, String name) {
        Term term = preparing(actor, termId);
        int nr = number > 0 ? number : jdbc.sql("select coalesce(max(number), 0) + 1 from congress_delegation where term_id = :term").param("term", termId).query(Integer.class).single();
        UUID id = insert(termId, nr, name(name));
        audit.record(AuditEntry.of(actor, "congress.delegation.add").on("congress-delegation", id, name).change("term", null, Terms.label(term)));
        return id;
    }

    private static String name(String typed) {
        if (typed == null || typed.isBlank() || typed.codePointCount(0, typed.length()) > MOST) {
            throw Refusal.on("name", "congress.delegation.name", MOST);
        }
        return typed.strip();
    }

    /** Calls it otherwise. */
    @Transactional
    public void rename(Actor actor, UUID termId, UUID id, int version, String typed) {
        preparing(actor, termId);
        String name = name(typed);
        if (jdbc.sql("select exists (select 1 from congress_delegation where term_id = :term and name = :name and id <> :id)").param("term", termId).param("name", name)
                .param("id", id).query(Boolean.class).single()) {
            throw Refusal.on("name", "congress.delegation.taken");
        }
        if (jdbc.sql("update congress_delegation set name = :name, version = version + 1 where id = :id and term_id = :term and version = :version").param("id", id)
                .param("term", termId).param("version", version).param("name", name).update() == 0) {
            throw new Refusal("congress.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.delegation.rename").on("congress-delegation", id, name));
    }

    /** Puts an electoral unit with its delegates into a delegation. @param delegation null for none */
    @Transactional
    public void assign(Actor actor, UUID termId, UUID unit, UUID delegation) {
        Term term = preparing(actor, termId);
        if (delegation != null && of(termId).stream().noneMatch(one -> one.id().equals(delegation))) {
            throw new Refusal("congress.moved");
        }
        join(termId, unit, delegation);
        audit.record(AuditEntry.of(actor, "congress.delegation.assign").on("congress-term", termId, Terms.label(term)).change("unit", null, unit).change("delegation", null, delegation));
    }

    /** Whoever led another delegation leads none any more. */
    void join(UUID term, UUID unit, UUID delegation) {
        jdbc.sql("update congress_electorate set delegation_id = :delegation where term_id = :term and unit_id = :unit").param("term", term).param("unit", unit)
                .param("delegation", delegation, Types.OTHER).update();
        jdbc.sql("""
                update congress_delegate set head = case when delegation_id is not distinct from :delegation then head end, delegation_id = :delegation, version = version + 1
                where term_id = :term and unit_id = :unit and kind = 'FORMAL' and stage <> 'ENDED'
                """).param("term", term).param("unit", unit).param("delegation", delegation, Types.OTHER).update();
    }

    /**
     * Makes a formal delegate head or deputy of the own delegation, or neither. There is one head at a time; the one
     * before is none any more.
     *
     * @param post HEAD, DEPUTY or null
     * @throws Refusal {@code congress.delegation.head} for who is no formal delegate of a delegation
     */
    @Transactional
    public void lead(Actor actor, UUID delegateId, int version, String post) {
        Mandate seen = delegates.find(delegateId).orElseThrow(() -> new Refusal("congress.moved"));
        preparing(actor, seen.term());
        Mandate mandate = delegates.lock(delegateId).filter(one -> one.version() == version).orElseThrow(() -> new Refusal("congress.moved"));
        if (post != null && (!mandate.formal() || !mandate.stage().valid() || mandate.delegation() == null)) {
            throw new Refusal("congress.delegation.head");
        }
        if ("HEAD".equals(post)) {
            jdbc.sql("update congress_delegate set head = null, version = version + 1 where delegation_id = :delegation and head = 'HEAD' and id <> :id")
                    .param("delegation", mandate.delegation()).param("id", delegateId).update();
        }
        jdbc.sql("update congress_delegate set head = :post, version = version + 1 where id = :id").param("id", delegateId).param("post", post, Types.VARCHAR).update();
        audit.record(AuditEntry.of(actor, "congress.delegation.lead").on("congress-delegate", delegateId, Delegates.label(mandate)).change("post", mandate.head(), post));
    }
}
