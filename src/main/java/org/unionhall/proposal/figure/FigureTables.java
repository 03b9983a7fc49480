package org.unionhall.proposal.figure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;

/** Awards of handlers when two records of people become one: who was chosen under both was chosen once. */
@Component
class FigureTables implements MergeParticipant {

    private final JdbcClient jdbc;

    FigureTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("proposal_award", PersonTable.Strategy.JOINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        return List.of();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        jdbc.sql("""
                update proposal_award g set stage = 'DROPPED', number = null where g.person_id = :goes and g.stage <> 'DROPPED'
                  and exists (select 1 from proposal_award s where s.person_id = :stays and s.session_id = g.session_id and s.stage <> 'DROPPED')
                """).param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("update proposal_award set person_id = :stays where person_id = :goes").param("stays", stays.value()).param("goes", goes.value()).update();
    }
}
