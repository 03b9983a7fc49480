package org.unionhall.congress.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;

/** The resolutions of a session: written, published for everybody whom the congress stands for, and then unchanged. */
@Service
public class Resolutions {

    private static final String SELECT = "select r.*, i.title as item_title from congress_resolution r left join congress_item i on i.id = r.item_id where r.session_id = :session ";

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Audit audit;
    private final Clock clock;

    Resolutions(JdbcClient jdbc, MeetingRights rights, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** By number; drafts only for who works for the congress. */
    public List<Resolution> of(Actor actor, Session session) {
        return jdbc.sql(SELECT + "and (:all or r.published_at is not null) order by r.number, r.id").param("session", session.id())
                .param("all", rights.works(actor, session)).query(Resolutions::read).list();
    }

    public Optional<Resolution> find(Actor actor, Session session, UUID id) {
        return jdbc.sql(SELECT + "and r.id = :id and (:all or r.published_at is not null)").param("session", session.id()).param("id", id)
                .param("all", rights.works(actor, session)).query(Resolutions::read).optional();
    }

    /** A resolution as an officer writes it. @param item null for one on the whole session */
    public record Draft(UUID item, String number, String title, String text, LocalDate adoptedOn) {
    }

    /**
     * Writes a new one, or a draft anew.
     *
     * @param id null for a new one
     * @throws Refusal {@code congress.meeting.resolution.published}; on a field: {@code .not-passed}, {@code .number}, {@code .day}
     */
    @Transactional
    public UUID write(Actor actor, Session session, UUID id, int version, Draft draft) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        if (draft.item() != null && !jdbc.sql("select exists (select 1 from congress_item where id = :id and session_id = :session and stage in ('PASSED', 'HEARD'))")
                .param("id", draft.item()).param("session", session.id()).query(Boolean.class).single()) {
            throw Refusal.on("item", "congress.meeting.resolution.not-passed");
        }
        if (draft.adoptedOn().isBefore(session.opensOn().minusDays(31)) || draft.adoptedOn().isAfter(LocalDate.now(clock))) {
            throw Refusal.on("adoptedOn", "congress.meeting.resolution.day", session.opensOn());
        }
        UUID key = id == null ? Ids.next() : id;
        try {
            int written = jdbc.sql(id == null ? """
                    insert into congress_resolution (id, session_id, item_id, number, title, text, adopted_on) values (:id, :session, :item, :number, :title, :text, :day)
                    """ : """
                    update congress_resolution set item_id = :item, number = :number, title = :title, text = :text, adopted_on = :day, version = version + 1
                    where id = :id and session_id = :session and version = :version and published_at is null
                    """).param("id", key).param("session", session.id()).param("item", draft.item(), Types.OTHER).param("number", draft.number())
                    .param("title", draft.title()).param("text", draft.text()).param("day", draft.adoptedOn()).param("version", version).update();
            if (written == 0) {
                throw new Refusal(find(actor, session, key).filter(one -> one.publishedAt() != null).isPresent() ? "congress.meeting.resolution.published" : "congress.meeting.moved");
            }
        } catch (DuplicateKeyException twice) {
            throw Refusal.on("number", "congress.meeting.resolution.number");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.resolution.write").on("congress-resolution", key, draft.number() + " " + draft.title()));
        return key;
    }

    /** Everybody whom the congress stands for may read it from now on; it is not changed any more. */
    @Transactional
    public void publish(Actor actor, Session session, UUID id, int version) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        Resolution resolution = find(actor, session, id).orElseThrow(() -> new Refusal("congress.meeting.moved"));
        if (jdbc.sql("""
                update congress_resolution set published_at = :now, published_name = :name, version = version + 1
                where id = :id and version = :version and published_at is null
                  and (item_id is null or exists (select 1 from congress_item i where i.id = item_id and i.stage in ('PASSED', 'HEARD')))
                """).param("now", Timestamp.from(clock.instant())).param("name", actor.name()).param("id", id).param("version", version).update() == 0) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.resolution.publish").on("congress-resolution", id, resolution.number() + " " + resolution.title()));
    }

    /**
     * Throws a draft away; its number is free again. What was in it is in the trail.
     *
     * @throws Refusal {@code congress.meeting.resolution.published} once everybody may read it
     */
    @Transactional
    public void discard(Actor actor, Session session, UUID id, int version, String reason) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        Resolution resolution = find(actor, session, id).orElseThrow(() -> new Refusal("congress.meeting.moved"));
        if (resolution.publishedAt() != null) {
            throw new Refusal("congress.meeting.resolution.published");
        }
        String why = Reason.of(reason);
        if (jdbc.sql("delete from congress_resolution where id = :id and version = :version and published_at is null").param("id", id).param("version", version).update() == 0) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.resolution.discard").on("congress-resolution", id, resolution.number() + " " + resolution.title()).because(why));
    }

    private static Resolution read(ResultSet rs, int row) throws SQLException {
        return new Resolution(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), rs.getObject("item_id", UUID.class), rs.getString("item_title"),
                rs.getString("number"), rs.getString("title"), rs.getString("text"), rs.getObject("adopted_on", LocalDate.class), Sittings.at(rs, "published_at"),
                rs.getString("published_name"), rs.getInt("version"));
    }
}
