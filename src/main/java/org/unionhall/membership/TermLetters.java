package org.unionhall.membership;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.web.DailyWork;

/**
 * Tells those who must prepare an election that a term ends soon, and that one has run out: each term and stage once, and
 * all that are new on a day in one letter.
 */
@Component
class TermLetters implements DailyWork {

    private static final Role[] READERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR};
    private static final int NAMED = 10;

    private final JdbcClient jdbc;
    private final TermWatch terms;
    private final Actors actors;
    private final Inbox inbox;
    private final Clock clock;

    TermLetters(JdbcClient jdbc, TermWatch terms, Actors actors, Inbox inbox, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.actors = actors;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A unit with a term that stands so since today. */
    private record News(UUID unit, String name, LocalDate end) {
    }

    @Override
    public String name() {
        return "membership.terms";
    }

    /** Before the daily mails are gathered. */
    @Override
    public LocalTime at() {
        return LocalTime.of(6, 30);
    }

    @Override
    @Transactional
    public void run() {
        LocalDate today = LocalDate.now(clock);
        List<News> due = news(Term.DUE, today);
        List<News> overdue = news(Term.OVERDUE, today);
        if (due.isEmpty() && overdue.isEmpty()) {
            return;
        }
        for (Actor reader : actors.holding(READERS)) {
            tell(reader, due, "membership.letter.term-due", "/cadres?term=due&sort=term", today);
            tell(reader, overdue, "membership.letter.term-overdue", "/cadres?term=overdue&sort=term", today);
        }
    }

    /** Writes down which terms stand so now, and answers with those that nobody was told of yet. */
    private List<News> news(Term stage, LocalDate today) {
        return jdbc.sql("""
                with told as (
                    insert into membership_term_told (unit_id, term_to_on, stage, told_at)
                    select distinct o.unit_id, o.term_to_on, :stage, :now::timestamptz from membership_office o join membership_unit u on u.id = o.unit_id
                    where daterange(o.from_on, o.to_on) @> :today and daterange(u.from_on, u.to_on) @> :today and\s""" + stage.condition() + """
                     on conflict do nothing returning unit_id, term_to_on
                ) select u.id, u.short_name, min(t.term_to_on) from told t join membership_unit u on u.id = t.unit_id
                group by u.id order by min(t.term_to_on), u.code
                """).param("stage", stage.name()).param("now", Timestamp.from(clock.instant())).param("today", today).param("soon", terms.soon(today))
                .query((rs, n) -> new News(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, LocalDate.class))).list();
    }

    private void tell(Actor reader, List<News> news, String template, String href, LocalDate today) {
        Scope scope = reader.scope(READERS);
        Set<UUID> reached = scope.all() ? Set.of() : Set.copyOf(jdbc.sql("select distinct unit_id from membership_unit_below where ancestor_id = any(:roots)")
                .param("roots", scope.roots().toArray(UUID[]::new)).query(UUID.class).list());
        List<News> own = news.stream().filter(one -> scope.all() || reached.contains(one.unit())).toList();
        if (!own.isEmpty()) {
            String names = own.stream().limit(NAMED).map(News::name).collect(Collectors.joining("、")) + (own.size() > NAMED ? "…" : "");
            inbox.send(reader.account(), Letter.of(LetterKind.DUTY, template, template + "." + today)
                    .with(own.size(), own.get(0).end(), names).at(href));
        }
    }
}
