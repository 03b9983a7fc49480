package org.unionhall.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;

/**
 * Filters of the list of members under a name: for oneself, or for those who work in the same unit; for other modules an
 * audience. Whom a segment means is asked at each use, with the scope of whoever asks.
 */
@Service
public class Segments {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FILTERS = 2_000;
    /** What of an address is no filter. */
    private static final List<String> NO_FILTER = List.of("page", "size", "lang");
    private static final String COLUMNS = """
            select s.id, s.name, s.filters, s.account_id, s.owner, s.shared, s.unit_id, u.short_name, s.made_at, s.version
            from membership_segment s left join membership_unit u on u.id = s.unit_id where\s""";

    private final JdbcClient jdbc;
    private final MemberList members;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    Segments(JdbcClient jdbc, MemberList members, Units units, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.members = members;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own and those shared with one, by name. */
    public List<Segment> list(Actor actor) {
        Scope scope = Sight.ofLists(actor).scope();
        return scope.empty() ? List.of() : jdbc.sql(COLUMNS + open(scope) + " order by s.name, s.id")
                .param("account", actor.account().value()).param("roots", Units.roots(scope)).query(Segments::read).list();
    }

    /** Empty when there is none, or none for this reader. */
    public Optional<Segment> find(Actor actor, UUID id) {
        Scope scope = Sight.ofLists(actor).scope();
        return scope.empty() ? Optional.empty() : jdbc.sql(COLUMNS + "s.id = :id and " + open(scope)).param("id", id)
                .param("account", actor.account().value()).param("roots", Units.roots(scope)).query(Segments::read).optional();
    }

    /** Those who work in a unit: the reader's own units lie above it or below it. */
    private static String open(Scope scope) {
        return "(s.account_id = :account or s.shared and (s.unit_id is null" + (scope.all() ? " or true))"
                : " or exists (select 1 from membership_unit_below b where b.unit_id = s.unit_id and b.ancestor_id = any(:roots)"
                        + " or b.ancestor_id = s.unit_id and b.unit_id = any(:roots))))");
    }

    /**
     * Whom the segment means today, as far as this reader's lists reach: nobody for roles without a list of members, such as the
     * welfare officer. A module that works with an audience asks on behalf of whoever chose it and holds such a list.
     */
    public List<PersonId> people(Actor actor, Segment segment) {
        Sight sight = Sight.ofLists(actor);
        return sight.scope().empty() ? List.of() : members.people(sight, segment.search());
    }

    /** How many {@link #people} there are. */
    public long count(Actor actor, Segment segment) {
        return counts(actor, List.of(segment)).get(0);
    }

    /** The same for several at once. */
    public List<Long> counts(Actor actor, List<Segment> segments) {
        Sight sight = Sight.ofLists(actor);
        return segments.isEmpty() ? List.of() : sight.scope().empty() ? segments.stream().map(segment -> 0L).toList()
                : members.counts(sight, segments.stream().map(Segment::search).toList());
    }

    /**
     * Keeps the filters of a list of members.
     *
     * @param unit with whom it is shared; null for everybody who reads lists. Only units the owner reaches, and everybody only
     *             by an owner who reaches all
     * @throws Refusal {@code membership.segment.name.missing|long|taken}, {@code membership.segment.number} where a document or
     *                 mobile number is looked for, {@code membership.segment.long}, {@code membership.segment.unit}
     */
    @Transactional
    public UUID save(Actor actor, String name, Address list, boolean shared, UUID unit) {
        Scope scope = Sight.ofLists(actor).scope();
        if (shared && (unit == null ? !scope.all() : !units.reaches(scope, unit))) {
            throw Refusal.on("share", "membership.segment.unit");
        }
        Address filters = list.at("");
        for (String parameter : NO_FILTER) {
            filters = filters.without(parameter);
        }
        String query = filters.toString().replaceFirst("^\\?", "");
        if (DocumentNumber.looksLikeOne(list.value("q")) || list.value("q").replaceAll("\\D", "").length() >= 11) {
            throw new Refusal("membership.segment.number");
        }
        if (query.length() > LONGEST_FILTERS) {
            throw new Refusal("membership.segment.long");
        }
        String called = called(name);
        try {
            UUID id = jdbc.sql("""
                    insert into membership_segment (name, filters, account_id, owner, shared, unit_id, made_at)
                    values (:name, :filters, :account, :owner, :shared, :unit, :at) returning id
                    """).param("name", called).param("filters", query).param("account", actor.account().value()).param("owner", actor.name())
                    .param("shared", shared).param("unit", shared ? unit : null, Types.OTHER).param("at", Timestamp.from(clock.instant()))
                    .query(UUID.class).single();
            audit.record(AuditEntry.of(actor, "membership.segment.save").on("segment", id, called).change("shared", null, shared));
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.on("name", "membership.segment.name.taken", called);
        }
    }

    /** @throws Refusal {@code membership.segment.not-yours}, {@code membership.segment.moved}, and as {@link #save} */
    @Transactional
    public void rename(Actor actor, Segment segment, String name) {
        own(actor, segment);
        String called = called(name);
        try {
            if (jdbc.sql("update membership_segment set name = :name, version = version + 1 where id = :id and version = :version")
                    .param("name", called).param("id", segment.id()).param("version", segment.version()).update() == 0) {
                throw new Refusal("membership.segment.moved");
            }
        } catch (DuplicateKeyException taken) {
            throw Refusal.on("name", "membership.segment.name.taken", called);
        }
        audit.record(AuditEntry.of(actor, "membership.segment.rename").on("segment", segment.id(), called).change("name", segment.name(), called));
    }

    /** Those who meant to use it once more will find it gone. @throws Refusal {@code membership.segment.not-yours} */
    @Transactional
    public void delete(Actor actor, Segment segment) {
        own(actor, segment);
        if (jdbc.sql("delete from membership_segment where id = :id").param("id", segment.id()).update() > 0) {
            audit.record(AuditEntry.of(actor, "membership.segment.delete").on("segment", segment.id(), segment.name()));
        }
    }

    private static void own(Actor actor, Segment segment) {
        if (!segment.account().equals(actor.account())) {
            throw new Refusal("membership.segment.not-yours", segment.owner());
        }
    }

    private static String called(String name) {
        String called = name == null ? "" : name.replaceAll("\\p{C}", "").strip();
        if (called.isEmpty()) {
            throw Refusal.on("name", "membership.segment.name.missing");
        }
        if (called.length() > LONGEST_NAME) {
            throw Refusal.on("name", "membership.segment.name.long", LONGEST_NAME);
        }
        return called;
    }

    private static Segment read(ResultSet rs, int row) throws SQLException {
        return new Segment(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), new AccountId(rs.getObject(4, UUID.class)), rs.getString(5),
                rs.getBoolean(6), rs.getObject(7, UUID.class), rs.getString(8), rs.getTimestamp(9).toInstant(), rs.getInt(10));
    }
}
