package org.unionhall.congress.meeting;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionCheck;
import org.unionhall.kernel.Refusal;

/** What the meeting still lacks: a quorum before the session opens, an end of every vote before it closes, a published word before it is archived. */
@Component
class MeetingChecks implements SessionCheck {

    private final Sittings sittings;
    private final Attendance attendance;
    private final UpperReport report;
    private final JdbcClient jdbc;

    MeetingChecks(Sittings sittings, Attendance attendance, UpperReport report, JdbcClient jdbc) {
        this.sittings = sittings;
        this.attendance = attendance;
        this.report = report;
        this.jdbc = jdbc;
    }

    @Override
    public List<Refusal> against(Session session, SessionAct act) {
        return switch (act) {
            case OPEN_SESSION -> opening(session);
            case CLOSE -> closing(session);
            case ARCHIVE -> archiving(session);
            default -> List.of();
        };
    }

    private List<Refusal> opening(Session session) {
        Sitting sitting = sittings.open(session).orElse(null);
        if (sitting == null) {
            return List.of(new Refusal("congress.meeting.item.no-sitting"));
        }
        List<Refusal> against = new ArrayList<>(sittings.againstDay(sitting).stream().toList());
        for (Quorum quorum : attendance.quorums(session, sitting)) {
            if (!quorum.reached()) {
                against.add(new Refusal("congress.meeting.item.no-quorum." + quorum.body(), quorum.valid(), quorum.present(), quorum.needed(), quorum.missing()));
            }
        }
        return against;
    }

    private List<Refusal> closing(Session session) {
        List<Refusal> against = new ArrayList<>();
        if (sittings.open(session).isPresent()) {
            against.add(new Refusal("congress.meeting.close.sitting"));
        }
        int open = count("select count(*) from congress_item where session_id = :id and stage in ('OPEN', 'COUNTED')", session);
        if (open > 0) {
            against.add(new Refusal("congress.meeting.close.items", open));
        }
        return against;
    }

    private List<Refusal> archiving(Session session) {
        List<Refusal> against = new ArrayList<>();
        int drafts = count("select count(*) from congress_resolution where session_id = :id and published_at is null", session);
        if (drafts > 0) {
            against.add(new Refusal("congress.meeting.archive.drafts", drafts));
        }
        if (report.owed(session.id())) {
            against.add(new Refusal("congress.meeting.archive.report-owed"));
        }
        return against;
    }

    private int count(String sql, Session session) {
        return jdbc.sql(sql).param("id", session.id()).query(Integer.class).single();
    }
}
