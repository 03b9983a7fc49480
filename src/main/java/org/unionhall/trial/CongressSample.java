package org.unionhall.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Quota;
import org.unionhall.congress.Quota.Rounding;

/**
 * The congresses of the sample university, set around the day on which it moves in: the sixth term of the school's
 * double congress with one session behind and one ahead, whose proposals are being collected; a congress of the second
 * level; and who answers proposals for which department.
 */
@Component
@ConditionalOnProperty("unionhall.trial")
class CongressSample {

    private static final int SEATS = 150;
    private static final int DELEGATIONS = 8;
    private static final String NUMERALS = "一二三四五六七八";
    /** The department whose congress of the second level has proposals too. */
    static final String COLLEGE = "N020";
    /** Whose proposals are about buildings, meals, teaching …: departments with somebody to answer. */
    private static final List<String> ANSWERING = List.of("N001", "N002", "N003", "N004", "N006", "N007", "N010", "N011", "N012", "N013", "N017", "N044", COLLEGE);

    private final JdbcClient jdbc;
    private final Clock clock;

    CongressSample(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param others staff numbers of people who have another door and are not to be delegates too */
    void load(List<String> others) {
        LocalDate today = LocalDate.now(clock);
        undertakers(others, today.minusDays(380));
        school(others, today);
        college(others, today);
    }

    private void undertakers(List<String> others, LocalDate from) {
        jdbc.sql("""
                with staff as (
                    select d.id as department_id, d.code, p.id as person_id,
                           row_number() over (partition by d.id order by case p.title when '正处级' then 0 when '副处级' then 1 else 2 end, p.staff_no) as place,
                           row_number() over (partition by d.id order by case p.title when '科级' then 0 when '科员' then 1 else 2 end, p.staff_no) as desk
                    from personnel_department d join personnel_posting t on t.department_id = d.id and t.to_on is null join personnel_person p on p.id = t.person_id
                    where d.code = any(:departments) and p.duty_state = 'ON_DUTY' and p.birth_on > :born and p.staff_no <> all(:others)
                      and not exists (select 1 from membership_office o where o.person_id = p.id and (o.to_on is null or o.to_on > :from))
                ), leaders as (
                    select person_id, place - 3 as nr from staff where code = 'N001' and place between 3 and 6
                )
                insert into proposal_undertaker (department_id, person_id, post, from_on)
                select department_id, person_id, 'HEAD', :from from staff where place = 1
                union all
                select department_id, person_id, 'HANDLER', :from from staff where desk = 1
                union all
                select s.department_id, l.person_id, 'LEADER', :from from staff s join leaders l on l.nr = array_position(:departments, s.code) % 4 where s.place = 1
                """).param("departments", ANSWERING.toArray(String[]::new)).param("others", others.toArray(String[]::new)).param("from", from)
                .param("born", from.minusYears(56)).update();
    }

    private void school(List<String> others, LocalDate today) {
        LocalDate opened = today.minusDays(350);
        LocalDate opens = today.plusDays(34);
        UUID term = term("S00", 6, true, opened.minusDays(25), SEATS, "庭党发");
        UUID first = session(term, 1, "ARCHIVED", opened, "北庭大学大礼堂", "庭党发");
        UUID second = session(term, 2, "QUALIFIED", opens, "北庭大学大礼堂", "庭党发");
        collecting(first, opened.minusDays(45), opened.minusDays(15));
        collecting(second, today.minusDays(18), today.plusDays(16));
        jdbc.sql("update congress_session set papers_sent_on = opens_on - 9 where id = :id").param("id", first).update();
        seats(term);
        delegates(term, others, opened.minusDays(20));
        leaders(term);
        ended(term, today);
        committees(term, opened);
        guests(term, second, others, today);
    }

    private void college(List<String> others, LocalDate today) {
        UUID term = term("S01", 3, false, today.minusDays(520), 48, "农院党");
        session(term, 1, "ARCHIVED", today.minusDays(505), "农业与草原学院报告厅", "农院党");
        UUID second = session(term, 2, "CLOSED", today.minusDays(140), "农业与草原学院报告厅", "农院党");
        collecting(second, today.minusDays(185), today.minusDays(155));
        session(term, 3, "PLANNED", today.plusDays(110), null, null);
        jdbc.sql("""
                insert into congress_electorate (term_id, unit_id, voters, seats)
                select :term, u.id, (select count(*) from membership_stay s join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE'
                                     where s.unit_id = u.id and s.to_on is null), 48
                from membership_unit u where u.code = 'S01'
                """).param("term", term).update();
        delegates(term, others, today.minusDays(505));
    }

    private UUID term(String unit, int number, boolean members, LocalDate from, int seats, String document) {
        UUID id = jdbc.sql("""
                insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage, seats, document_no, document_on, quota_rule, quota_least, quota_on)
                select id, :number, true, :members, :from, :to, 'RUNNING', :seats, :document, :approved, 'LARGEST_REMAINDER', 1, :counted
                from membership_unit where code = :unit returning id
                """).param("unit", unit).param("number", number).param("members", members).param("from", from).param("to", from.plusYears(5).minusDays(1))
                .param("seats", seats).param("document", document + "〔" + from.getYear() + "〕18号").param("approved", from.minusDays(40))
                .param("counted", from.minusDays(38)).query(UUID.class).single();
        step(id, null, "SET_UP", null, "FORMING", from.minusDays(40));
        step(id, null, "RUN", "FORMING", "RUNNING", from.plusDays(5));
        return id;
    }

    private UUID session(UUID term, int number, String stage, LocalDate opens, String venue, String document) {
        UUID id = jdbc.sql("""
                insert into congress_session (term_id, number, stage, opens_on, closes_on, venue, document_no, document_on)
                values (:term, :number, :stage, :opens, :closes, :venue, :document, :approved) returning id
                """).param("term", term).param("number", number).param("stage", stage).param("opens", opens).param("closes", opens.plusDays(number == 1 ? 1 : 0))
                .param("venue", venue, java.sql.Types.VARCHAR).param("document", document == null ? null : document + "〔" + opens.getYear() + "〕" + (20 + number) + "号", java.sql.Types.VARCHAR)
                .param("approved", document == null ? null : opens.minusDays(60), java.sql.Types.DATE).query(UUID.class).single();
        List<String> stages = List.of("PLANNED", "APPROVED", "QUALIFIED", "PREPARATORY", "OPEN", "CLOSED", "ARCHIVED");
        List<String> acts = List.of("PLAN", "APPROVE", "QUALIFY", "PREPARE", "OPEN_SESSION", "CLOSE", "ARCHIVE");
        int[] days = {-75, -60, -40, -1, 0, 1, 30};
        for (int i = 0; i <= stages.indexOf(stage); i++) {
            step(term, id, acts.get(i), i == 0 ? null : stages.get(i - 1), stages.get(i), opens.plusDays(days[i]));
        }
        return id;
    }

    private void step(UUID term, UUID session, String act, String from, String to, LocalDate on) {
        jdbc.sql("""
                insert into congress_step (term_id, session_id, act, from_stage, to_stage, on_day, at, actor)
                values (:term, :session, :act, :from, :to, :on, :at, '示例数据')
                """).param("term", term).param("session", session, java.sql.Types.OTHER).param("act", act).param("from", from, java.sql.Types.VARCHAR).param("to", to)
                .param("on", on).param("at", at(on, LocalTime.of(9, 30))).update();
    }

    private OffsetDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toOffsetDateTime();
    }

    private void collecting(UUID session, LocalDate from, LocalDate to) {
        jdbc.sql("update congress_session set collects_from = :from, collects_until = :until where id = :id").param("id", session).param("from", from)
                .param("until", at(to.plusDays(1), LocalTime.MIDNIGHT)).update();
    }

    /** The calculator's own arithmetic; the units go to the delegations in their order, about as many delegates in each. */
    private void seats(UUID term) {
        List<Quota.Unit> units = jdbc.sql("""
                select u.id, u.short_name, count(m.person_id) from membership_unit u join membership_unit s on s.id = u.parent_id and s.code = 'S00'
                left join membership_stay y on y.unit_id = u.id and y.to_on is null left join membership_member m on m.person_id = y.person_id and m.state = 'ACTIVE'
                where u.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP') group by u.id, u.short_name, u.code order by u.code
                """).query((rs, n) -> new Quota.Unit(rs.getObject(1, UUID.class), rs.getString(2), rs.getInt(3))).list();
        Map<Integer, UUID> delegations = new HashMap<>();
        int before = 0;
        for (Quota.Line line : Quota.of(Rounding.LARGEST_REMAINDER, SEATS, 1, units).lines()) {
            int nr = Math.min(DELEGATIONS, before * DELEGATIONS / SEATS + 1);
            UUID delegation = delegations.computeIfAbsent(nr, number -> jdbc.sql("insert into congress_delegation (term_id, number, name) values (:term, :number, :name) returning id")
                    .param("term", term).param("number", number).param("name", "第" + NUMERALS.charAt(number - 1) + "代表团").query(UUID.class).single());
            jdbc.sql("insert into congress_electorate (term_id, unit_id, delegation_id, voters, seats) values (:term, :unit, :delegation, :voters, :seats)")
                    .param("term", term).param("unit", line.unit()).param("delegation", delegation).param("voters", line.voters()).param("seats", line.seats()).update();
            before += line.seats();
        }
    }

    /** Elected in their units: the chair of the union, and others of whom about two thirds teach. */
    private void delegates(UUID term, List<String> others, LocalDate from) {
        jdbc.sql("""
                insert into congress_election (term_id, unit_id, held_on, should_attend, present, seats, by_election, recorded_at, recorded_by)
                select term_id, unit_id, :held, voters, voters - voters * (4 + abs(hashtext(unit_id::text)) % 12) / 100, seats, false, :at, '示例数据'
                from congress_electorate where term_id = :term
                """).param("term", term).param("held", from.minusDays(12)).param("at", at(from.minusDays(11), LocalTime.of(10, 0))).update();
        jdbc.sql("""
                with ranked as (
                    select p.*, e.unit_id, e.delegation_id, e.seats, e.voters, l.id as election, g.number as delegation, u.code, c.chairs,
                           row_number() over (partition by e.unit_id order by c.chairs desc,
                               abs(hashtext(p.staff_no)) % 100 + case when p.post_category = 'TEACHING' then 0 else 38 end, p.staff_no) as place
                    from congress_electorate e join membership_unit u on u.id = e.unit_id join congress_election l on l.term_id = e.term_id and l.unit_id = e.unit_id
                    left join congress_delegation g on g.id = e.delegation_id
                    join membership_stay y on y.unit_id = e.unit_id and y.to_on is null
                    join membership_member m on m.person_id = y.person_id and m.state = 'ACTIVE' join personnel_person p on p.id = m.person_id
                    cross join lateral (select exists (select 1 from membership_office o where o.person_id = p.id and o.unit_id = e.unit_id and o.post = 'CHAIR'
                        and o.to_on is null) as chairs) c
                    where e.term_id = :term and p.duty_state = 'ON_DUTY' and p.employment_type in ('ESTABLISHED', 'PERSONNEL_AGENCY', 'CONTRACT')
                      and p.birth_on > :oldest and p.first_work_on < :from and p.staff_no <> all(:others)
                      and not exists (select 1 from proposal_undertaker t where t.person_id = p.id)
                )
                insert into congress_delegate (term_id, person_id, unit_id, delegation_id, kind, stage, number, staff, member, teacher, front_line, model_worker, leader,
                    from_on, votes, election_id)
                select :term, id, unit_id, delegation_id, 'FORMAL', 'ACTIVE', row_number() over (order by delegation, code, place), true, true,
                       post_category = 'TEACHING', coalesce(front_line, false), abs(hashtext(staff_no || 'm')) % 13 = 0, coalesce(title in ('正处级', '副处级'), false),
                       :from, voters * (58 + abs(hashtext(staff_no)) % 24) / 100, election
                from ranked where place <= seats
                """).param("term", term).param("others", others.toArray(String[]::new)).param("from", from).param("oldest", from.minusYears(54)).update();
    }

    /** The chair of its first union leads a delegation, that of the next is the deputy. */
    private void leaders(UUID term) {
        jdbc.sql("""
                update congress_delegate d set head = case r.place when 1 then 'HEAD' else 'DEPUTY' end from (
                    select x.id, row_number() over (partition by x.delegation_id order by
                        exists (select 1 from membership_office o where o.person_id = x.person_id and o.unit_id = x.unit_id and o.post = 'CHAIR' and o.to_on is null) desc,
                        x.number) as place
                    from congress_delegate x where x.term_id = :term and x.kind = 'FORMAL') r
                where r.id = d.id and r.place <= 2
                """).param("term", term).update();
    }

    /** Three seats have fallen vacant. */
    private void ended(UUID term, LocalDate today) {
        Map<Integer, String> why = Map.of(24, "TRANSFER", 71, "RETIREMENT", 118, "RESIGNATION");
        why.forEach((number, reason) -> jdbc.sql("""
                with ended as (
                    update congress_delegate set stage = 'ENDED', end_reason = :reason, to_on = :to, version = version + 1
                    where id = (select id from congress_delegate where term_id = :term and number >= :number and head is null order by number limit 1) returning id
                ) insert into congress_step (term_id, delegate_id, act, from_stage, to_stage, on_day, at, actor)
                select :term, id, 'END', 'ACTIVE', 'ENDED', :to, :at, '示例数据' from ended
                """).param("term", term).param("number", number).param("reason", reason).param("to", today.minusDays(number))
                .param("at", at(today.minusDays(number), LocalTime.of(16, 0))).update());
    }

    private void committees(UUID term, LocalDate from) {
        Map<String, Integer> sizes = Map.of("PRESIDIUM", 15, "EXECUTIVE", 13, "PROPOSALS", 9, "QUALIFICATION", 5);
        sizes.forEach((committee, size) -> jdbc.sql("""
                insert into congress_seat (term_id, committee, person_id, post, from_on)
                select :term, :committee, person_id, case place when 1 then 'CHAIR' when 2 then 'SECRETARY' else 'MEMBER' end, :from from (
                    select person_id, row_number() over (order by (head = 'HEAD') is true and :committee in ('PRESIDIUM', 'EXECUTIVE') desc,
                        (teacher and front_line) desc, abs(hashtext(id::text || :committee))) as place
                    from congress_delegate where term_id = :term and kind = 'FORMAL' and stage = 'ACTIVE') ranked
                where place <= :size
                """).param("term", term).param("committee", committee).param("size", size).param("from", from).update());
    }

    /** Heads of departments listen in, and some who have retired are guests. */
    private void guests(UUID term, UUID session, List<String> others, LocalDate today) {
        jdbc.sql("""
                insert into congress_delegate (term_id, session_id, person_id, unit_id, kind, stage, staff, member, teacher, front_line, leader, from_on)
                select :term, :session, id, unit_id, case when retired then 'INVITED' else 'OBSERVER' end, 'ACTIVE', not retired, true, not retired and post_category = 'TEACHING',
                       not retired and coalesce(front_line, false), not retired, :from from (
                    select p.*, y.unit_id, p.duty_state = 'RETIRED' as retired,
                           row_number() over (partition by p.duty_state = 'RETIRED' order by abs(hashtext(p.staff_no || 'g'))) as place
                    from personnel_person p join membership_stay y on y.person_id = p.id and y.to_on is null
                    join membership_member m on m.person_id = p.id and m.state in ('ACTIVE', 'RETAINED')
                    where (p.duty_state = 'RETIRED' or p.duty_state = 'ON_DUTY' and p.title in ('正处级', '副处级')) and p.staff_no <> all(:others)
                      and not exists (select 1 from congress_delegate d where d.person_id = p.id)
                      and not exists (select 1 from proposal_undertaker t where t.person_id = p.id)) ranked
                where place <= case when retired then 5 else 24 end
                """).param("term", term).param("session", session).param("others", others.toArray(String[]::new)).param("from", today.minusDays(6)).update();
    }
}
