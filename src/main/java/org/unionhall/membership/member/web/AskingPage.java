package org.unionhall.membership.member.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Scope;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.member.AskingWay;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.web.Words;
import org.unionhall.personnel.People;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;

/** The form in which a matter is asked for: the same for oneself and for a cadre who writes for somebody. */
@Component
class AskingPage {

    private final People people;
    private final UnitTree tree;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    AskingPage(People people, UnitTree tree, JdbcClient jdbc, Words words, Clock clock) {
        this.people = people;
        this.tree = tree;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    String show(MatterKind kind, PersonId person, boolean own, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("own", own);
        model.addAttribute("person", person == null ? null : people.find(person).orElseThrow(NoSuchThing::new));
        model.addAttribute("today", LocalDate.now(clock));
        if (kind.leadsIn()) {
            model.addAttribute("units", units());
        }
        model.addAttribute("ways", Arrays.stream(AskingWay.values()).filter(way -> way != AskingWay.ONLINE)
                .map(way -> new Option(way.name(), words.say("membership.AskingWay." + way))).toList());
        return "membership/member/ask";
    }

    /** Which units there are is no secret: whoever joins or moves chooses among all that take members. */
    private List<Option> units() {
        Sight everything = new Sight(new Scope(true, java.util.Set.of()), true, false, false);
        return Words.units(tree.choices(everything).stream().filter(unit -> unit.kind().holdsMembers()).toList());
    }

    /** The unit to which the person's department belongs, if there is exactly one. */
    UUID usualUnit(PersonId person) {
        List<UUID> mapped = jdbc.sql("""
                select x.unit_id from personnel_posting t join membership_unit_department x on x.department_id = t.department_id
                and daterange(x.from_on, x.to_on) @> :today where t.person_id = :person and t.to_on is null
                """).param("today", LocalDate.now(clock)).param("person", person.value()).query(UUID.class).list();
        return mapped.size() == 1 ? mapped.get(0) : null;
    }
}
