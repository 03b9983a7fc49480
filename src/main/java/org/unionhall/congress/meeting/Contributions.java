package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;

/** What is laid to the items of an agenda: their papers, and what the delegations said of them; until the congress is through with an item. */
@Service
public class Contributions {

    /** Owner type of an item's papers. */
    public static final String PAPER = Congresses.ITEM_PAPER;

    private final ItemRows rows;
    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Papers papers;
    private final Audit audit;
    private final Clock clock;

    Contributions(ItemRows rows, JdbcClient jdbc, MeetingRights rights, Papers papers, Audit audit, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.rights = rights;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Why nothing is added to an item any more, no words of a delegation and no paper: {@code congress.meeting.over} for what is archived,
     * {@code congress.meeting.item.through} once the congress is through with it.
     */
    public Optional<Refusal> againstAdding(Session session, Item item) {
        if (session.stage() == SessionStage.ARCHIVED || session.stage() == SessionStage.CALLED_OFF) {
            return Optional.of(new Refusal("congress.meeting.over"));
        }
        return item.stage().ended() || item.stage().done() ? Optional.of(new Refusal("congress.meeting.item.through")) : Optional.empty();
    }

    private Item open(Session session, UUID id) {
        Item item = rows.find(session, id).orElseThrow(() -> new Refusal("congress.meeting.moved"));
        againstAdding(session, item).ifPresent(no -> {
            throw no;
        });
        return item;
    }

    /** Lays a paper to an item. @throws Refusal as {@link #againstAdding} says it; on {@code file} */
    @Transactional
    public void lay(Actor actor, Session session, UUID id, Papers.Upload upload) {
        CongressRights.must(rights.office(actor, session));
        Item item = open(session, id);
        if (upload == null) {
            throw Refusal.on("file", "congress.meeting.paper.none");
        }
        papers.keep(actor, PAPER, id, upload);
        audit.record(AuditEntry.of(actor, "congress.meeting.item.paper").on("congress-item", id, item.title()));
    }

    /** What a delegation said of an item. @param version of the words; -1 for the first */
    public record Opinion(UUID delegation, String name, String text, String writtenName, java.time.Instant writtenAt, int version) {
    }

    /** By delegation; those that said nothing yet have no text. */
    public List<Opinion> opinions(Item item) {
        return jdbc.sql("""
                select g.id, g.name, o.text, o.written_name, o.written_at, coalesce(o.version, -1) as version from congress_delegation g
                left join congress_opinion o on o.delegation_id = g.id and o.item_id = :item
                where g.term_id = (select term_id from congress_session where id = :session) order by g.number
                """).param("item", item.id()).param("session", item.session()).query((rs, n) -> new Opinion(rs.getObject(1, UUID.class), rs.getString(2),
                        rs.getString(3), rs.getString(4), Sittings.at(rs, "written_at"), rs.getInt("version"))).list();
    }

    /**
     * Writes what a delegation said, in the place of what was written before.
     *
     * @param version as it was seen, so that nobody's words are lost
     * @throws Refusal as {@link #againstAdding} says it
     */
    @Transactional
    public void say(Actor actor, Session session, UUID id, UUID delegation, int version, String text) {
        CongressRights.must(rights.speaksFor(actor, session, delegation));
        Item item = open(session, id);
        int written = version < 0 ? jdbc.sql("""
                insert into congress_opinion (item_id, delegation_id, text, written_name, written_at)
                select :item, g.id, :text, :name, :now::timestamptz from congress_delegation g where g.id = :delegation and g.term_id = :term on conflict do nothing
                """).param("term", session.term()).params(words(actor, id, delegation, text)).update()
                : jdbc.sql("""
                update congress_opinion set text = :text, written_name = :name, written_at = :now, version = version + 1
                where item_id = :item and delegation_id = :delegation and version = :version
                """).param("version", version).params(words(actor, id, delegation, text)).update();
        if (written == 0) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.opinion").on("congress-item", id, item.title()));
    }

    private Map<String, Object> words(Actor actor, UUID item, UUID delegation, String text) {
        return Map.of("item", item, "delegation", delegation, "text", text, "name", actor.name(), "now", Timestamp.from(clock.instant()));
    }

    /** The papers of items, by item. */
    public Map<UUID, List<KeptFile>> papers(List<Item> items) {
        return papers.of(PAPER, items.stream().map(Item::id).toList());
    }
}
