package org.unionhall.personnel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Vault;
import org.unionhall.intake.Line;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.PersonName;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/**
 * Plans the person's part of a file's rows. People are matched by staff number; a document number that belongs to
 * somebody else is a fault; names are never used to match, only to notice that a staff number seems to be another's.
 */
public final class PersonPlanning {

    /** Before this age a day of retirement is rather a slip of the pen. */
    private static final int EARLIEST_RETIREMENT = 40;
    private static final String MOBILE = "1\\d{10}";
    private static final String PHONE = "[0-9+()-]{5,20}";

    private final PersonRepository people;
    private final Map<String, Departments.Department> departments;
    private final Vault vault;
    private final LocalDate today;
    private final Function<Collection<PersonId>, Set<PersonId>> reached;
    private final Map<String, Integer> staffNumbersSeen = new HashMap<>();
    private final Map<String, Integer> documentsSeen = new HashMap<>();

    PersonPlanning(PersonRepository people, Map<String, Departments.Department> departments, Vault vault, LocalDate today,
                   Function<Collection<PersonId>, Set<PersonId>> reached) {
        this.people = people;
        this.departments = departments;
        this.vault = vault;
        this.today = today;
        this.reached = reached;
    }

    /** What a row says of a person, with what the portal knew before (null for a new person). */
    public record Planned(Line line, PersonId id, PersonFacts known, DutyState dutyState, LocalDate firstWorkOn) {
    }

    /** Plans the rows; faulty ones come back too, with their faults said on the line. */
    public List<Planned> plan(List<Line> lines) {
        Map<Line, Draft> drafts = new LinkedHashMap<>();
        lines.forEach(line -> drafts.put(line, read(line)));
        Map<String, PersonFacts> byStaffNo = people.byStaffNumbers(
                        drafts.values().stream().map(draft -> draft.staffNo).filter(Objects::nonNull).toList()).stream()
                .collect(Collectors.toMap(PersonFacts::staffNo, Function.identity()));
        Map<String, PersonFacts> byDocument = byStaffNo.values().stream().filter(person -> person.documentHash() != null)
                .collect(Collectors.toMap(person -> base64(person.documentHash()), Function.identity()));
        people.byDocuments(drafts.values().stream().map(draft -> draft.documentHash)
                        .filter(hash -> hash != null && !byDocument.containsKey(base64(hash))).toList())
                .forEach(person -> byDocument.put(base64(person.documentHash()), person));
        Set<PersonId> mine = reached.apply(Stream.concat(byStaffNo.values().stream(), byDocument.values().stream())
                .map(PersonFacts::id).collect(Collectors.toSet()));
        return drafts.entrySet().stream()
                .map(entry -> match(entry.getKey(), entry.getValue(), byStaffNo, byDocument, mine)).toList();
    }

    private Draft read(Line line) {
        Draft draft = new Draft();
        draft.staffNo = line.text("staffNo");
        PersonName name = line.value("name", PersonName::of);
        draft.name = name == null ? null : name.text();
        line.label(Optional.ofNullable(draft.name).orElse("?") + " " + Optional.ofNullable(draft.staffNo).orElse(""));
        if (draft.staffNo != null) {
            if (!draft.staffNo.matches("[A-Za-z0-9_-]{1,30}")) {
                line.fault("staffNo", "personnel.staff-no.form");
            }
            once(line, staffNumbersSeen, draft.staffNo, "staffNo", "personnel.staff-no.twice");
        }
        readDocument(line, draft);
        draft.mobile = line.text("mobile");
        if (draft.mobile != null && !masked(draft.mobile)) {
            draft.mobile = draft.mobile.replaceAll("[\\s-]", "");
            if (!draft.mobile.matches(PHONE)) {
                line.fault("mobile", "personnel.mobile.form");
            } else if (!draft.mobile.matches(MOBILE)) {
                line.warn("mobile", "personnel.mobile.unusual");
            }
        }
        draft.sex = code(line, "sex", Sex.class);
        draft.ethnicity = code(line, "ethnicity", Ethnicity.class);
        draft.politicalStatus = code(line, "politicalStatus", PoliticalStatus.class);
        draft.education = code(line, "education", Education.class);
        draft.postCategory = code(line, "postCategory", PostCategory.class);
        draft.employmentType = code(line, "employmentType", EmploymentType.class);
        draft.dutyState = code(line, "dutyState", DutyState.class);
        String department = line.text("department");
        if (department != null) {
            draft.department = departments.get(department);
            if (draft.department == null) {
                line.fault("department", "personnel.department.unknown", department);
            }
        }
        LocalDate born = line.date("birthOn");
        if (born != null && (born.isAfter(today) || born.isBefore(today.minusYears(120)))) {
            line.fault("birthOn", "personnel.birth.impossible", born);
        }
        if (born != null && line.date("firstWorkOn") != null && line.date("firstWorkOn").isBefore(born.plusYears(14))) {
            line.warn("firstWorkOn", "personnel.work.early");
        }
        if (born != null && line.date("retiresOn") != null && line.date("retiresOn").isBefore(born.plusYears(EARLIEST_RETIREMENT))) {
            line.warn("retiresOn", "personnel.retires.early", EARLIEST_RETIREMENT);
        }
        return draft;
    }

    private void readDocument(Line line, Draft draft) {
        String number = line.text("documentNumber");
        DocumentType type = code(line, "documentType", DocumentType.class);
        if (number == null) {
            draft.documentType = type;
            return;
        }
        draft.documentMasked = number;
        if (masked(number)) {
            draft.documentType = type;
            return;
        }
        DocumentType kind = type == null ? DocumentType.RESIDENT_ID : type;
        DocumentNumber document = line.value("documentNumber", text -> DocumentNumber.of(kind, text, today));
        if (document == null) {
            return;
        }
        draft.documentType = kind;
        draft.document = document;
        draft.documentMasked = document.masked();
        draft.documentHash = vault.fingerprint("document " + kind.code(), document.number());
        once(line, documentsSeen, base64(draft.documentHash), "documentNumber", "personnel.document.twice");
        if (document.legacy()) {
            line.warn("documentNumber", "personnel.document.legacy");
        }
        document.birthDate().filter(date -> line.date("birthOn") != null && !date.equals(line.date("birthOn")))
                .ifPresent(date -> line.warn("birthOn", "personnel.document.birth", date));
        document.sex().ifPresent(sex -> {
            Sex written = CodeTable.parse(Sex.class, line.text("sex")).orElse(null);
            if (written != null && written != sex) {
                line.warn("sex", "personnel.document.sex", sex.zh());
            }
        });
    }

    /** A person out of reach is a fault and otherwise unknown: neither name nor what would change is told. */
    private Planned match(Line line, Draft draft, Map<String, PersonFacts> byStaffNo, Map<String, PersonFacts> byDocument, Set<PersonId> mine) {
        PersonFacts named = draft.staffNo == null ? null : byStaffNo.get(draft.staffNo);
        PersonFacts known = named != null && mine.contains(named.id()) ? named : null;
        PersonFacts holder = draft.documentHash == null ? null : byDocument.get(base64(draft.documentHash));
        if (named != known) {
            line.fault("staffNo", "personnel.person.outside");
        } else if (holder != null && (known == null || !holder.id().equals(known.id()))) {
            if (mine.contains(holder.id())) {
                line.fault("documentNumber", "personnel.document.other", holder.name(), holder.staffNo());
            } else {
                line.fault("documentNumber", "personnel.document.outside");
            }
        } else if (known != null && draft.document != null && known.documentHash() != null && holder == null
                && !Objects.equals(draft.name, known.name())) {
            line.fault("staffNo", "personnel.staff-no.other", draft.staffNo, known.name());
        }
        if (named == null && (masked(draft.documentMasked) && draft.document == null || masked(draft.mobile))) {
            line.fault(masked(draft.mobile) ? "mobile" : "documentNumber", "personnel.masked.new");
        }
        if (known != null) {
            line.matches(known.id().value(), known.version());
        }
        if (!line.faulty()) {
            keep(line, draft, known);
        }
        PersonId id = known == null ? new PersonId(draft.newId) : known.id();
        DutyState duty = line.has("dutyState") || known == null ? draft.dutyState : known.dutyState();
        LocalDate firstWork = line.has("firstWorkOn") || known == null ? line.date("firstWorkOn") : known.firstWorkOn();
        return new Planned(line, id, known, duty, firstWork);
    }

    /** Puts the whole record after the change on the line, and every difference before the reader's eye. */
    private void keep(Line line, Draft draft, PersonFacts known) {
        line.put("id", known == null ? draft.newId : known.id().value());
        line.put("person_version", known == null ? null : known.version());
        line.put("staff_no", draft.staffNo);
        value(line, "name", "name", draft.name, known == null ? null : known.name());
        line.put("name_pinyin", PersonName.of(draft.name).pinyin().spaced());
        code(line, "sex", "sex", draft.sex, known == null ? null : known.sex());
        value(line, "birthOn", "birth_on", line.date("birthOn"), known == null ? null : known.birthOn());
        code(line, "ethnicity", "ethnicity", draft.ethnicity, known == null ? null : known.ethnicity());
        code(line, "politicalStatus", "political_status", draft.politicalStatus, known == null ? null : known.politicalStatus());
        code(line, "education", "education", draft.education, known == null ? null : known.education());
        value(line, "title", "title", line.text("title"), known == null ? null : known.title());
        code(line, "postCategory", "post_category", draft.postCategory, known == null ? null : known.postCategory());
        code(line, "employmentType", "employment_type", draft.employmentType, known == null ? null : known.employmentType());
        code(line, "dutyState", "duty_state", draft.dutyState, known == null ? null : known.dutyState());
        value(line, "firstWorkOn", "first_work_on", line.date("firstWorkOn"), known == null ? null : known.firstWorkOn());
        value(line, "retiresOn", "retires_on", line.date("retiresOn"), known == null ? null : known.retiresOn());
        yesNo(line, known, "frontLine", "front_line", known == null ? null : known.frontLine());
        yesNo(line, known, "modelWorker", "model_worker", known == null ? null : known.modelWorker());
        keepDepartment(line, draft, known);
        keepDocument(line, draft, known);
        keepMobile(line, draft, known);
        money(line, "postWage", "post_wage_fen", known == null ? null : known.postWage(), known);
        money(line, "gradeWage", "grade_wage_fen", known == null ? null : known.gradeWage(), known);
    }

    private void keepDepartment(Line line, Draft draft, PersonFacts known) {
        boolean given = line.has("department") || known == null;
        line.put("department_id", given ? draft.department == null ? null : draft.department.id() : known.departmentId());
        if (given) {
            changed(line, known, "department", known == null ? null : known.departmentName(),
                    draft.department == null ? null : draft.department.name());
        }
    }

    /** A blank cell, or the masked form that an export carries, leaves the number as it is. */
    private void keepDocument(Line line, Draft draft, PersonFacts known) {
        DocumentType type = draft.documentType != null || known == null ? draft.documentType : known.documentType();
        line.put("document_type", type == null ? null : type.name());
        if (draft.document != null && (known == null || !Arrays.equals(known.documentHash(), draft.documentHash))) {
            line.put("document_sealed", base64(vault.seal(draft.document.number())));
            line.put("document_hash", base64(draft.documentHash));
            line.put("document_masked", draft.documentMasked);
            line.put("document_legacy", draft.document.legacy());
            line.put("document_old_hash", base64(OldForms.hash(vault, draft.document)));
            if (known != null) {
                line.change("documentNumber", known.documentMasked(), draft.documentMasked);
            }
        } else if (known != null && draft.document == null && masked(draft.documentMasked)
                && !draft.documentMasked.equals(known.documentMasked())) {
            line.fault("documentNumber", "personnel.masked.other");
        } else if (known != null && draft.documentType != null && draft.documentType != known.documentType()) {
            changed(line, known, "documentType", known.documentType() == null ? null : known.documentType().zh(), draft.documentType.zh());
        }
    }

    private void keepMobile(Line line, Draft draft, PersonFacts known) {
        if (draft.mobile == null) {
            return;
        }
        if (masked(draft.mobile)) {
            if (known != null && !draft.mobile.equals(known.mobileMasked())) {
                line.fault("mobile", "personnel.masked.other");
            }
            return;
        }
        byte[] hash = vault.fingerprint("mobile", draft.mobile);
        if (known == null || !Arrays.equals(known.mobileHash(), hash)) {
            String masked = maskPhone(draft.mobile);
            line.put("mobile_sealed", base64(vault.seal(draft.mobile)));
            line.put("mobile_hash", base64(hash));
            line.put("mobile_masked", masked);
            if (known != null) {
                line.change("mobile", known.mobileMasked(), masked);
            }
        }
    }

    private void money(Line line, String field, String column, Money before, PersonFacts known) {
        Money now = line.has(field) || known == null ? line.money(field) : before;
        line.put(column, now == null ? null : now.fen());
        if (known != null && !Objects.equals(before, now)) {
            line.change(field, "***", "***");
        }
    }

    private static void value(Line line, String field, String column, Object given, Object before) {
        Object now = line.has(field) || before == null ? given : before;
        line.put(column, now == null ? null : now.toString());
        if (line.target() != null && !Objects.equals(before, now)) {
            line.change(field, before == null ? null : before.toString(), now == null ? null : now.toString());
        }
    }

    private static <E extends Enum<E> & CodeTable> void code(Line line, String field, String column, E given, E before) {
        E now = line.has(field) || before == null ? given : before;
        line.put(column, now == null ? null : now.name());
        if (line.target() != null && now != before) {
            line.change(field, before == null ? null : before.zh(), now == null ? null : now.zh());
        }
    }

    private static void changed(Line line, PersonFacts known, String field, String before, String now) {
        if (known != null && !Objects.equals(before, now)) {
            line.change(field, before, now);
        }
    }

    private static <E extends Enum<E> & CodeTable> E code(Line line, String field, Class<E> table) {
        String text = line.text(field);
        if (text == null) {
            return null;
        }
        Optional<E> found = CodeTable.parse(table, text);
        if (found.isEmpty()) {
            line.fault(field, "personnel.code.unknown", text);
        }
        return found.orElse(null);
    }

    private static void once(Line line, Map<String, Integer> seen, String key, String field, String code) {
        Integer first = seen.putIfAbsent(key, line.row());
        if (first != null) {
            line.fault(field, code, first);
        }
    }

    private static boolean masked(String text) {
        return text != null && text.contains("**"); // short numbers have two stars only
    }

    static String maskPhone(String number) {
        return number.length() < 7 ? "***" : number.substring(0, 3) + "****" + number.substring(number.length() - 4);
    }

    private static void yesNo(Line line, PersonFacts known, String field, String column, Boolean before) {
        Boolean now = line.has(field) || known == null ? line.yesNo(field) : before;
        line.put(column, now);
        changed(line, known, field, yesNo(before), yesNo(now));
    }

    private static String yesNo(Boolean value) {
        return value == null ? null : value ? "是" : "否";
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    /** A row's person as far as it could be read. */
    private static final class Draft {
        private final java.util.UUID newId = Ids.next();
        private String staffNo;
        private String name;
        private DocumentType documentType;
        private DocumentNumber document;
        private byte[] documentHash;
        private String documentMasked;
        private String mobile;
        private Sex sex;
        private Ethnicity ethnicity;
        private PoliticalStatus politicalStatus;
        private Education education;
        private PostCategory postCategory;
        private EmploymentType employmentType;
        private DutyState dutyState;
        private Departments.Department department;
    }
}
