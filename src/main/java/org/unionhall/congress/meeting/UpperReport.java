package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;
import org.unionhall.rulebook.WorkingDays;

/** The report on a session to the union above, and until when it is owed. */
@Service
public class UpperReport {

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    UpperReport(JdbcClient jdbc, MeetingRights rights, Rulebook rulebook, WorkingDays days, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Until when a report is owed, and whether it was sent.
     *
     * @param by         the last day; null where the calendar of that year is missing, because a deadline is never guessed
     * @param sentOn     null before
     * @param documentNo null when not said
     * @param late       sent after that day, or not sent and the day is over
     */
    public record Due(LocalDate by, LocalDate sentOn, String documentNo, boolean late) {
    }

    public Due due(Session session) {
        LocalDate by;
        try {
            by = days.plusWorkingDays(session.closesOn(), rulebook.get(MeetingRules.REPORT_DAYS, session.closesOn(), session.unit()));
        } catch (Refusal noCalendar) {
            by = null;
        }
        LocalDate last = by;
        return jdbc.sql("select sent_on, document_no from congress_report where session_id = :id").param("id", session.id())
                .query((rs, n) -> new Due(last, rs.getObject(1, LocalDate.class), rs.getString(2), last != null && rs.getObject(1, LocalDate.class).isAfter(last)))
                .optional().orElseGet(() -> new Due(last, null, null, last != null && LocalDate.now(clock).isAfter(last)));
    }

    /** Says on which day it was sent. @throws Refusal on {@code sentOn} for a day to come, or before the session closed */
    @Transactional
    public void sent(Actor actor, Session session, LocalDate day, String documentNo) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        if (day.isAfter(LocalDate.now(clock))) {
            throw Refusal.on("sentOn", "congress.meeting.future");
        }
        if (day.isBefore(session.closesOn())) {
            throw Refusal.on("sentOn", "congress.meeting.report.early", session.closesOn());
        }
        jdbc.sql("""
                insert into congress_report (session_id, sent_on, document_no, recorded_name, recorded_at) values (:id, :day, :document, :name, :now)
                on conflict (session_id) do update set sent_on = excluded.sent_on, document_no = excluded.document_no, recorded_name = excluded.recorded_name,
                    recorded_at = excluded.recorded_at
                """).param("id", session.id()).param("day", day).param("document", documentNo, Types.VARCHAR).param("name", actor.name())
                .param("now", Timestamp.from(clock.instant())).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.report").on("congress-session", session.id(), session.unitName()).change("sentOn", null, day));
    }

    /** Whether the report on a session was not sent yet. */
    public boolean owed(UUID session) {
        return !jdbc.sql("select exists (select 1 from congress_report where session_id = :id)").param("id", session).query(Boolean.class).single();
    }

    /** The last days for the reports on sessions that closed on these days, as {@link #due} tells them; without those whose calendar is missing. */
    Map<LocalDate, LocalDate> lastDays(Collection<LocalDate> closed) {
        List<Setting<Integer>> history = rulebook.history(MeetingRules.REPORT_DAYS);
        Map<Integer, List<LocalDate>> byDays = closed.stream().collect(Collectors.groupingBy(day -> history.stream()
                .filter(setting -> !setting.isReplaced() && setting.unit() == null && !day.isBefore(setting.from()) && (setting.to() == null || day.isBefore(setting.to())))
                .findFirst().map(Setting::value).orElse(MeetingRules.REPORT_DAYS.fallback())));
        Map<LocalDate, LocalDate> last = new HashMap<>();
        byDays.forEach((working, these) -> last.putAll(days.plusWorkingDays(these, working)));
        return last;
    }
}
