package org.unionhall.membership.member;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Portal;
import org.unionhall.identity.Vault;
import org.unionhall.membership.MemberState;
import org.unionhall.rulebook.Rulebook;

/**
 * The membership card. Its QR code leads to a page that says whether the card holds now: on the phone the code changes
 * every few minutes, so that a picture of it proves nothing; on paper it stays, and the page says that it is a printed one.
 */
@Service
public class Cards {

    private static final int CODE_BYTES = 9;
    private static final String PRINTED = "printed";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Portal portal;
    private final Rulebook rulebook;
    private final Clock clock;

    Cards(JdbcClient jdbc, Vault vault, Portal portal, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.portal = portal;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** @param unit null for who belongs nowhere. @param top the union at the top of its tree */
    public record Card(PersonId person, String number, String name, MemberState state, LocalDate joinedOn, UUID unitId, String unit, String top) {
    }

    /** What a check says. */
    public enum Answer {
        /** A member, and the code is fresh. */
        HOLDS,
        /** A member, by a printed card. */
        HOLDS_ON_PAPER,
        /** The code was good once: the phone shows a newer one. */
        STALE,
        /** The card is genuine, but its bearer is no member any more. */
        NO_MEMBER,
        /** No card of this union. */
        UNKNOWN
    }

    /** @param card null when the answer is {@link Answer#STALE} or {@link Answer#UNKNOWN}: a stale code names nobody */
    public record Checked(Answer answer, Card card) {
    }

    /** The card of a member; a number is given to whoever has none. Empty for who is no member. */
    @Transactional
    public Optional<Card> of(PersonId person) {
        jdbc.sql("""
                update membership_member set card_no = lpad(nextval('membership_card_number')::text, 8, '0')
                where person_id = :person and card_no is null and state in ('ACTIVE', 'RETAINED')
                """).param("person", person.value()).update();
        return find("m.person_id = :key", person.value()).filter(card -> card.state().member());
    }

    private Optional<Card> find(String condition, Object key) {
        return jdbc.sql("""
                select m.person_id, m.card_no, p.name, m.state, m.joined_on, u.id, u.name,
                       (select a.name from membership_unit_below b join membership_unit a on a.id = b.ancestor_id
                        where b.unit_id = u.id and a.kind = 'SCHOOL_UNION' order by b.depth limit 1)
                from membership_member m join personnel_person p on p.id = m.person_id
                left join membership_stay s on s.person_id = m.person_id and s.to_on is null left join membership_unit u on u.id = s.unit_id
                where m.card_no is not null and\s""" + condition).param("key", key)
                .query((rs, n) -> new Card(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3), MemberState.valueOf(rs.getString(4)),
                        rs.getObject(5, LocalDate.class), rs.getObject(6, UUID.class), rs.getString(7), rs.getString(8))).optional();
    }

    /** The address in the code of a card shown on a phone now. */
    public String address(Card card) {
        return portal.address() + "/card/" + card.number() + "/" + code(card.number(), Long.toString(window()));
    }

    /** The address in the code of a printed card. */
    public String printed(Card card) {
        return portal.address() + "/card/" + card.number() + "/" + code(card.number(), PRINTED);
    }

    public Checked check(String number, String code) {
        boolean paper = code.equals(code(number, PRINTED));
        long now = window();
        boolean fresh = code.equals(code(number, Long.toString(now))) || code.equals(code(number, Long.toString(now - 1)));
        if (!paper && !fresh) {
            return new Checked(once(number, code, now) ? Answer.STALE : Answer.UNKNOWN, null);
        }
        return find("m.card_no = :key", number).map(card -> new Checked(!card.state().member() ? Answer.NO_MEMBER
                : paper ? Answer.HOLDS_ON_PAPER : Answer.HOLDS, card)).orElse(new Checked(Answer.UNKNOWN, null));
    }

    /** Whether the code was good within the last day. */
    private boolean once(String number, String code, long now) {
        long windows = 24 * 60 / minutes();
        for (long back = 2; back <= windows; back++) {
            if (code.equals(code(number, Long.toString(now - back)))) {
                return true;
            }
        }
        return false;
    }

    private long window() {
        return Instant.now(clock).getEpochSecond() / 60 / minutes();
    }

    private int minutes() {
        return rulebook.get(MemberRules.CARD_MINUTES, LocalDate.now(clock));
    }

    /** How long until the code on the phone changes at the latest. */
    public int seconds() {
        return minutes() * 60;
    }

    private String code(String number, String window) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(vault.fingerprint("card " + window, number), CODE_BYTES));
    }
}
