package org.unionhall.congress.meeting;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/** The catalogue of a session's record: what the portal holds, found by itself, and what lies elsewhere, written by hand. */
@Service
public class Catalogue {

    private final JdbcClient jdbc;
    private final Sittings sittings;
    private final Agenda agenda;
    private final Contributions contributions;
    private final Resolutions resolutions;
    private final InterimActs interim;
    private final Appraisals appraisals;
    private final UpperReport report;
    private final MeetingRights rights;
    private final Audit audit;

    Catalogue(JdbcClient jdbc, Sittings sittings, Agenda agenda, Contributions contributions, Resolutions resolutions, InterimActs interim, Appraisals appraisals, UpperReport report,
              MeetingRights rights, Audit audit) {
        this.jdbc = jdbc;
        this.sittings = sittings;
        this.agenda = agenda;
        this.contributions = contributions;
        this.resolutions = resolutions;
        this.interim = interim;
        this.appraisals = appraisals;
        this.report = report;
        this.rights = rights;
        this.audit = audit;
    }

    /**
     * A line of the catalogue.
     *
     * @param id    of a line written by hand; null for what the portal found
     * @param key   message that says what it is, filled with {@code args}; null for a line written by hand
     * @param title of a line written by hand
     * @param there whether the record has it
     */
    public record Line(UUID id, String key, List<Object> args, String title, Integer pages, String place, boolean there) {

        static Line of(boolean there, String what, Object... args) {
            return new Line(null, "congress.meeting.archive." + what, List.of(args), null, null, null, there);
        }
    }

    public List<Line> of(Actor actor, Session session) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(session.documentNo() != null, "approval", session.documentNo() == null ? "" : session.documentNo()));
        lines.add(Line.of(true, "delegates"));
        lines.add(Line.of(true, "qualification"));
        List<Item> items = agenda.of(session);
        Map<UUID, List<KeptFile>> papers = contributions.papers(items);
        List<Appraisal> appraised = appraisals.of(actor, session);
        lines.add(Line.of(!items.isEmpty(), "agenda"));
        for (Sitting sitting : sittings.of(session)) {
            lines.add(Line.of(sitting.stage() == SittingStage.CLOSED, "sign-in", sitting.day().toString(), sitting.half()));
        }
        for (Item item : items) {
            if (!item.stage().ended()) {
                int laid = papers.getOrDefault(item.id(), List.of()).size();
                lines.add(Line.of(laid > 0, "papers", item.title(), laid));
                if (item.decides()) {
                    lines.add(Line.of(item.settled(), "count", item.title()));
                }
            }
        }
        if (!appraised.isEmpty()) {
            lines.add(Line.of(appraised.stream().allMatch(one -> one.confirmedAt() != null), "appraisal"));
        }
        resolutions.of(actor, session).forEach(one -> lines.add(Line.of(one.publishedAt() != null, "resolution", one.number(), one.title())));
        interim.gatherings(actor, session).forEach(one -> lines.add(Line.of(true, "minutes", one.heldOn().toString(), one.committee())));
        lines.add(Line.of(report.due(session).sentOn() != null, "report"));
        lines.addAll(jdbc.sql("select * from congress_archive_line where session_id = :session order by nr").param("session", session.id())
                .query((rs, n) -> new Line(rs.getObject("id", UUID.class), null, List.of(), rs.getString("title"), rs.getObject("pages", Integer.class),
                        rs.getString("place"), true)).list());
        return lines;
    }

    /** Adds a line for what lies elsewhere. @param pages null when not counted */
    @Transactional
    public void add(Actor actor, Session session, String title, Integer pages, String place) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        try {
            jdbc.sql("""
                    insert into congress_archive_line (session_id, nr, title, pages, place)
                    select :session, coalesce(max(nr), 0) + 1, :title, :pages, :place from congress_archive_line where session_id = :session
                    """).param("session", session.id()).param("title", title).param("pages", pages, Types.INTEGER).param("place", place, Types.VARCHAR).update();
        } catch (DuplicateKeyException meanwhile) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.archive").on("congress-session", session.id(), title));
    }

    /** Takes such a line away. */
    @Transactional
    public void remove(Actor actor, Session session, UUID line) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        if (jdbc.sql("delete from congress_archive_line where id = :id and session_id = :session").param("id", line).param("session", session.id()).update() > 0) {
            audit.record(AuditEntry.of(actor, "congress.meeting.archive").on("congress-session", session.id(), line.toString()));
        }
    }
}
