package org.unionhall.membership.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyDataSource;

/** The reader's membership: as it stands, where it was, the offices, and what happened to it. */
@Component
class MyMembershipData implements MyDataSource {

    private final JdbcClient jdbc;
    private final MessageSource messages;

    MyMembershipData(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Section> sections(Actor actor, Locale locale, boolean full) {
        if (actor.person() == null) {
            return List.of();
        }
        return List.of(
                Section.facts("membership.member", "membership.mine", ask(actor, """
                        select state, joined_on::text, card_no from membership_member where person_id = :id
                        """, (state, joined, card) -> List.of(new Fact("membership.state", say("membership.MemberState." + state, locale)),
                        new Fact("membership.joinedOn", joined), new Fact("membership.cardNo", card))).stream().findFirst()
                        .orElse(List.of(new Fact("membership.state", say("membership.state.none", locale))))),
                Section.table("membership.stays", "membership.person.stays", List.of("membership.unit", "membership.mine.from", "membership.to"), ask(actor, """
                        select u.name, s.from_on::text, s.to_on::text from membership_stay s join membership_unit u on u.id = s.unit_id
                        where s.person_id = :id order by s.from_on desc
                        """, Arrays::asList)),
                Section.table("membership.offices", "membership.person.offices", List.of("membership.post", "membership.unit", "membership.mine.period"), ask(actor, """
                        select o.post, u.name, concat_ws(' – ', o.from_on::text, o.to_on::text) from membership_office o
                        join membership_unit u on u.id = o.unit_id where o.person_id = :id order by o.from_on desc
                        """, (post, unit, time) -> List.of(say("membership.Post." + post, locale), unit, time))),
                Section.table("membership.associations", "membership.association.menu", List.of("membership.association", "membership.mine.from", "membership.to"), ask(actor, """
                        select u.name, m.from_on::text, m.to_on::text from membership_association_member m join membership_unit u on u.id = m.unit_id
                        where m.person_id = :id order by m.from_on desc
                        """, Arrays::asList)),
                Section.table("membership.acts", "membership.person.journal", List.of("membership.mine.day", "membership.mine.act", "membership.mine.by"), ask(actor, """
                        select on_day::text, act, actor from membership_act where person_id = :id order by at desc
                        """, (day, act, by) -> List.of(day, say("membership.act." + act, locale), by))));
    }

    private interface Cells<T> {
        T of(String first, String second, String third);
    }

    private <T> List<T> ask(Actor actor, String sql, Cells<T> cells) {
        return jdbc.sql(sql).param("id", actor.person().value())
                .query((rs, n) -> cells.of(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, key.substring(key.lastIndexOf('.') + 1), locale);
    }
}
