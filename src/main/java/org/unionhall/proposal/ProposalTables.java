package org.unionhall.proposal;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/** Proposals, seconds and posts when two records of people become one: who did the same under both did it once. */
@Component
class ProposalTables implements MergeParticipant {

    private static final String TWICE = """
            delete from %s g using %s s where s.proposal_id = g.proposal_id and s.person_id <> g.person_id
              and s.person_id in (:stays, :goes) and g.person_id in (:stays, :goes)""";
    private static final String SAYS = "array['CONFIRMED', 'RESET', 'WITHDRAWN', 'DECLINED', 'INVITED']";

    private final JdbcClient jdbc;

    ProposalTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(new PersonTable("proposal", List.of("leader_id"), Strategy.MOVES), PersonTable.of("proposal_proposer", Strategy.JOINS),
                PersonTable.of("proposal_second", Strategy.JOINS), PersonTable.of("proposal_step", Strategy.MOVES),
                PersonTable.of("proposal_undertaker", Strategy.JOINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        return List.of();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        run("update proposal set leader_id = :stays where leader_id = :goes", stays, goes);
        run("update proposal_step set person_id = :stays where person_id = :goes", stays, goes);
        // who wrote it stays who wrote it
        run(TWICE.formatted("proposal_proposer", "proposal_proposer") + " and g.nr > s.nr", stays, goes);
        // of two words the one that says more
        run(TWICE.formatted("proposal_second", "proposal_second") + " and (array_position(" + SAYS + ", g.state), g.person_id = :goes)"
                + " > (array_position(" + SAYS + ", s.state), s.person_id = :goes)", stays, goes);
        for (String table : List.of("proposal_proposer", "proposal_second")) {
            run("update " + table + " set person_id = :stays where person_id = :goes", stays, goes);
        }
        // nobody seconds a proposal of their own
        run("""
                delete from proposal_second x using proposal_proposer r
                where r.proposal_id = x.proposal_id and r.person_id = x.person_id and x.person_id in (:stays, :goes) and not x.joint
                """, stays, goes);
        run("""
                delete from proposal_undertaker g using proposal_undertaker s where g.person_id = :goes and s.person_id = :stays
                    and s.department_id = g.department_id and s.post = g.post and g.to_on is null and s.to_on is null
                """, stays, goes);
        run("update proposal_undertaker set person_id = :stays where person_id = :goes", stays, goes);
    }

    private void run(String sql, PersonId stays, PersonId goes) {
        jdbc.sql(sql).params(Map.of("stays", stays.value(), "goes", goes.value())).update();
    }
}
