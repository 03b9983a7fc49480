package org.unionhall.testing;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.identity.Vault;
import org.unionhall.intake.MadeTables;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PersonName;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.trial.CadreRow;
import org.unionhall.trial.DepartmentRow;
import org.unionhall.trial.MemberRow;
import org.unionhall.trial.SampleUniversity;
import org.unionhall.trial.UnitRow;

/**
 * People and units for tests, in the words of a sentence: {@code a.member("张三").in(unit).document("110…").save()}.
 * Bring it into a test with {@code @Import(A.class)}.
 */
@TestComponent
public class A {

    private static final AtomicInteger NUMBER = new AtomicInteger(7_000_000);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final MadeTables tables;

    public A(JdbcClient jdbc, Vault vault, MadeTables tables) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.tables = tables;
    }

    public UUID unit(String name, UnitKind kind, UUID parent) {
        return jdbc.sql("""
                insert into membership_unit (code, name, short_name, kind, parent_id) values (:code, :name, :name, :kind, :parent) returning id
                """).param("code", "X" + NUMBER.incrementAndGet()).param("name", name).param("kind", kind.name())
                .param("parent", parent, Types.OTHER).query(UUID.class).single();
    }

    public UUID department(String name, UUID unit) {
        UUID id = jdbc.sql("insert into personnel_department (code, name) values (:code, :name) returning id")
                .param("code", "D" + NUMBER.incrementAndGet()).param("name", name).query(UUID.class).single();
        if (unit != null) {
            jdbc.sql("insert into membership_unit_department (unit_id, department_id, from_on) values (:unit, :id, date '2020-01-01')")
                    .param("unit", unit).param("id", id).update();
        }
        return id;
    }

    public UUID office(UUID unit, Post post, UUID person, LocalDate from, LocalDate termTo) {
        return jdbc.sql("""
                insert into membership_office (unit_id, post, person_id, full_time, from_on, term_to_on)
                values (:unit, :post, :person, false, :from, :to) returning id
                """).param("unit", unit).param("post", post.name()).param("person", person).param("from", from)
                .param("to", termTo, Types.DATE).query(UUID.class).single();
    }

    public Member member(String name) {
        return new Member(name);
    }

    /** The whole sample university, brought in by the same rosters as a school's own. */
    public void university() {
        SampleUniversity sample = new SampleUniversity();
        load("units", UnitRow.HEADINGS, sample.units().stream().map(UnitRow::cells));
        load("departments", DepartmentRow.HEADINGS, sample.departments().stream().map(DepartmentRow::cells));
        load("members", MemberRow.HEADINGS, sample.members().stream().map(MemberRow::cells));
        load("cadres", CadreRow.HEADINGS, sample.cadres().stream().map(CadreRow::cells));
        jdbc.sql("analyze").update();
    }

    /** Hands rows in, headings first, as an organisation officer of everything. */
    public MadeTables.Loaded load(String kind, List<List<String>> rows) {
        As as = new As(jdbc, null);
        try {
            return tables.load(officer(as), kind, rows);
        } catch (Refusal faulty) {
            throw new AssertionError(kind + " " + java.util.Arrays.toString(faulty.args()), faulty);
        }
    }

    private static Actor officer(As as) {
        return new Actor(as.account(null, "office"), null, "office",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, new Scope(true, Set.of()), "", null)));
    }

    private void load(String kind, List<String> headings, Stream<List<String>> rows) {
        load(kind, Stream.concat(Stream.of(headings), rows).toList());
    }

    /** A person who is about to be saved; an active member unless told otherwise. */
    public final class Member {

        private final String name;
        private String staffNo = Integer.toString(NUMBER.incrementAndGet());
        private UUID unit;
        private UUID department;
        private DocumentNumber document;
        private String mobile;
        private Sex sex = Sex.FEMALE;
        private MemberState state = MemberState.ACTIVE;
        private LocalDate joinedOn = LocalDate.of(2015, 9, 1);
        private DutyState duty = DutyState.ON_DUTY;
        private PostCategory post = PostCategory.TEACHING;
        private EmploymentType employment = EmploymentType.ESTABLISHED;
        private Ethnicity ethnicity = Ethnicity.HAN;
        private Long wageFen;

        private Member(String name) {
            this.name = name;
        }

        public Member staffNo(String value) {
            this.staffNo = value;
            return this;
        }

        public Member in(UUID value) {
            this.unit = value;
            return this;
        }

        public Member at(UUID value) {
            this.department = value;
            return this;
        }

        public Member document(DocumentType type, String number) {
            this.document = new DocumentNumber(type, number);
            return this;
        }

        public Member mobile(String value) {
            this.mobile = value;
            return this;
        }

        public Member sex(Sex value) {
            this.sex = value;
            return this;
        }

        public Member state(MemberState value) {
            this.state = value;
            return this;
        }

        public Member joined(LocalDate value) {
            this.joinedOn = value;
            return this;
        }

        public Member duty(DutyState value) {
            this.duty = value;
            return this;
        }

        public Member post(PostCategory value) {
            this.post = value;
            return this;
        }

        public Member employment(EmploymentType value) {
            this.employment = value;
            return this;
        }

        public Member ethnicity(Ethnicity value) {
            this.ethnicity = value;
            return this;
        }

        public Member earning(long yuan) {
            this.wageFen = yuan * 100;
            return this;
        }

        /** Saves the person; without a unit it is staff who are not members. */
        public UUID save() {
            PersonName person = PersonName.of(name);
            UUID id = jdbc.sql("""
                    insert into personnel_person (staff_no, name, name_pinyin, sex, post_category, employment_type, duty_state, front_line,
                        ethnicity, political_status, document_type, document_sealed, document_hash, document_masked, mobile_sealed,
                        mobile_hash, mobile_masked)
                    values (:staffNo, :name, :pinyin, :sex, :post, :employment, :duty, true, :ethnicity, :politics, :type, :sealed, :hash,
                        :masked, :mobileSealed, :mobileHash, :mobileMasked) returning id
                    """).param("staffNo", staffNo).param("name", person.text()).param("pinyin", person.pinyin().spaced())
                    .param("sex", sex.name()).param("post", post.name()).param("employment", employment.name())
                    .param("duty", duty.name()).param("ethnicity", ethnicity.name()).param("politics", PoliticalStatus.MASSES.name())
                    .param("type", document == null ? null : document.type().name(), Types.VARCHAR)
                    .param("sealed", document == null ? null : vault.seal(document.number()), Types.BINARY)
                    .param("hash", document == null ? null : vault.fingerprint("document " + document.type().code(), document.number()), Types.BINARY)
                    .param("masked", document == null ? null : document.masked(), Types.VARCHAR)
                    .param("mobileSealed", vault.seal(mobile), Types.BINARY)
                    .param("mobileHash", vault.fingerprint("mobile", mobile), Types.BINARY)
                    .param("mobileMasked", mobile == null ? null : mobile.substring(0, 3) + "****" + mobile.substring(7), Types.VARCHAR)
                    .query(UUID.class).single();
            if (department != null) {
                jdbc.sql("insert into personnel_posting (person_id, department_id, from_on) values (:id, :at, date '2015-01-01')")
                        .param("id", id).param("at", department).update();
            }
            if (wageFen != null) {
                jdbc.sql("insert into personnel_pay (person_id, as_of, post_wage_fen) values (:id, date '2020-01-01', :fen)")
                        .param("id", id).param("fen", wageFen).update();
            }
            if (unit != null) {
                jdbc.sql("insert into membership_member (person_id, state, joined_on) values (:id, :state, :joined)")
                        .param("id", id).param("state", state.name()).param("joined", joinedOn, Types.DATE).update();
                jdbc.sql("insert into membership_stay (person_id, unit_id, from_on) values (:id, :unit, date '2015-09-01')")
                        .param("id", id).param("unit", unit).update();
            }
            return id;
        }
    }
}
