package org.unionhall.congress.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.Session;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rulebook;

/** Who is expected at a sitting and who of them is in the hall; the quorum, and the tallies by delegation. {@link HallDoor} lets them in and out. */
@Service
public class Attendance {

    private static final String SEATS = """
            select d.id, d.number, p.name, p.staff_no, d.delegation_id, g.name as delegation_name, u.short_name as unit_name, d.kind, d.staff, d.member,
                   w.in_at, w.here, w.out_at, w.out_way, v.reason
            from congress_delegate d join personnel_person p on p.id = d.person_id
            left join congress_delegation g on g.id = d.delegation_id left join membership_unit u on u.id = d.unit_id
            left join congress_leave v on v.delegate_id = d.id and v.sitting_id = :sitting
            left join lateral (
                select min(c.in_at) as in_at, bool_or(c.out_at is null) as here, (array_agg(c.out_at order by c.in_at desc))[1] as out_at,
                       (array_agg(c.out_way order by c.in_at desc))[1] as out_way
                from congress_presence c where c.sitting_id = :sitting and c.delegate_id = d.id and c.undone_at is null) w on true
            where (d.term_id = :term and""" + Congresses.FORMAL + "or d.session_id = :session and d.stage <> 'ENDED')";

    private final JdbcClient jdbc;
    private final Sittings sittings;
    private final Rulebook rulebook;
    private final Clock clock;

    Attendance(JdbcClient jdbc, Sittings sittings, Rulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.sittings = sittings;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Everybody expected at a sitting: formal delegates valid on that day, then observers and guests; by delegation and number. */
    public List<Seat> seats(Session session, Sitting sitting) {
        return seats(session, sitting, " order by d.kind <> 'FORMAL', g.number, d.number, p.name_pinyin, d.id", Map.of());
    }

    public Optional<Seat> seat(Session session, Sitting sitting, UUID delegate) {
        return seats(session, sitting, " and d.id = :delegate", Map.of("delegate", delegate)).stream().findFirst();
    }

    /** The open sitting at which a delegate is expected. */
    public record Where(UUID session, UUID sitting) {
    }

    /** Empty when none is open. */
    public Optional<Where> where(UUID delegate) {
        return jdbc.sql("""
                select s.id, h.id from congress_delegate d join congress_session s on s.term_id = d.term_id and (d.session_id is null or d.session_id = s.id)
                join congress_sitting h on h.session_id = s.id and h.stage = 'OPEN' where d.id = :delegate order by h.opened_at desc limit 1
                """).param("delegate", delegate).query((rs, n) -> new Where(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class))).optional();
    }

    private List<Seat> seats(Session session, Sitting sitting, String rest, Map<String, ?> values) {
        return jdbc.sql(SEATS + rest).param("sitting", sitting.id()).param("term", session.term()).param("session", session.id()).param("day", day(sitting))
                .params(values).query((rs, n) -> seat(rs, sitting)).list();
    }

    /** On an open sitting the delegates of today count, on any other those of its day. */
    private LocalDate day(Sitting sitting) {
        return sitting.open() ? LocalDate.now(clock) : sitting.day();
    }

    /** Formal delegates in all, then by delegation; the empty ones are not there. */
    public List<Tally> tallies(List<Seat> seats) {
        List<Seat> formal = seats.stream().filter(Seat::formal).toList();
        Map<String, List<Seat>> by = new LinkedHashMap<>();
        formal.forEach(seat -> by.computeIfAbsent(seat.delegationName() == null ? "" : seat.delegationName(), name -> new ArrayList<>()).add(seat));
        List<Tally> tallies = new ArrayList<>();
        tallies.add(Tally.of(null, formal));
        by.forEach((name, these) -> tallies.add(Tally.of(name, these)));
        return tallies;
    }

    /** The quorum of every body of the session in a sitting; without one, with nobody present. */
    public List<Quorum> quorums(Session session, Sitting sitting) {
        LocalDate day = sitting == null ? LocalDate.now(clock) : day(sitting);
        Ratio share = rulebook.get(MeetingRules.QUORUM, day, session.unit());
        List<Quorum> quorums = new ArrayList<>();
        for (Electorate body : bodies(session)) {
            quorums.add(quorum(session, sitting, body, day, share));
        }
        return quorums;
    }

    static List<Electorate> bodies(Session session) {
        return session.staff() && session.members() ? Electorate.BOTH.bodies() : Electorate.of(session);
    }

    Quorum quorum(Session session, Sitting sitting, Electorate electorate) {
        LocalDate day = day(sitting);
        return quorum(session, sitting, electorate, day, rulebook.get(MeetingRules.QUORUM, day, session.unit()));
    }

    private Quorum quorum(Session session, Sitting sitting, Electorate electorate, LocalDate day, Ratio share) {
        boolean there = sitting != null && sittings.againstDay(sitting).isEmpty(); // in one left open over night nobody is
        return jdbc.sql("""
                select count(*), count(c.id) from congress_delegate d
                left join congress_presence c on c.delegate_id = d.id and c.sitting_id = :sitting and c.out_at is null and c.undone_at is null
                where d.term_id = :term and""" + Congresses.FORMAL + "and " + electorate.condition())
                .param("sitting", there ? sitting.id() : new UUID(0, 0)).param("term", session.term()).param("day", day)
                .query((rs, n) -> Quorum.of(electorate, rs.getInt(1), rs.getInt(2), share)).single();
    }

    private static Seat seat(ResultSet rs, Sitting sitting) throws SQLException {
        Instant in = Sittings.at(rs, "in_at");
        boolean here = rs.getBoolean("here");
        boolean left = in != null && !here;
        return new Seat(rs.getObject("id", UUID.class), rs.getObject("number", Integer.class), rs.getString("name"), rs.getString("staff_no"),
                rs.getObject("delegation_id", UUID.class), rs.getString("delegation_name"), rs.getString("unit_name"), DelegateKind.valueOf(rs.getString("kind")),
                rs.getBoolean("staff"), rs.getBoolean("member"), in, left ? Sittings.at(rs, "out_at") : null, here, in != null && in.isAfter(sitting.beginsAt()),
                left && "LEFT".equals(rs.getString("out_way")), rs.getString("reason"));
    }
}
