package org.unionhall.congress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/** Mandates and seats when two records of people become one. Nobody was two delegates of one term: that is settled first. */
@Component
class CongressTables implements MergeParticipant {

    private final JdbcClient jdbc;

    CongressTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("congress_delegate", Strategy.MOVES), PersonTable.of("congress_seat", Strategy.JOINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        List<Remark> remarks = new ArrayList<>();
        if (jdbc.sql("""
                select exists (select 1 from congress_delegate a join congress_delegate b on b.term_id = a.term_id and b.person_id = :goes and b.stage <> 'ENDED'
                    and a.session_id is not distinct from b.session_id where a.person_id = :stays and a.stage <> 'ENDED')
                """).params(people(stays, goes)).query(Boolean.class).single()) {
            remarks.add(Remark.forbids("congress.merge.both-delegates"));
        }
        return remarks;
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        jdbc.sql("update congress_delegate set person_id = :stays, version = version + 1 where person_id = :goes").params(people(stays, goes)).update();
        jdbc.sql("""
                delete from congress_seat g using congress_seat s where g.person_id = :goes and s.person_id = :stays and s.term_id = g.term_id
                    and s.committee = g.committee and g.to_on is null and s.to_on is null
                """).params(people(stays, goes)).update();
        jdbc.sql("update congress_seat set person_id = :stays where person_id = :goes").params(people(stays, goes)).update();
    }

    private static Map<String, Object> people(PersonId stays, PersonId goes) {
        return Map.of("stays", stays.value(), "goes", goes.value());
    }
}
