package org.unionhall.proposal.write;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.congress.Delegate;
import org.unionhall.identity.PersonId;
import org.unionhall.proposal.SecondState;
import org.unionhall.proposal.write.Seconds.Second;

/** What delegates say to a proposal, one row each: who is asked to propose together does not second it, and the other way round. */
@Repository
class SecondRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    SecondRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every row, the confirmed ones first. */
    List<Second> of(UUID proposal) {
        return jdbc.sql("""
                select x.person_id, p.name, g.name, x.state, coalesce(x.said_at, x.invited_at),
                       d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today), x.joint
                from proposal_second x join personnel_person p on p.id = x.person_id join congress_delegate d on d.id = x.delegate_id
                left join congress_delegation g on g.id = d.delegation_id where x.proposal_id = :id order by x.state = 'CONFIRMED' desc, 5, p.name_pinyin, p.id
                """).param("id", proposal).param("today", LocalDate.now(clock)).query((rs, n) -> new Second(rs.getObject(1, UUID.class), rs.getString(2),
                        rs.getString(3), SecondState.valueOf(rs.getString(4)), rs.getTimestamp(5).toInstant(), rs.getBoolean(6), rs.getBoolean(7))).list();
    }

    /** One delegate's row. */
    record Said(SecondState state, boolean joint) {
    }

    Optional<Said> of(UUID proposal, PersonId person) {
        return jdbc.sql("select state, joint from proposal_second where proposal_id = :id and person_id = :person").param("id", proposal)
                .param("person", person.value()).query((rs, n) -> new Said(SecondState.valueOf(rs.getString(1)), rs.getBoolean(2))).optional();
    }

    /** Writes what a delegate is asked, or says. */
    void write(UUID proposal, Delegate delegate, SecondState state, boolean joint) {
        boolean invitation = state == SecondState.INVITED;
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into proposal_second (proposal_id, person_id, delegate_id, state, joint, invited_at, said_at)
                values (:id, :person, :delegate, :state, :joint, :invited, :said)
                on conflict (proposal_id, person_id) do update set state = excluded.state, joint = excluded.joint, delegate_id = excluded.delegate_id,
                    invited_at = coalesce(excluded.invited_at, proposal_second.invited_at), said_at = excluded.said_at
                """).param("id", proposal).param("person", delegate.person().value()).param("delegate", delegate.id()).param("state", state.name())
                .param("joint", joint).param("invited", invitation ? now : null, Types.TIMESTAMP).param("said", invitation ? null : now, Types.TIMESTAMP).update();
    }

    /** Takes an invitation without an answer back; it is as if the delegate had not been asked. @return whether there was one */
    boolean callOff(UUID proposal, UUID person, boolean joint) {
        return jdbc.sql("delete from proposal_second where proposal_id = :id and person_id = :person and joint = :joint and state in ('INVITED', 'RESET')").param("id", proposal)
                .param("person", person).param("joint", joint).update() == 1;
    }

    /** Everybody who had confirmed must do so anew, but for one. @param but null for nobody; @return whom it concerns */
    List<UUID> reset(UUID proposal, boolean joint, UUID but) {
        return jdbc.sql("""
                update proposal_second set state = 'RESET' where proposal_id = :id and joint = :joint and state = 'CONFIRMED' and person_id is distinct from :but
                returning person_id
                """).param("id", proposal).param("joint", joint).param("but", but, Types.OTHER).query(UUID.class).list();
    }
}
