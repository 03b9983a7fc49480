package org.unionhall.membership.web;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;

/** Before anything else the rosters come in: the first task of an empty portal. */
@Component
class FirstRosters implements DeskSource {

    private final JdbcClient jdbc;

    FirstRosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        return actor.has(Role.ORGANISATION_OFFICER) && jdbc.sql("select not exists (select from membership_unit)").query(Boolean.class).single()
                ? List.of(new Task("membership.task.empty", List.of(), "/intake", null, null)) : List.of();
    }
}
