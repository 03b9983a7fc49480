package org.unionhall.personnel;

import static org.unionhall.intake.RosterColumn.optional;
import static org.unionhall.intake.RosterColumn.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Vault;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.intake.RosterColumn;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Refusal;

/**
 * The person's part of a roster: its columns, the planning of a row and the commit. The module that owns the whole
 * roster (membership, for the register of members) adds its own columns around it.
 */
@Component
public class PersonRoster {

    private final PersonRepository people;
    private final Departments departments;
    private final Vault vault;
    /** From so many lines on, what the database knows of its tables is renewed at once: the next roster may come within a minute. */
    public static final int MANY = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonRoster(PersonRepository people, Departments departments, Vault vault, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.departments = departments;
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<RosterColumn> columns() {
        return List.of(
                required("staffNo", Kind.DIGITS, "9990001", "工号", "职工号", "教工号", "人员编号", "Staff number"),
                required("name", Kind.TEXT, "示例人员", "姓名", "名字", "职工姓名", "Name"),
                optional("sex", Kind.TEXT, "女", "性别", "Sex").oneOf(List.of("男", "女")),
                optional("birthOn", Kind.DATE, "1985-03-11", "出生日期", "出生年月日", "生日", "Date of birth"),
                optional("ethnicity", Kind.TEXT, "汉族", "民族", "Ethnicity"),
                optional("politicalStatus", Kind.TEXT, "中共党员", "政治面貌", "Political status").oneOf(labels(PoliticalStatus.class)),
                optional("education", Kind.TEXT, "硕士研究生", "学历", "最高学历", "文化程度", "Education"),
                optional("title", Kind.TEXT, "讲师", "职称", "专业技术职务", "职称/职级", "职务职级", "Title"),
                optional("postCategory", Kind.TEXT, "教师岗", "岗位类别", "岗位类型", "Post category").oneOf(labels(PostCategory.class)),
                optional("employmentType", Kind.TEXT, "事业编制", "用工形式", "用工性质", "人员类别", "Employment type")
                        .oneOf(labels(EmploymentType.class)),
                optional("department", Kind.DIGITS, "X021", "部门编码", "部门代码", "所在部门编码", "单位编码", "Department code"),
                optional("firstWorkOn", Kind.DATE, "2010-07-01", "参加工作日期", "参加工作时间", "First work date"),
                optional("documentType", Kind.TEXT, "居民身份证", "证件类型", "证件种类", "Document type").oneOf(labels(DocumentType.class)),
                optional("documentNumber", Kind.DIGITS, "659997198503110025", "证件号码", "证件号", "身份证号", "身份证号码",
                        "居民身份证号", "Document number").masked(),
                optional("mobile", Kind.DIGITS, "19900000001", "手机号码", "手机号", "手机", "联系电话", "移动电话", "Mobile").masked(),
                optional("frontLine", Kind.YES_NO, "是", "一线教职工", "是否一线", "Front line"),
                optional("modelWorker", Kind.YES_NO, "否", "劳动模范", "是否劳模", "劳模", "Model worker"),
                optional("dutyState", Kind.TEXT, "在岗", "在岗状态", "人员状态", "当前状态", "State of duty").oneOf(labels(DutyState.class)),
                optional("retiresOn", Kind.DATE, "2045-04-01", "预计退休日期", "退休日期", "预计退休时间", "Expected retirement"),
                optional("postWage", Kind.MONEY, "4747.50", "岗位工资", "Post wage"),
                optional("gradeWage", Kind.MONEY, "2989.00", "薪级工资", "Grade wage"));
    }

    private static <E extends Enum<E> & CodeTable> List<String> labels(Class<E> table) {
        return Arrays.stream(table.getEnumConstants()).map(CodeTable::zh).toList();
    }

    /**
     * Begins a file: remembers the staff and document numbers it has seen.
     *
     * @param reached which of some people the reader may see and change; of others nothing is told
     */
    public PersonPlanning plan(Function<Collection<PersonId>, Set<PersonId>> reached) {
        return new PersonPlanning(people, departments.byCode(), vault, LocalDate.now(clock), reached);
    }

    /**
     * Writes the planned people, their postings, pay, and the journal of changed fields.
     *
     * @throws Refusal {@code intake.moved} when a person changed since the preview
     */
    public void commit(UUID roster, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("drop table if exists pg_temp.personnel_planned").update();
        jdbc.sql(PLANNED).param("roster", roster).update();
        jdbc.sql("analyze personnel_planned").update();
        insertPeople();
        updatePeople(roster);
        jdbc.sql("""
                with ended as (
                    update personnel_posting s set to_on = :today from personnel_planned f
                    where s.person_id = f.id and s.to_on is null and s.from_on < :today
                      and s.department_id is distinct from f.department_id
                    returning 1
                ), redirected as (
                    update personnel_posting s set department_id = f.department_id from personnel_planned f
                    where s.person_id = f.id and s.to_on is null and s.from_on >= :today and f.department_id is not null
                      and s.department_id <> f.department_id
                    returning 1
                )
                select (select count(*) from ended) + (select count(*) from redirected)
                """).param("today", today).query(Long.class).single();
        jdbc.sql("""
                insert into personnel_posting (person_id, department_id, from_on)
                select f.id, f.department_id, case when f.is_new then least(coalesce(f.first_work_on, :today), :today) else :today end
                from personnel_planned f where f.department_id is not null
                  and (f.is_new or not exists (select 1 from personnel_posting s where s.person_id = f.id and s.to_on is null))
                """).param("today", today).update();
        jdbc.sql("""
                insert into personnel_pay (person_id, as_of, post_wage_fen, grade_wage_fen)
                select f.id, :today, f.post_wage_fen, f.grade_wage_fen from personnel_planned f
                left join (select distinct on (person_id) person_id, post_wage_fen, grade_wage_fen from personnel_pay
                           where person_id in (select id from personnel_planned where not is_new)
                           order by person_id, as_of desc) w on w.person_id = f.id
                where (f.post_wage_fen, f.grade_wage_fen) is distinct from (w.post_wage_fen, w.grade_wage_fen)
                on conflict (person_id, as_of) do update
                    set post_wage_fen = excluded.post_wage_fen, grade_wage_fen = excluded.grade_wage_fen
                """).param("today", today).update();
        jdbc.sql("""
                insert into personnel_change (person_id, at, actor, source, source_id, field, before, after)
                select l.target_id, :at::timestamptz, :actor, 'import', l.roster_id, c.field, c."from", c."to"
                from intake_line l, jsonb_to_recordset(l.changes) as c (field text, "from" text, "to" text)
                where l.roster_id = :roster and l.status = 'CHANGED'
                """).param("roster", roster).param("actor", actor.name())
                .param("at", java.sql.Timestamp.from(clock.instant())).update();
        if (jdbc.sql("select count(*) from personnel_planned").query(Long.class).single() >= MANY) {
            jdbc.sql("analyze personnel_person, personnel_posting, personnel_pay, personnel_word").update();
        }
    }

    private void insertPeople() {
        jdbc.sql("""
                insert into personnel_person (id, staff_no, name, name_pinyin, document_type, document_sealed, document_hash,
                    document_masked, document_legacy, document_old_hash, mobile_sealed, mobile_hash, mobile_masked, sex, birth_on, ethnicity,
                    political_status, education, title, post_category, employment_type, duty_state, front_line, model_worker, first_work_on, retires_on)
                select id, staff_no, name, name_pinyin, document_type, decode(document_sealed, 'base64'),
                    decode(document_hash, 'base64'), document_masked, coalesce(document_legacy, false),
                    decode(document_old_hash, 'base64'), decode(mobile_sealed, 'base64'), decode(mobile_hash, 'base64'), mobile_masked, sex, birth_on, ethnicity,
                    political_status, education, title, post_category, employment_type, duty_state, front_line, model_worker, first_work_on, retires_on
                from personnel_planned where is_new
                """).update();
    }

    /** Sealed fields are replaced only when the file brought new ones: planned ones stay null otherwise. */
    private void updatePeople(UUID roster) {
        int planned = jdbc.sql("select count(*) from intake_line where roster_id = :roster and status = 'CHANGED'")
                .param("roster", roster).query(Integer.class).single();
        int updated = jdbc.sql("""
                update personnel_person p set name = f.name, name_pinyin = f.name_pinyin,
                    document_type = f.document_type,
                    document_sealed = coalesce(decode(f.document_sealed, 'base64'), p.document_sealed),
                    document_hash = coalesce(decode(f.document_hash, 'base64'), p.document_hash),
                    document_masked = coalesce(f.document_masked, p.document_masked),
                    document_legacy = case when f.document_sealed is null then p.document_legacy else f.document_legacy end,
                    document_old_hash = case when f.document_sealed is null then p.document_old_hash else decode(f.document_old_hash, 'base64') end,
                    mobile_sealed = coalesce(decode(f.mobile_sealed, 'base64'), p.mobile_sealed),
                    mobile_hash = coalesce(decode(f.mobile_hash, 'base64'), p.mobile_hash),
                    mobile_masked = coalesce(f.mobile_masked, p.mobile_masked),
                    sex = f.sex, birth_on = f.birth_on, ethnicity = f.ethnicity, political_status = f.political_status,
                    education = f.education, title = f.title, post_category = f.post_category,
                    employment_type = f.employment_type, duty_state = f.duty_state, front_line = f.front_line,
                    model_worker = f.model_worker, first_work_on = f.first_work_on, retires_on = f.retires_on, changed_at = now(), version = p.version + 1
                from personnel_planned f where p.id = f.id and not f.is_new and p.version = f.person_version
                """).update();
        if (updated != planned) {
            throw new Refusal("intake.moved");
        }
    }

    /** The planned lines as typed columns, read from their JSON once; {@code id} is decided at planning for new people too. */
    private static final String PLANNED = """
            create temporary table personnel_planned on commit drop as
            select l.status = 'NEW' as is_new, f.*
            from intake_line l, jsonb_to_record(l.fields) as f (id uuid, person_version int, staff_no text, name text,
                name_pinyin text, document_type text, document_sealed text, document_hash text, document_masked text,
                document_legacy boolean, document_old_hash text, mobile_sealed text, mobile_hash text, mobile_masked text, sex text, birth_on date,
                ethnicity text, political_status text, education text, title text, post_category text,
                employment_type text, duty_state text, front_line boolean, model_worker boolean, first_work_on date, retires_on date, department_id uuid,
                post_wage_fen bigint, grade_wage_fen bigint)
            where l.roster_id = :roster and l.status in ('NEW', 'CHANGED') order by l.row_no""";
}
