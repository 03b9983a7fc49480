package org.unionhall.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyPageSource;
import org.unionhall.membership.MemberState;

/** What the union knows about me, in short; the whole file is one click away. */
@Component
class MyMembership implements MyPageSource {

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    MyMembership(JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Panel> panels(Actor actor, Locale locale) {
        if (actor.person() == null) {
            return List.of();
        }
        return jdbc.sql("""
                select m.state, coalesce(m.joined_on::text, '—') as joined, coalesce(u.name, '—') as unit, coalesce(p.document_masked, '—') as document,
                       coalesce(p.mobile_masked, '—') as mobile, m.card_no,
                       (select c.name from membership_office o join personnel_person c on c.id = o.person_id where o.unit_id = s.unit_id
                        and o.post = 'CHAIR' and o.from_on <= :today and (o.to_on is null or o.to_on > :today) order by o.from_on desc limit 1) as chair
                from membership_member m join personnel_person p on p.id = m.person_id
                left join membership_stay s on s.person_id = m.person_id and s.to_on is null
                left join membership_unit u on u.id = s.unit_id
                where m.person_id = :person
                """).param("person", actor.person().value()).param("today", LocalDate.now(clock)).query((rs, n) -> new Panel("membership.mine", List.of(
                        new Row("membership.mine.state", messages.getMessage("membership.MemberState." + MemberState.valueOf(rs.getString(1)), null, locale)),
                        new Row("membership.mine.unit", rs.getString(3)),
                        new Row("membership.mine.chair", rs.getString("chair")),
                        new Row("membership.mine.joined", rs.getString(2)),
                        new Row("membership.mine.cardNo", rs.getString("card_no")),
                        new Row("membership.mine.document", rs.getString(4)),
                        new Row("membership.mine.mobile", rs.getString(5))),
                        "/members/" + actor.person(), "membership.mine.all")).list();
    }
}
