package org.unionhall.trial;

import static org.unionhall.trial.CongressSample.COLLEGE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.unionhall.files.Files;
import org.unionhall.kernel.Ids;

/**
 * The proposals of the sample: two sessions of the school's congress, the one closed and answered, the other being
 * collected and decided; somewhere in it every stage, and something that waits for everybody who has a door. A college
 * has a few of its own, one of which went up to the school.
 */
@Component
@ConditionalOnProperty("unionhall.trial")
class ProposalSample {

    /** Nothing comes from these delegations, as it happens. */
    private static final Map<Integer, Integer> SILENT = Map.of(1, 8, 2, 6);

    private final JdbcTemplate jdbc;
    private final Files files;
    private final Clock clock;

    ProposalSample(JdbcTemplate jdbc, Files files, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    record Person(UUID id, String name) {
    }

    record Delegate(UUID id, Person person, UUID delegation, int delegationNumber, boolean shown) {
    }

    record Department(UUID id, String code, String name, Map<String, Person> posts) {
    }

    /** A session and who acts in it; proposers and seconders take their turns. @param number as in {@link Way} @param daysAgo since proposals were first written; 0 for now */
    record Meeting(UUID id, int number, int daysAgo, LocalDate opensOn, Person secretary, Person presidium, Map<UUID, Person> heads, List<Delegate> proposers, List<Delegate> seconders) {
    }

    /** @param shown staff number of the trial's delegate */
    void load(String shown) {
        List<Delegate> delegates = delegates(shown);
        Map<String, Department> departments = departments();
        List<Person> committee = seats("PROPOSALS");
        List<Person> presidium = seats("PRESIDIUM");
        Map<UUID, Person> heads = new HashMap<>();
        jdbc.query("""
                select d.delegation_id, d.person_id, p.name from congress_delegate d join personnel_person p on p.id = d.person_id
                where d.head = 'HEAD' and d.stage = 'ACTIVE'""", rs -> {
            heads.put(rs.getObject(1, UUID.class), new Person(rs.getObject(2, UUID.class), rs.getString(3)));
        });
        List<Delegate> proposers = delegates.stream().filter(one -> !committee.contains(one.person()) && !presidium.contains(one.person())
                && !heads.containsValue(one.person())).toList();
        Map<Integer, Meeting> meetings = new LinkedHashMap<>();
        jdbc.query("""
                select s.id, s.number, s.opens_on from congress_session s join congress_term t on t.id = s.term_id
                join membership_unit u on u.id = t.unit_id and u.parent_id is null where s.number <= 2 order by s.number""", rs -> {
            int number = rs.getInt(2);
            meetings.put(number, new Meeting(rs.getObject(1, UUID.class), number, number == 1 ? 370 : 0, rs.getObject(3, LocalDate.class), committee.get(1), presidium.get(0), heads,
                    mixed(proposers.stream().filter(one -> one.delegationNumber() != SILENT.get(number)).toList(), number), mixed(delegates, number + 10)));
        });
        meetings.put(3, college());
        Books books = new Books();
        List<Course> courses = write(meetings, departments, books);
        books.close(jdbc);
        courses.stream().filter(course -> course.way.delegate().equals("raised")).forEach(course -> raise(course, meetings.get(2)));
        ask(meetings.get(2), shown);
        new Laurels(jdbc, LocalDate.now(clock), clock.getZone()).award(meetings.get(1));
        new Enclosures(jdbc, files).add();
    }

    /** The chair of the union runs the congress of the second level; there are no delegations. */
    private Meeting college() {
        Person chair = jdbc.queryForObject("""
                select p.id, p.name from membership_office o join membership_unit u on u.id = o.unit_id and u.code = 'S01' join personnel_person p on p.id = o.person_id
                where o.post = 'CHAIR' and o.to_on is null""", (rs, n) -> new Person(rs.getObject(1, UUID.class), rs.getString(2)));
        List<Delegate> delegates = jdbc.query("""
                select d.id, p.id, p.name from congress_delegate d join congress_term t on t.id = d.term_id join membership_unit u on u.id = t.unit_id and u.code = 'S01'
                join personnel_person p on p.id = d.person_id where d.kind = 'FORMAL' and d.stage = 'ACTIVE' order by d.number""",
                (rs, n) -> new Delegate(rs.getObject(1, UUID.class), new Person(rs.getObject(2, UUID.class), rs.getString(3)), null, 0, false));
        return jdbc.queryForObject("""
                select s.id, s.opens_on from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id and u.code = 'S01'
                where s.number = 2""", (rs, n) -> new Meeting(rs.getObject(1, UUID.class), 3, 175, rs.getObject(2, LocalDate.class), chair, null, new HashMap<>(),
                mixed(delegates.stream().filter(one -> !one.person().equals(chair)).toList(), 3), mixed(delegates, 13)));
    }

    /** One of the invitations of the trial's delegate is to propose together, not to second. */
    private void ask(Meeting meeting, String shown) {
        jdbc.update("""
                update proposal_second set joint = true where (proposal_id, person_id) = (select x.proposal_id, x.person_id from proposal_second x
                    join proposal t on t.id = x.proposal_id join personnel_person p on p.id = x.person_id
                    where t.session_id = ? and t.stage = 'SECONDING' and t.delegation_id is null and x.state = 'INVITED' and p.staff_no = ? order by x.invited_at, t.id limit 1)
                """, meeting.id(), shown);
    }

    /** What the college cannot do itself goes to the committee of the school. */
    private void raise(Course course, Meeting school) {
        UUID up = Ids.next();
        OffsetDateTime at = course.at(LocalDate.now(clock).minusDays(4), 8);
        String why = "超出学院权限，请学校统筹研究解决";
        jdbc.update("""
                insert into proposal (id, session_id, stage, title, category, reason, measures, visibility, created_by, created_at, submitted_at, moved_at)
                select ?, ?, 'REVIEW', title, category, reason, measures, visibility, created_by, ?, ?, ? from proposal where id = ?
                """, up, school.id(), at, at, at, course.id);
        jdbc.update("insert into proposal_proposer (proposal_id, person_id, nr) select ?, person_id, nr from proposal_proposer where proposal_id = ?", up, course.id);
        jdbc.update("insert into proposal_origin (proposal_id, origin_id) values (?, ?)", up, course.id);
        String step = "insert into proposal_step (proposal_id, act, from_stage, to_stage, at, person_id, actor, note) values (?, ?, ?, ?, ?, ?, ?, ?)";
        jdbc.update(step, up, "RAISE", null, "REVIEW", at, course.meeting.secretary().id(), course.meeting.secretary().name(), why);
        jdbc.update(step, course.id, "RAISED", "CLOSED", "CLOSED", at, course.meeting.secretary().id(), course.meeting.secretary().name(), why);
    }

    private List<Course> write(Map<Integer, Meeting> meetings, Map<String, Department> departments, Books books) {
        List<Matter> all = mixed(Matter.all().stream().filter(matter -> !matter.department().equals(COLLEGE)).toList(), 1);
        Deque<Matter> first = new ArrayDeque<>(all);
        Deque<Matter> other = new ArrayDeque<>(mixed(all, 2));
        Deque<Matter> own = new ArrayDeque<>(Matter.all().stream().filter(matter -> matter.department().equals(COLLEGE)).toList());
        Map<String, Department> college = Map.of(COLLEGE, departments.remove(COLLEGE));
        List<Course> courses = new ArrayList<>();
        // who needs a certain department chooses first
        for (Way way : Way.all().stream().sorted(Comparator.comparing(Way::session).thenComparing(way -> way.department().isEmpty())).toList()) {
            Meeting meeting = meetings.get(way.session());
            for (int n = 0; n < way.count(); n++) {
                int turn = courses.size();
                Course carrier = way.merged() ? carrier(courses, way.session(), n) : null;
                boolean second = way.session() == 2 || way.session() == 1 && carrier == null && first.isEmpty();
                Matter matter = carrier != null ? carrier.matter : draw(way.session() == 3 ? own : second ? other : first, way.department(), way.session() == 1 && second);
                courses.add(new Course(turn, way, matter, matter.title(carrier == null ? second : carrier.second, carrier != null, turn), second, carrier, meeting,
                        way.session() == 3 ? college : departments, LocalDate.now(clock), clock.getZone()));
            }
        }
        courses.forEach(course -> course.cast(courses));
        courses.stream().sorted(Comparator.comparing(course -> course.carrier != null)).forEach(course -> course.write(books));
        for (Meeting meeting : meetings.values()) {
            int last = number(courses.stream().filter(course -> course.way.session() == meeting.number() && course.way.filed())
                    .sorted(Comparator.comparing(Course::filedAt).thenComparing(course -> course.turn)).toList(), meeting, books);
            books.add("insert into proposal_number (session_id, last) values (?, ?)", meeting.id(), last);
        }
        books.add("""
                insert into proposal_outcome (proposal_id, round, mark, evaluated, proposers, rule, at)
                select s.proposal_id, s.round, case when bool_or(e.result = 'DISSATISFIED') then 'DISSATISFIED' when bool_or(e.result = 'BASICALLY') then 'BASICALLY'
                       when bool_or(e.result = 'SATISFIED') then 'SATISFIED' end, count(distinct e.person_id),
                       (select count(distinct r.person_id) from proposal_proposer r join proposal c on c.id = r.proposal_id where c.id = s.proposal_id or c.merged_into = s.proposal_id),
                       'WORST', s.at
                from (select proposal_id, at, row_number() over (partition by proposal_id order by at) as round from proposal_step
                      where act in ('CLOSE', 'HANDLE_AGAIN', 'ESCALATE') and ? is not null) s
                left join proposal_evaluation e on e.proposal_id = s.proposal_id and e.round = s.round group by s.proposal_id, s.round, s.at
                """, "all");
        return courses;
    }

    /** In the order of filing, without a gap. */
    private static int number(List<Course> filed, Meeting meeting, Books books) {
        for (int n = 1; n <= filed.size(); n++) {
            books.add("update proposal set number = ?, case_no = ?, filed_at = ? where id = ?", n, "%d-%03d".formatted(meeting.opensOn().getYear(), n),
                    filed.get(n - 1).filedAt(), filed.get(n - 1).id);
        }
        return filed.size();
    }

    private static Course carrier(List<Course> courses, int session, int n) {
        List<Course> filed = courses.stream().filter(one -> one.way.session() == session && one.way.filed() && one.way.delegate().isEmpty()).toList();
        // two papers are one with the first case, one with each other
        return filed.get(n == 0 ? 0 : (n - 1) * 4 % filed.size());
    }

    private static Matter draw(Deque<Matter> matters, String department, boolean last) {
        for (Iterator<Matter> rest = last ? matters.descendingIterator() : matters.iterator(); rest.hasNext();) {
            Matter matter = rest.next();
            if (department.isEmpty() || matter.department().equals(department)) {
                rest.remove();
                return matter;
            }
        }
        throw new IllegalStateException("no matter left for " + department);
    }

    private List<Delegate> delegates(String shown) {
        return jdbc.query("""
                select d.id, p.id, p.name, d.delegation_id, g.number, p.staff_no from congress_delegate d join personnel_person p on p.id = d.person_id
                join congress_delegation g on g.id = d.delegation_id where d.kind = 'FORMAL' and d.stage = 'ACTIVE' order by d.number""",
                (rs, n) -> new Delegate(rs.getObject(1, UUID.class), new Person(rs.getObject(2, UUID.class), rs.getString(3)), rs.getObject(4, UUID.class),
                        rs.getInt(5), rs.getString(6).equals(shown)));
    }

    private List<Person> seats(String committee) {
        return jdbc.query("""
                select p.id, p.name from congress_seat c join personnel_person p on p.id = c.person_id join congress_term t on t.id = c.term_id
                join membership_unit u on u.id = t.unit_id and u.parent_id is null where c.committee = ?
                order by case c.post when 'CHAIR' then 1 when 'SECRETARY' then 2 else 3 end, p.staff_no""",
                (rs, n) -> new Person(rs.getObject(1, UUID.class), rs.getString(2)), committee);
    }

    private Map<String, Department> departments() {
        Map<String, Department> departments = new LinkedHashMap<>();
        jdbc.query("""
                select d.id, d.code, d.name, t.post, p.id, p.name from proposal_undertaker t join personnel_department d on d.id = t.department_id
                join personnel_person p on p.id = t.person_id order by d.code""", rs -> {
            departments.computeIfAbsent(rs.getString(2), code -> department(rs, code)).posts().put(rs.getString(4), new Person(rs.getObject(5, UUID.class), rs.getString(6)));
        });
        return departments;
    }

    private static Department department(java.sql.ResultSet rs, String code) {
        try {
            return new Department(rs.getObject(1, UUID.class), code, rs.getString(3), new HashMap<>());
        } catch (java.sql.SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static <T> List<T> mixed(List<T> all, int seed) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }
}
