package org.unionhall.personnel;

import static org.unionhall.personnel.PersonRow.base64;
import static org.unionhall.personnel.PersonRow.masked;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.unionhall.identity.Vault;
import org.unionhall.intake.Line;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PersonName;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/** Reads the person's part of a file's rows; what cannot be true is said on the row. One for each file: a number may stand in it once. */
final class PersonReading {

    /** Before this age a day of retirement is rather a slip of the pen. */
    private static final int EARLIEST_RETIREMENT = 40;
    private static final String MOBILE = "1\\d{10}";
    private static final String PHONE = "[0-9+()-]{5,20}";

    private final Map<String, Departments.Department> departments;
    private final Vault vault;
    private final LocalDate today;
    private final Map<String, Integer> staffNumbersSeen = new HashMap<>();
    private final Map<String, Integer> documentsSeen = new HashMap<>();

    PersonReading(Map<String, Departments.Department> departments, Vault vault, LocalDate today) {
        this.departments = departments;
        this.vault = vault;
        this.today = today;
    }

    PersonRow read(Line line) {
        PersonRow row = new PersonRow();
        row.staffNo = line.text("staffNo");
        PersonName name = line.value("name", PersonName::of);
        row.name = name == null ? null : name.text();
        line.label(Optional.ofNullable(row.name).orElse("?") + " " + Optional.ofNullable(row.staffNo).orElse(""));
        if (row.staffNo != null) {
            if (!row.staffNo.matches("[A-Za-z0-9_-]{1,30}")) {
                line.fault("staffNo", "personnel.staff-no.form");
            }
            once(line, staffNumbersSeen, row.staffNo, "staffNo", "personnel.staff-no.twice");
        }
        readDocument(line, row);
        row.mobile = line.text("mobile");
        if (row.mobile != null && !masked(row.mobile)) {
            row.mobile = row.mobile.replaceAll("[\\s-]", "");
            if (!row.mobile.matches(PHONE)) {
                line.fault("mobile", "personnel.mobile.form");
            } else if (!row.mobile.matches(MOBILE)) {
                line.warn("mobile", "personnel.mobile.unusual");
            }
        }
        row.sex = code(line, "sex", Sex.class);
        row.ethnicity = code(line, "ethnicity", Ethnicity.class);
        row.politicalStatus = code(line, "politicalStatus", PoliticalStatus.class);
        row.education = code(line, "education", Education.class);
        row.postCategory = code(line, "postCategory", PostCategory.class);
        row.employmentType = code(line, "employmentType", EmploymentType.class);
        row.dutyState = code(line, "dutyState", DutyState.class);
        String department = line.text("department");
        if (department != null) {
            row.department = departments.get(department);
            if (row.department == null) {
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
        return row;
    }

    private void readDocument(Line line, PersonRow row) {
        String number = line.text("documentNumber");
        DocumentType type = code(line, "documentType", DocumentType.class);
        if (number == null) {
            row.documentType = type;
            return;
        }
        row.documentMasked = number;
        if (masked(number)) {
            row.documentType = type;
            return;
        }
        DocumentType kind = type == null ? DocumentType.RESIDENT_ID : type;
        DocumentNumber document = line.value("documentNumber", text -> DocumentNumber.of(kind, text, today));
        if (document == null) {
            return;
        }
        row.documentType = kind;
        row.document = document;
        row.documentMasked = document.masked();
        row.documentHash = vault.fingerprint("document " + kind.code(), document.number());
        once(line, documentsSeen, base64(row.documentHash), "documentNumber", "personnel.document.twice");
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
}
