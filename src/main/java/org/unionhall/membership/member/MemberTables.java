package org.unionhall.membership.member;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.PersonTable.Strategy;

/** Matters and invitations when two records of people become one: nobody has two open matters. */
@Component
class MemberTables implements MergeParticipant {

    private final JdbcClient jdbc;

    MemberTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("membership_matter", Strategy.MOVES), PersonTable.of("membership_invitation", Strategy.JOINS),
                PersonTable.of("membership_put_off", Strategy.JOINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        return jdbc.sql("select count(distinct person_id) = 2 from membership_matter where person_id in (:stays, :goes) and stage in ('FIRST', 'SECOND', 'RETURNED')")
                .param("stays", stays.value()).param("goes", goes.value()).query(Boolean.class).single()
                ? List.of(Remark.forbids("membership.merge.matters-open")) : List.of();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        jdbc.sql("update membership_matter set person_id = :stays where person_id = :goes").param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("delete from membership_invitation where person_id = :goes and exists (select 1 from membership_invitation where person_id = :stays)")
                .param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("delete from membership_put_off g using membership_put_off s where g.person_id = :goes and s.person_id = :stays and s.kind = g.kind")
                .param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("update membership_put_off set person_id = :stays where person_id = :goes").param("stays", stays.value()).param("goes", goes.value()).update();
        jdbc.sql("update membership_invitation set person_id = :stays where person_id = :goes").param("stays", stays.value()).param("goes", goes.value()).update();
    }
}
