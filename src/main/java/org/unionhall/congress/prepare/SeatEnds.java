package org.unionhall.congress.prepare;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Role;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.rulebook.Rulebook;

/** Ends seats on committees, of delegates and of others, with what the staff roster says of who sits on them, tells who must fill them, and leaves a line in the trail. */
@Component
class SeatEnds {

    private static final Role[] READERS = {Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR};

    /** Who acts in the trail when nobody did. */
    private static final Actor PORTAL = new Actor(null, null, "portal", List.of());

    private final CongressRights rights;
    private final Audit audit;
    private final Rulebook rulebook;
    private final Actors actors;
    private final Inbox inbox;
    private final JdbcClient jdbc;

    SeatEnds(CongressRights rights, Audit audit, Rulebook rulebook, Actors actors, Inbox inbox, JdbcClient jdbc) {
        this.rights = rights;
        this.audit = audit;
        this.rulebook = rulebook;
        this.actors = actors;
        this.inbox = inbox;
        this.jdbc = jdbc;
    }

    private record Ended(UUID term, UUID unit, String unitName, int number, String name) {
    }

    /** Whoever moved away or died sits nowhere any more; whoever retired neither, where the rule ends mandates so. Within a transaction. */
    void gone(LocalDate today) {
        Map<UUID, List<Ended>> byTerm = jdbc.sql("""
                with gone as (
                    update congress_seat s set to_on = greatest(:today, s.from_on + 1) from congress_term t, personnel_person p
                    where s.to_on is null and t.id = s.term_id and t.stage <> 'OVER' and p.id = s.person_id
                      and (p.duty_state in ('MOVED_AWAY', 'DECEASED') or :retirement and p.duty_state in ('RETIRED', 'RETIRED_VETERAN'))
                    returning t.id, t.unit_id, t.number, p.name, p.id as person)
                select distinct g.id, g.unit_id, u.short_name, g.number, g.name, g.person from gone g join membership_unit u on u.id = g.unit_id order by g.id, g.name, g.person
                """).param("today", today).param("retirement", rulebook.get(CongressRules.ENDS_BY_RETIREMENT, today))
                .query((rs, n) -> new Ended(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getString(3), rs.getInt(4), rs.getString(5))).list().stream()
                .collect(Collectors.groupingBy(Ended::term, LinkedHashMap::new, Collectors.toList()));
        if (!byTerm.isEmpty()) {
            List<Actor> readers = actors.holding(READERS);
            byTerm.forEach((term, ended) -> tell(readers, term, ended, today));
        }
    }

    private void tell(List<Actor> readers, UUID term, List<Ended> ended, LocalDate today) {
        Ended first = ended.get(0);
        Letter letter = Letter.of(LetterKind.DUTY, "congress.letter.seats-ended", "congress.seats." + term + "." + today)
                .with(first.unitName(), first.number(), ended.stream().map(Ended::name).collect(Collectors.joining("、"))).at("/congress/terms/" + term + "/committees");
        audit.record(AuditEntry.of(PORTAL, "congress.committee.end").on("congress-term", term, first.unitName() + " 第" + first.number() + "届")
                .change("seat", ended.stream().map(Ended::name).collect(Collectors.joining("、")), null).rows(ended.size()));
        readers.stream().filter(reader -> rights.office(reader, first.unit())).forEach(reader -> inbox.send(reader.account(), letter));
    }
}
