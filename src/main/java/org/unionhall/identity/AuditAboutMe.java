package org.unionhall.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The lines of the trail about one's own record and account: who did what to them, when and why. An act whose name ends
 * in {@code .read} is a look at sensitive data. Addresses of others are not told.
 */
@Service
public class AuditAboutMe {

    /** Lines about duplicates and merges name a second person, who may turn out to be somebody else after all. */
    private static final String WHICH = """
             from identity_audit where ((object_type = 'person' and object_id = any(:people)) or (object_type = 'account' and object_id = :account))
             and act not like 'personnel.duplicate.%' and act not in ('personnel.person.merge', 'personnel.merge.undo')
             and (not :looks or act like '%.read' or act = 'identity.data.download')
            """;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final ObjectProvider<PersonDirectory> people;

    AuditAboutMe(JdbcClient jdbc, AuditTrail trail, ObjectProvider<PersonDirectory> people) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.people = people;
    }

    /** @param looks only where sensitive data were looked at or taken away */
    public long count(Actor actor, boolean looks) {
        return ask("select count(*)", actor, looks, "").query(Long.class).single();
    }

    /** The newest first. */
    public List<AuditHistory.Line> lines(Actor actor, boolean looks, int limit, long offset) {
        return ask("select *", actor, looks, " order by seq desc limit :limit offset :offset").param("limit", limit).param("offset", offset)
                .query((rs, n) -> AuditHistory.line(rs.getLong("seq"), null, trail.read(rs))).list();
    }

    private JdbcClient.StatementSpec ask(String what, Actor actor, boolean looks, String order) {
        return jdbc.sql(what + WHICH + order).param("people", ids(actor).toArray(String[]::new)).param("account", actor.account().toString())
                .param("looks", looks);
    }

    /** Records merged into this one were about the same human being. */
    private Set<String> ids(Actor actor) {
        Set<String> ids = new HashSet<>();
        if (actor.person() != null) {
            List<PersonId> all = new ArrayList<>(List.of(actor.person()));
            people.ifAvailable(directory -> all.addAll(directory.formerly(actor.person())));
            all.forEach(id -> ids.add(id.toString()));
        }
        return ids;
    }
}
