package org.unionhall.proposal.handle;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/** Evaluations and contradictions when two records of people become one: what was said first counts. */
@Component
class HandleTables implements MergeParticipant {

    private final JdbcClient jdbc;

    HandleTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("proposal_evaluation", Strategy.JOINS), PersonTable.of("proposal_contradiction", Strategy.JOINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        return List.of();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        run("delete from proposal_evaluation g using proposal_evaluation s where g.person_id = :goes and s.person_id = :stays and s.proposal_id = g.proposal_id and s.round = g.round",
                stays, goes);
        run("update proposal_evaluation set person_id = :stays where person_id = :goes", stays, goes);
        run("delete from proposal_contradiction g using proposal_contradiction s where g.person_id = :goes and s.person_id = :stays and s.promise_id = g.promise_id",
                stays, goes);
        run("update proposal_contradiction set person_id = :stays where person_id = :goes", stays, goes);
    }

    private void run(String sql, PersonId stays, PersonId goes) {
        jdbc.sql(sql).params(Map.of("stays", stays.value(), "goes", goes.value())).update();
    }
}
