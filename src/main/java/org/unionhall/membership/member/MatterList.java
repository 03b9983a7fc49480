package org.unionhall.membership.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.personnel.PersonWords;

/** The matters of one's units: what waits for oneself first of all. */
@Service
public class MatterList {

    private final JdbcClient jdbc;
    private final MatterDeciders deciders;
    private final PersonWords words;
    private final Clock clock;

    MatterList(JdbcClient jdbc, MatterDeciders deciders, PersonWords words, Clock clock) {
        this.jdbc = jdbc;
        this.deciders = deciders;
        this.words = words;
        this.clock = clock;
    }

    /** Which matters. */
    public enum Which {
        /** That wait for the reader. */
        WAITING,
        OPEN,
        ENDED
    }

    /** @param kind null for all. @param unit null for all; units below it included */
    public record Wish(String words, Which which, MatterKind kind, UUID unit) {
    }

    public long count(Actor actor, Wish wish) {
        Query query = query(actor, wish);
        return jdbc.sql("select count(*) from membership_matter t where " + query.sql).params(query.values).query(Long.class).single();
    }

    /** Open ones by how long they have waited, ended ones the latest first. */
    public List<Matter> rows(Actor actor, Wish wish, int size, long offset) {
        Query query = query(actor, wish);
        return jdbc.sql(MatterRepository.COLUMNS + " where " + query.sql + (wish.which() == Which.ENDED ? " order by t.moved_at desc, t.id" : " order by t.moved_at, t.id")
                        + " limit :size offset :offset").params(query.values).param("size", size).param("offset", offset).query(MatterRepository::read).list();
    }

    /** The newest that this account asked for, for its owner or on somebody's behalf. */
    public List<Matter> askedBy(Actor actor, int most) {
        return jdbc.sql(MatterRepository.COLUMNS + " where t.asked_by = :account order by t.asked_at desc limit :most")
                .param("account", actor.account().value()).param("most", most).query(MatterRepository::read).list();
    }

    private record Query(String sql, Map<String, Object> values) {
    }

    private Query query(Actor actor, Wish wish) {
        Map<String, Object> values = new HashMap<>();
        values.put("today", LocalDate.now(clock));
        List<String> all = new ArrayList<>();
        all.add(wish.which() == Which.ENDED ? "t.stage not in ('FIRST', 'SECOND', 'RETURNED')" : "t.stage in ('FIRST', 'SECOND', 'RETURNED')");
        MatterDeciders.Condition seen = wish.which() == Which.WAITING ? deciders.waiting(actor) : deciders.seen(actor);
        all.add(seen.sql());
        values.putAll(seen.values());
        if (wish.kind() != null) {
            all.add("t.kind = :kind");
            values.put("kind", wish.kind().name());
        }
        if (wish.unit() != null) {
            all.add("exists (select 1 from membership_unit_below b where b.ancestor_id = :unit and b.unit_id in (t.from_unit, t.to_unit))");
            values.put("unit", wish.unit());
        }
        words.of(wish.words(), false).ifPresent(question -> {
            all.add("t.person_id in (" + question.people() + ")");
            values.putAll(question.values());
        });
        return new Query(String.join(" and ", all), values);
    }
}
