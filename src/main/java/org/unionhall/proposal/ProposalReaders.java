package org.unionhall.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;

/** The accounts of those a letter about a proposal goes to. */
@Component
public class ProposalReaders {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProposalReaders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everybody who proposes it, with those of the ones merged into it. */
    public List<AccountId> proposers(UUID proposal) {
        return jdbc.sql("""
                select distinct a.id from proposal t join proposal_proposer r on r.proposal_id = t.id join identity_account a on a.person_id = r.person_id
                where t.id = :id or t.merged_into = :id
                """).param("id", proposal).query(ProposalReaders::account).list();
    }

    /** Head and deputy of the delegation it comes from, as far as they do not propose it themselves and have an account they can use. */
    public List<AccountId> heads(UUID proposal) {
        return jdbc.sql("""
                select distinct a.id from proposal t join congress_session e on e.id = t.session_id
                join congress_delegate h on h.term_id = e.term_id and h.delegation_id = %s and h.head is not null
                    and h.kind = 'FORMAL' and h.from_on <= :today and (h.to_on is null or h.to_on > :today)
                join identity_account a on a.person_id = h.person_id and a.disabled_at is null
                where t.id = :id and not exists (select 1 from proposal_proposer own where own.proposal_id = t.id and own.person_id = h.person_id)
                """.formatted(Origin.DELEGATION)).param("id", proposal).param("today", LocalDate.now(clock)).query(ProposalReaders::account).list();
    }

    /** The presidium that looks after its session, as far as its members do not propose it themselves. */
    public List<AccountId> presidium(UUID proposal) {
        return jdbc.sql("""
                select distinct a.id from proposal t join congress_session e on e.id = t.session_id
                join congress_seating w on w.term_id = e.term_id
                join congress_seat c on c.term_id = w.by_term_id and c.committee = 'PRESIDIUM' and c.from_on <= :today and (c.to_on is null or c.to_on > :today)
                join identity_account a on a.person_id = c.person_id and a.disabled_at is null
                where t.id = :id and not exists (select 1 from proposal_proposer own join proposal o on o.id = own.proposal_id
                    where (o.id = t.id or o.merged_into = t.id) and own.person_id = c.person_id)
                """).param("id", proposal).param("today", LocalDate.now(clock)).query(ProposalReaders::account).list();
    }

    /** Who sits on the proposal committee that looks after a session, and who runs its congress. */
    public List<AccountId> committee(UUID session) {
        return Stream.concat(jdbc.sql("""
                select distinct a.id from congress_session e join congress_seating w on w.term_id = e.term_id
                join congress_seat c on c.term_id = w.by_term_id and c.committee = 'PROPOSALS' and c.from_on <= :today and (c.to_on is null or c.to_on > :today)
                join identity_account a on a.person_id = c.person_id and a.disabled_at is null where e.id = :session
                """).param("session", session).param("today", LocalDate.now(clock)).query(ProposalReaders::account).list().stream(), office(session).stream())
                .distinct().toList();
    }

    /** Who runs the congress of a session: its congress officer, at the second level the union's chair. */
    public List<AccountId> office(UUID session) {
        return jdbc.sql("""
                select a.id from identity_account a join identity_grant g on g.account_id = a.id
                where g.role = 'CONGRESS_OFFICER' and g.from_on <= :today and (g.to_on is null or g.to_on > :today) and a.disabled_at is null
                  and (g.unit_id is null or exists (select 1 from congress_session s join congress_term t on t.id = s.term_id
                      join membership_unit_below b on b.unit_id = t.unit_id where s.id = :session and b.ancestor_id = g.unit_id))
                union
                select a.id from congress_session s join congress_term t on t.id = s.term_id
                join membership_unit u on u.id = t.unit_id and u.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP', 'GROUP')
                join membership_office o on o.unit_id = u.id and o.post in ('CHAIR', 'EXECUTIVE_VICE_CHAIR') and daterange(o.from_on, o.to_on) @> :today::date
                join identity_account a on a.person_id = o.person_id where s.id = :session and a.disabled_at is null
                """).param("session", session).param("today", LocalDate.now(clock)).query(ProposalReaders::account).list();
    }

    /** The accounts of people that can be used. */
    public List<AccountId> people(Collection<UUID> persons) {
        return jdbc.sql("select id from identity_account where person_id = any(:persons) and disabled_at is null").param("persons", persons.toArray(UUID[]::new))
                .query(ProposalReaders::account).list();
    }

    /** As {@link #people}. */
    public List<AccountId> of(Collection<PersonId> people) {
        return people(people.stream().map(PersonId::value).toList());
    }

    private static AccountId account(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new AccountId(rs.getObject(1, UUID.class));
    }
}
