package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rulebook;

/** Presidium, the body between sessions, and special committees: who sits on them, and whether they are made up as the rules want. */
@Service
public class CommitteeSeats {

    private static final Set<CommitteeKind> OF_DELEGATES = Set.of(CommitteeKind.PRESIDIUM, CommitteeKind.EXECUTIVE);

    private final Terms terms;
    private final CongressRights rights;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    CommitteeSeats(Terms terms, CongressRights rights, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.rights = rights;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param post CHAIR, SECRETARY or MEMBER. @param delegate whether a formal delegate today */
    public record Seat(UUID id, CommitteeKind committee, UUID person, String name, String staffNo, String unit, String post, boolean delegate, boolean teacher, boolean frontLine,
                       LocalDate from) {
    }

    /** Who sits today: chair, secretary, members. */
    public List<Seat> of(UUID term) {
        return jdbc.sql("""
                select s.*, p.name, p.staff_no, u.short_name, d.id is not null as delegate, coalesce(d.teacher, p.post_category = 'TEACHING', false) as teacher,
                       coalesce(d.front_line, p.front_line, false) as front
                from congress_seat s join personnel_person p on p.id = s.person_id
                left join congress_delegate d on d.term_id = s.term_id and d.person_id = s.person_id and d.kind = 'FORMAL' and d.stage in ('QUALIFIED', 'ACTIVE')
                left join membership_unit u on u.id = d.unit_id
                where s.term_id = :term and s.to_on is null
                order by s.committee, case s.post when 'CHAIR' then 0 when 'SECRETARY' then 1 else 2 end, p.name_pinyin, s.id
                """).param("term", term).query((rs, n) -> new Seat(rs.getObject("id", UUID.class), CommitteeKind.valueOf(rs.getString("committee")),
                        rs.getObject("person_id", UUID.class), rs.getString("name"), rs.getString("staff_no"), rs.getString("short_name"), rs.getString("post"),
                        rs.getBoolean("delegate"), rs.getBoolean("teacher"), rs.getBoolean("front"), rs.getObject("from_on", LocalDate.class))).list();
    }

    /** One thing the rules want of a committee. @param key message of it, filled with {@code args} */
    public record Check(String key, List<Object> args, boolean held) {
    }

    /** What the rules want of a committee as it is made up. @param delegates formal ones of the term today */
    public List<Check> checks(CommitteeKind committee, List<Seat> seats, long delegates) {
        List<Check> checks = new ArrayList<>();
        if (seats.isEmpty()) {
            return checks;
        }
        checks.add(new Check("congress.committee.check.chair", List.of(), seats.stream().anyMatch(seat -> seat.post().equals("CHAIR") && seat.delegate())));
        if (OF_DELEGATES.contains(committee)) {
            checks.add(new Check("congress.committee.check.delegates", List.of(), seats.stream().allMatch(Seat::delegate)));
        }
        if (committee == CommitteeKind.PRESIDIUM) {
            LocalDate today = LocalDate.now(clock);
            long teachers = seats.stream().filter(Seat::teacher).count();
            long front = seats.stream().filter(Seat::frontLine).count();
            checks.add(new Check("congress.committee.check.teachers", List.of(teachers, seats.size()), teachers * 2 > seats.size()));
            int least = CongressRules.presidium(rulebook, today, delegates);
            if (least > 1) {
                checks.add(new Check("congress.committee.check.size", List.of(least, seats.size()), seats.size() >= least));
            }
            int percent = rulebook.get(CongressRules.PRESIDIUM_FRONT_LINE, today);
            if (percent > 0) {
                checks.add(new Check("congress.committee.check.front-line", List.of(percent, front, seats.size()), front * 100 >= (long) seats.size() * percent));
            }
        }
        return checks;
    }

    private Term preparing(Actor actor, UUID termId) {
        Term term = terms.lock(termId, null);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        return term;
    }

    /** Seats all of them or nobody. @throws Refusal on {@code staffNo}: {@code congress.committee.*} with the first that cannot be */
    @Transactional
    public void appoint(Actor actor, UUID termId, CommitteeKind committee, List<String> staffNumbers, String post) {
        staffNumbers.forEach(number -> appoint(actor, termId, committee, number, post));
    }

    /**
     * Seats somebody from today on; who has the seat already gets the other post.
     *
     * @throws Refusal on {@code staffNo}: {@code congress.committee.*}
     */
    @Transactional
    public void appoint(Actor actor, UUID termId, CommitteeKind committee, String staffNo, String post) {
        Term term = preparing(actor, termId);
        UUID person = jdbc.sql("select id from personnel_person where staff_no = :no").param("no", staffNo).query(UUID.class).optional()
                .orElseThrow(() -> Refusal.on("staffNo", "congress.delegate.unknown", staffNo));
        boolean delegate = jdbc.sql("""
                select exists (select 1 from congress_delegate where term_id = :term and person_id = :person and kind = 'FORMAL' and stage in ('QUALIFIED', 'ACTIVE'))
                """).param("term", termId).param("person", person).query(Boolean.class).single();
        if (!delegate && (post.equals("CHAIR") || OF_DELEGATES.contains(committee))) {
            throw Refusal.on("staffNo", post.equals("CHAIR") ? "congress.committee.chair" : "congress.committee.delegates-only");
        }
        LocalDate today = LocalDate.now(clock);
        if (!post.equals("MEMBER")) {
            jdbc.sql("update congress_seat set post = 'MEMBER' where term_id = :term and committee = :committee and post = :post and to_on is null and person_id <> :person")
                    .param("term", termId).param("committee", committee.name()).param("post", post).param("person", person).update();
        }
        if (jdbc.sql("update congress_seat set post = :post where term_id = :term and committee = :committee and person_id = :person and to_on is null").param("term", termId)
                .param("committee", committee.name()).param("post", post).param("person", person).update() == 0) {
            jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, :committee, :person, :post, :from)").param("term", termId)
                    .param("committee", committee.name()).param("person", person).param("post", post).param("from", today).update();
        }
        audit.record(AuditEntry.of(actor, "congress.committee.appoint").on("congress-term", termId, Terms.label(term)).change("committee", null, committee)
                .change("post", null, post).change("staffNo", null, staffNo));
    }

    /** Ends a seat with today; one that began today is taken back. */
    @Transactional
    public void end(Actor actor, UUID termId, UUID seat) {
        Term term = preparing(actor, termId);
        LocalDate today = LocalDate.now(clock);
        int ended = jdbc.sql("update congress_seat set to_on = :today where id = :id and term_id = :term and to_on is null and from_on < :today").param("id", seat).param("term", termId)
                .param("today", today).update()
                + jdbc.sql("delete from congress_seat where id = :id and term_id = :term and to_on is null and from_on >= :today").param("id", seat).param("term", termId)
                .param("today", today).update();
        if (ended == 0) {
            throw new Refusal("congress.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.committee.end").on("congress-term", termId, Terms.label(term)).change("seat", seat, null));
    }
}
