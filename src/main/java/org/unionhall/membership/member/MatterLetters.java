package org.unionhall.membership.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;

/** Whoever is waited for learns of it; whoever waits learns what became of it; who keeps dues learns from when they are owed. */
@Component
class MatterLetters {

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Clock clock;

    MatterLetters(JdbcClient jdbc, Inbox inbox, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** To the chairs whose yes is waited for. */
    void waits(Matter matter) {
        MatterAct.By turn = MatterDeciders.turn(matter);
        UUID unit = turn == MatterAct.By.NEW_UNIT ? matter.toUnit() : matter.unit();
        if (turn == MatterAct.By.UNIT || turn == MatterAct.By.NEW_UNIT) {
            inbox.sendAll(holders(unit, "CHAIR", "EXECUTIVE_VICE_CHAIR"), Letter.of(LetterKind.DUTY, "membership.letter.matter-waits", "membership.matter." + matter.id() + "." + matter.version())
                    .with(Letter.word("membership.matter.kind." + matter.kind()), matter.name()).at("/matters/" + matter.id()));
        }
    }

    void moved(Matter matter, MatterAct act, String note) {
        if (act != MatterAct.TAKE_BACK) {
            Set<AccountId> readers = new LinkedHashSet<>(accounts(matter.person()));
            readers.add(matter.askedBy());
            inbox.sendAll(readers, Letter.of(LetterKind.RESULT, "membership.letter.matter-moved", "membership.matter." + matter.id() + ".to." + matter.version())
                    .with(Letter.word("membership.matter.kind." + matter.kind()), matter.name(),
                            Letter.word("membership.matter.stage." + matter.kind() + "." + matter.stage()), note == null ? "—" : note)
                    .at("/matters/" + matter.id()));
        }
        if (matter.stage() == MatterStage.SECOND || matter.stage() == MatterStage.FIRST) {
            waits(matter);
        }
        if (act == MatterAct.ADMIT) {
            inbox.sendAll(holders(matter.toUnit(), "CHAIR", "FINANCE"), Letter.of(LetterKind.RESULT, "membership.letter.dues-begin", "membership.matter." + matter.id() + ".dues")
                    .with(matter.name(), matter.staffNo() == null ? "" : matter.staffNo(), matter.to(), matter.duesFrom().toString().substring(0, 7)).at("/members/" + matter.person()));
        }
    }

    private List<AccountId> accounts(PersonId person) {
        return jdbc.sql("select id from identity_account where person_id = :person").param("person", person.value())
                .query((rs, n) -> new AccountId(rs.getObject(1, UUID.class))).list();
    }

    /** The accounts of who holds one of these posts in the unit, or in the grassroots union it belongs to. */
    private List<AccountId> holders(UUID unit, String... posts) {
        return jdbc.sql("""
                select distinct a.id from membership_unit_below b join membership_unit u on u.id = b.ancestor_id and u.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP', 'GROUP')
                join membership_office o on o.unit_id = u.id and o.post = any(:posts) and daterange(o.from_on, o.to_on) @> :today
                join identity_account a on a.person_id = o.person_id where b.unit_id = :unit
                """).param("unit", unit).param("posts", posts).param("today", LocalDate.now(clock)).query((rs, n) -> new AccountId(rs.getObject(1, UUID.class))).list();
    }
}
