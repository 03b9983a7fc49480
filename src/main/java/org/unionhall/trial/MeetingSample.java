package org.unionhall.trial;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was done at the first session of the sample's double congress, what the body between sessions did since, and the
 * agenda of the session ahead.
 */
@Component
@ConditionalOnProperty("unionhall.trial")
class MeetingSample {

    private static final String NAME = "示例数据";
    private static final UUID TELLER = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingSample(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void load() {
        UUID first = session(1);
        UUID second = session(2);
        LocalDate opened = jdbc.sql("select opens_on from congress_session where id = :id").param("id", first).query((rs, n) -> rs.getObject(1, LocalDate.class)).single();
        LocalDate opens = jdbc.sql("select opens_on from congress_session where id = :id").param("id", second).query((rs, n) -> rs.getObject(1, LocalDate.class)).single();
        UUID sitting = sitting(first, opened, "MORNING", "开幕式、全体会议", "CLOSED");
        came(first, sitting, opened);
        decided(first, sitting, opened);
        followed(first, opened);
        sitting(second, opens, "MORNING", "预备会、开幕式", "PLANNED");
        sitting(second, opens, "AFTERNOON", "分团讨论、全体会议", "PLANNED");
        agenda(second);
    }

    private UUID session(int number) {
        return jdbc.sql("""
                select s.id from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id where u.code = 'S00' and s.number = :number
                """).param("number", number).query(UUID.class).single();
    }

    private UUID sitting(UUID session, LocalDate day, String half, String title, String stage) {
        boolean over = stage.equals("CLOSED");
        return jdbc.sql("""
                insert into congress_sitting (session_id, on_day, half, begins_at, title, stage, opened_at, closed_at)
                values (:session, :day, :half, :begins, :title, :stage, :opened, :closed) returning id
                """).param("session", session).param("day", day).param("half", half).param("begins", at(day, half.equals("MORNING") ? 8 : 14, 30)).param("title", title)
                .param("stage", stage).param("opened", over ? at(day, 8, 0) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("closed", over ? at(day, 11, 50) : null, Types.TIMESTAMP_WITH_TIMEZONE).query(UUID.class).single();
    }

    /** Nine of ten, some of them late; one in twenty asked for leave. */
    private void came(UUID session, UUID sitting, LocalDate day) {
        jdbc.sql("""
                insert into congress_presence (sitting_id, delegate_id, way, in_at, in_by, in_name, out_at, out_way, out_name)
                select :sitting, d.id, case when d.number % 3 = 0 then 'LIST' else 'CARD' end, :from + (d.number % 25) * interval '1 minute' + case when d.number % 40 = 7 then interval '20 minutes' else interval '0' end,
                       :teller, :name, :to, 'CLOSED', :name
                from congress_delegate d where d.term_id = (select term_id from congress_session where id = :session) and d.kind = 'FORMAL'
                  and d.from_on <= :day and (d.to_on is null or d.to_on > :day) and d.number % 10 <> 4
                """).param("sitting", sitting).param("from", at(day, 8, 5)).param("to", at(day, 11, 50)).param("teller", TELLER).param("name", NAME).param("session", session)
                .param("day", day).update();
        jdbc.sql("""
                insert into congress_leave (sitting_id, delegate_id, reason, noted_name, noted_at)
                select :sitting, d.id, '因公出差', :name, :at from congress_delegate d where d.term_id = (select term_id from congress_session where id = :session) and d.kind = 'FORMAL'
                  and d.from_on <= :day and (d.to_on is null or d.to_on > :day) and d.number % 20 = 4
                """).param("sitting", sitting).param("name", NAME).param("at", at(day.minusDays(1), 16, 0)).param("session", session).param("day", day).update();
    }

    private void decided(UUID session, UUID sitting, LocalDate day) {
        item(session, sitting, day, 1, "听取和审议校长工作报告", "HEAR", "REPORTS", "STAFF");
        item(session, sitting, day, 2, "听取学校财务工作报告", "HEAR", "REPORTS", "STAFF");
        item(session, sitting, day, 3, "听取上届提案办理情况的报告", "HEAR", "PROPOSALS", "STAFF");
        item(session, sitting, day, 4, "审议通过《北庭大学教职工福利管理办法》", "DECIDE", "INTERESTS", "STAFF");
        item(session, sitting, day, 5, "审议通过工会工作报告", "DECIDE", "REPORTS", "MEMBERS");
        jdbc.sql("""
                insert into congress_resolution (session_id, item_id, number, title, text, adopted_on, published_at, published_name)
                select session_id, id, '校教代〔' || :year || '〕' || row_number() over (order by nr) || '号', '关于' || substr(title, 5) || '的决议',
                       '会议经过审议和表决，通过' || substr(title, 5) || '。会议要求有关部门认真组织实施，并在下次会议上报告实施情况。', :day, :at, :name
                from congress_item where session_id = :session and stage = 'PASSED'
                """).param("year", Integer.toString(day.getYear())).param("day", day.plusDays(1)).param("at", at(day.plusDays(4), 10, 0)).param("name", NAME).param("session", session).update();
    }

    private void item(UUID session, UUID sitting, LocalDate day, int nr, String title, String kind, String matter, String electorate) {
        boolean decides = kind.equals("DECIDE");
        UUID id = item(session, nr, title, kind, matter, electorate);
        jdbc.sql("""
                insert into congress_elector (item_id, delegate_id) select :id, d.id from congress_delegate d
                where d.term_id = (select term_id from congress_session where id = :session) and d.kind = 'FORMAL' and d.from_on <= :day and (d.to_on is null or d.to_on > :day)
                  and case when :electorate = 'MEMBERS' then d.member else d.staff end
                """).param("id", id).param("session", session).param("day", day).param("electorate", electorate).update();
        jdbc.sql("""
                update congress_item i set stage = :stage, sitting_id = :sitting, opened_at = :opened, opened_name = :name, valid_size = n.valid, present_size = n.present,
                    base_size = case when :decides then n.valid end
                from (select count(*) as valid, count(p.id) as present from congress_elector e left join congress_presence p on p.delegate_id = e.delegate_id and p.sitting_id = :sitting
                      where e.item_id = :id) n where i.id = :id
                """).param("stage", decides ? "PASSED" : "HEARD").param("sitting", sitting).param("opened", at(day, 9, nr * 10)).param("name", NAME).param("decides", decides)
                .param("id", id).update();
        if (decides) {
            jdbc.sql("""
                    update congress_item set given = present_size, returned = present_size, valid = present_size - 1, invalid = 1, no = 3, abstain = nr, yes = present_size - 4 - nr,
                        counted_by = array[:teller]::uuid[], counted_name = :name, counted_at = :counted, confirmed_by = :second, confirmed_name = :name, confirmed_at = :confirmed
                    where id = :id
                    """).param("teller", TELLER).param("second", SECOND).param("name", NAME).param("counted", at(day, 11, nr * 4)).param("confirmed", at(day, 11, nr * 4 + 6))
                    .param("id", id).update();
        }
    }

    private UUID item(UUID session, int nr, String title, String kind, String matter, String electorate) {
        boolean decides = kind.equals("DECIDE");
        boolean members = electorate.equals("MEMBERS");
        return jdbc.sql("""
                insert into congress_item (session_id, nr, title, kind, matter, electorate, passing, base, basis, ballot, stage)
                values (:session, :nr, :title, :kind, :matter, :electorate, :passing, :base, :basis, :ballot, 'ON_AGENDA') returning id
                """).param("session", session).param("nr", nr).param("title", title).param("kind", kind).param("matter", matter).param("electorate", electorate)
                .param("passing", !decides ? null : members ? "MORE_THAN_HALF" : "HALF_OR_MORE", Types.VARCHAR).param("base", decides ? "ALL_DELEGATES" : null, Types.VARCHAR)
                .param("basis", !decides ? null : members ? "基层工会会员代表大会条例（2019年）" : "学校教职工代表大会规定（教育部令第32号）第二十一条", Types.VARCHAR)
                .param("ballot", decides ? "SECRET" : null, Types.VARCHAR).query(UUID.class).single();
    }

    /** The report to the union above; and what the executive committee did since, which the next session hears of. */
    private void followed(UUID session, LocalDate day) {
        jdbc.sql("insert into congress_report (session_id, sent_on, document_no, recorded_name, recorded_at) values (:session, :day, :number, :name, :at)")
                .param("session", session).param("day", day.plusDays(5)).param("number", "校工〔" + day.getYear() + "〕12号").param("name", NAME).param("at", at(day.plusDays(5), 15, 0)).update();
        jdbc.sql("""
                with met as (
                    insert into congress_gathering (session_id, committee, nr, held_on, place, seats, present, record, recorded_name, recorded_at)
                    select :session, 'EXECUTIVE', 1, :day, '工会会议室', n, n - 1, '听取教职工福利管理办法实施情况，讨论体检项目调整的意见。', :name, :at
                    from (select count(*)::int as n from congress_seat where committee = 'EXECUTIVE' and term_id = (select term_id from congress_session where id = :session)) seats
                    where n > 2 returning id)
                insert into congress_interim_act (gathering_id, title, matter, text)
                select id, '对体检项目调整的意见', 'SUPERVISION', '同意增加两项检查，请有关部门向下次大会说明费用。' from met
                """).param("session", session).param("day", day.plusDays(120)).param("name", NAME).param("at", at(day.plusDays(120), 17, 0)).update();
    }

    private void agenda(UUID session) {
        item(session, 1, "通过主席团名单和会议议程", "DECIDE", "PROCEDURE", "BOTH");
        item(session, 2, "听取和审议校长工作报告", "HEAR", "REPORTS", "STAFF");
        item(session, 3, "听取提案办理情况的报告", "HEAR", "PROPOSALS", "STAFF");
        item(session, 4, "听取闭会期间工作的报告", "HEAR", "INTERIM", "BOTH");
        item(session, 5, "审议通过《北庭大学绩效工资分配办法（修订）》", "DECIDE", "INTERESTS", "STAFF");
    }

    private OffsetDateTime at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(clock.getZone()).toOffsetDateTime();
    }
}
