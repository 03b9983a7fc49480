package org.unionhall.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.unionhall.kernel.Pinyin;

/**
 * Invented people in any number. Names repeat as they do in life: a few surnames are borne by many, full names by some.
 * Person number n is the same person in a register of any size.
 */
final class Register {

    /** Surnames with their share of a thousand people; what is left is shared out among them. */
    private static final String SURNAMES = "王72 李71 张68 刘54 陈45 杨31 赵23 黄22 周20 吴20 徐17 孙16 马16 胡13 朱13 郭12 何12 林11 罗10 高10 "
            + "梁9 郑9 谢8 宋7 唐7 许6 韩6 冯6 邓6 曹6 彭5 曾5 肖5 田5 董5 潘4 袁4 蔡4 蒋4 余4 于4 杜4 叶3 程3 苏3 魏3 吕3 丁3 任3 卢3 姚3 沈3 钟3 姜3 "
            + "崔3 谭3 陆2 范2 汪2 廖2 石2 金2 韦2 贾2 夏2 付2 方2 邹2 熊2 白2 孟2 秦2 邱2 侯2 江2 尹2 薛2 闫2 段2 雷2 龙2 史2 陶2 贺2 毛2 郝2 顾2 龚2 邵2 万2 覃2 武2 钱2 戴2 欧2 莫2 孔2 向2 汤2 常2 康2 易2 乔2 文2 安2 殷2 颜2";
    private static final String FIRST = "国建明志文玉秀海春晓小俊雪思雨子梓浩宇佳欣婷丽美红艳永新德庆立学光荣华振东西南北云天金银宝福寿喜";
    private static final String SECOND = "华军强伟芳娜敏静杰娟涛超霞平刚桂英辉玲丹萍鹏飞凯琳洁梅莉岩兰波宁璐龙云峰磊洋勇艳琴健慧颖莹雯倩斌宏亮";

    static final int SURNAME_SLOTS = 1_000;
    static final int UNITS = 44;
    static final int DEPARTMENTS = 52;

    private final List<String> surnames = new ArrayList<>();
    private final List<String> first = letters(FIRST);
    private final List<String> second = letters(SECOND);

    Register() {
        for (String surname : SURNAMES.split(" ")) {
            for (int share = Integer.parseInt(surname.substring(1)); share > 0 && surnames.size() < SURNAME_SLOTS; share--) {
                surnames.add(surname.substring(0, 1));
            }
        }
        while (surnames.size() < SURNAME_SLOTS) {
            surnames.add(surnames.get(surnames.size() * 31 % 800));
        }
    }

    private static List<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** Mixes a number into one that looks drawn by lot, the same in SQL. */
    private static int lot(int n, int factor, int of) {
        return (int) ((n * (long) factor) % 1_000_003L % of);
    }

    String name(int n) {
        String second = lot(n, 104_729, 100) < 18 ? "" : this.second.get(lot(n, 611_953, this.second.size()));
        return surnames.get(lot(n, 7_919, SURNAME_SLOTS)) + first.get(lot(n, 350_377, first.size())) + second;
    }

    static String staffNo(int n) {
        return "B" + String.format("%07d", n);
    }

    static LocalDate born(int n) {
        return LocalDate.of(1961, 1, 1).plusDays(n % 15_000);
    }

    /** By GB 11643, in a county that does not exist; odd for men, different for each n. */
    static String document(int n) {
        String body = "659997" + born(n).toString().replace("-", "") + String.format("%03d", n / 15_000 * 2 + n % 2);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** The cells of a person's row of the roster, in the order of its headings. */
    List<Object> row(int n) {
        LocalDate born = born(n);
        LocalDate worked = born.plusYears(22);
        return List.of(staffNo(n), name(n), n % 2 == 1 ? "男" : "女", born, n % 9 == 0 ? "维吾尔族" : "汉族", n % 2 == 0 ? "中共党员" : "群众",
                n % 3 == 0 ? "博士研究生" : "硕士研究生", n % 4 == 0 ? "教授" : "讲师", n % 5 == 0 ? "管理岗" : "教师岗", n % 4 == 0 ? "合同聘用" : "事业编制",
                String.format("D%02d", 1 + lot(n, 32_452_843, DEPARTMENTS)), String.format("B%02d", 1 + lot(n, 15_485_863, UNITS)), worked,
                worked.plusDays(n % 500), "居民身份证", document(n), Long.toString(19_900_000_000L + n), n % 3 == 0 ? "是" : "否", "在岗",
                BigDecimal.valueOf(300_000 + n % 300_000, 2), BigDecimal.valueOf(100_000 + n % 200_000, 2));
    }

    /** Units (of about 333 people each, as a larger union has more of them), departments and people straight into their tables; the database must have none. */
    void fill(Connection connection, int people) throws SQLException {
        int units = Math.max(UNITS, people / 333);
        places(connection, units);
        try (Statement sql = connection.createStatement()) {
            slots(connection, "family", surnames, true);
            slots(connection, "one", first, false);
            slots(connection, "two", second, false);
            sql.execute("set synchronous_commit = off");
            sql.execute("set work_mem = '256MB'");
            sql.execute("set maintenance_work_mem = '512MB'");
            // two hundred thousand exclusion checks a minute would take longer than all else together
            sql.execute("alter table membership_stay drop constraint membership_stay_person_id_daterange_excl");
            sql.execute("alter table personnel_posting drop constraint personnel_posting_person_id_daterange_excl");
            sql.execute(PEOPLE.replace("PEOPLE", String.valueOf(people)));
            sql.execute("""
                    insert into membership_member (person_id, state, joined_on)
                    select id, case when nr % 50 = 0 then 'TRANSFERRED_OUT' when nr % 20 = 0 then 'RETAINED' else 'ACTIVE' end,
                        date '2000-01-01' + nr * 7 % 9000 from bench_person""");
            sql.execute("""
                    insert into membership_stay (person_id, unit_id, from_on)
                    select p.id, u.id, date '2010-09-01' from bench_person p
                    join (select id, row_number() over (order by code) as nr from membership_unit where kind = 'GRASSROOTS_UNION') u
                      on u.nr = 1 + p.nr::bigint * 15485863 % 1000003 %\s""" + units);
            sql.execute("""
                    insert into personnel_posting (person_id, department_id, from_on)
                    select p.id, d.id, date '2010-09-01' from bench_person p
                    join (select id, row_number() over (order by code) as nr from personnel_department) d
                      on d.nr = 1 + p.nr::bigint * 32452843 % 1000003 %\s""" + DEPARTMENTS);
            for (String table : List.of("membership_stay", "personnel_posting")) {
                sql.execute("alter table " + table + " add constraint " + table + "_person_id_daterange_excl"
                        + " exclude using gist (person_id with =, daterange(from_on, to_on) with &&)");
            }
            sql.execute("drop table bench_person, bench_family, bench_one, bench_two");
            sql.execute("vacuum analyze");
        }
    }

    /** Units and departments alone. */
    static void places(Connection connection) throws SQLException {
        places(connection, UNITS);
    }

    private static void places(Connection connection, int units) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("insert into membership_unit (code, name, short_name, kind) values ('B00', '大学工会', '校工会', 'SCHOOL_UNION')");
            sql.execute("insert into membership_unit (code, name, short_name, kind, parent_id) select 'B' || lpad(n::text, greatest(2, length(n::text)), '0'), "
                    + "'第' || n || '学院分工会', '第' || n || '学院', 'GRASSROOTS_UNION', (select id from membership_unit where code = 'B00') "
                    + "from generate_series(1, " + units + ") n");
            sql.execute("insert into personnel_department (code, name) select 'D' || lpad(n::text, 2, '0'), '第' || n || '学院' "
                    + "from generate_series(1, " + DEPARTMENTS + ") n");
        }
    }

    /** Gives one person the fingerprint of a document number. */
    static void number(Connection connection, int n, byte[] fingerprint) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update personnel_person set document_hash = ? where staff_no = ?")) {
            update.setBytes(1, fingerprint);
            update.setString(2, staffNo(n));
            update.executeUpdate();
        }
    }

    private static void slots(Connection connection, String name, List<String> letters, boolean surname) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("create table bench_" + name + " (nr int primary key, text text, pinyin text)");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into bench_" + name + " values (?, ?, ?)")) {
            for (int i = 0; i < letters.size(); i++) {
                insert.setInt(1, i);
                insert.setString(2, letters.get(i));
                // a given name's reading is that behind a surname
                insert.setString(3, surname ? Pinyin.of(letters.get(i) + "一").spaced().split(" ")[0]
                        : Pinyin.of("王" + letters.get(i)).spaced().split(" ")[1]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Sealed fields hold bytes of the right length; only hashes are searched. */
    private static final String PEOPLE = """
            create table bench_person as
            select n as nr, uuidv7() as id, f.text || a.text || coalesce(b.text, '') as name,
                   f.pinyin || ' ' || a.pinyin || coalesce(' ' || b.pinyin, '') as pinyin
            from generate_series(1, PEOPLE) n
            join bench_family f on f.nr = n::bigint * 7919 % 1000003 % (select count(*) from bench_family)
            join bench_one a on a.nr = n::bigint * 350377 % 1000003 % (select count(*) from bench_one)
            left join bench_two b on n::bigint * 104729 % 1000003 % 100 >= 18 and b.nr = n::bigint * 611953 % 1000003 % (select count(*) from bench_two)
            order by n;
            insert into personnel_person (id, staff_no, name, name_pinyin, document_type, document_sealed, document_hash, document_masked,
                mobile_sealed, mobile_hash, mobile_masked, sex, birth_on, ethnicity, political_status, education, title, post_category,
                employment_type, duty_state, front_line, first_work_on)
            select id, 'B' || lpad(nr::text, 7, '0'), name, pinyin, 'RESIDENT_ID', sha256(('seal' || nr)::bytea) || '\\x00112233445566778899aabbcc',
                sha256(('document' || nr)::bytea), '659***********' || lpad((nr % 10000)::text, 4, '0'),
                sha256(('mobile' || nr)::bytea) || '\\x001122334455', sha256(('phone' || nr)::bytea), '199****' || lpad((nr % 10000)::text, 4, '0'),
                (array['MALE', 'FEMALE'])[1 + nr % 2], date '1961-01-01' + nr * 31 % 15000, 'HAN', (array['PARTY_MEMBER', 'MASSES'])[1 + nr / 2 % 2],
                'MASTERS', (array['讲师', '副教授', '教授', '科员'])[1 + nr % 4],
                (array['TEACHING', 'TEACHING', 'ADMINISTRATION', 'SKILLED_WORK', 'TEACHING_SUPPORT'])[1 + nr % 5],
                (array['ESTABLISHED', 'ESTABLISHED', 'PERSONNEL_AGENCY', 'CONTRACT'])[1 + nr / 3 % 4],
                (array['ON_DUTY', 'ON_DUTY', 'ON_DUTY', 'SICK_LEAVE', 'ON_DUTY', 'ON_DUTY', 'ON_DUTY', 'ON_DUTY', 'SECONDED', 'ON_DUTY'])[1 + nr % 10],
                nr % 3 = 0, date '2010-07-01'
            from bench_person order by nr""";
}
