package org.unionhall.personnel;

import static org.unionhall.personnel.PersonRow.base64;
import static org.unionhall.personnel.PersonRow.masked;

import java.util.Arrays;
import java.util.Objects;
import org.unionhall.identity.Vault;
import org.unionhall.intake.Line;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.PersonName;

/** Writes onto a row what the person's record will be after it, and what of it differs from the record before. */
final class PersonChange {

    private final Vault vault;

    PersonChange(Vault vault) {
        this.vault = vault;
    }

    /** Puts the whole record after the change on the line, and every difference before the reader's eye. */
    void keep(Line line, PersonRow row, PersonFacts known) {
        line.put("id", known == null ? row.newId : known.id().value());
        line.put("person_version", known == null ? null : known.version());
        line.put("staff_no", row.staffNo);
        value(line, "name", "name", row.name, known == null ? null : known.name());
        line.put("name_pinyin", PersonName.of(row.name).pinyin().spaced());
        code(line, "sex", "sex", row.sex, known == null ? null : known.sex());
        value(line, "birthOn", "birth_on", line.date("birthOn"), known == null ? null : known.birthOn());
        code(line, "ethnicity", "ethnicity", row.ethnicity, known == null ? null : known.ethnicity());
        code(line, "politicalStatus", "political_status", row.politicalStatus, known == null ? null : known.politicalStatus());
        code(line, "education", "education", row.education, known == null ? null : known.education());
        value(line, "title", "title", line.text("title"), known == null ? null : known.title());
        code(line, "postCategory", "post_category", row.postCategory, known == null ? null : known.postCategory());
        code(line, "employmentType", "employment_type", row.employmentType, known == null ? null : known.employmentType());
        code(line, "dutyState", "duty_state", row.dutyState, known == null ? null : known.dutyState());
        value(line, "firstWorkOn", "first_work_on", line.date("firstWorkOn"), known == null ? null : known.firstWorkOn());
        value(line, "retiresOn", "retires_on", line.date("retiresOn"), known == null ? null : known.retiresOn());
        yesNo(line, known, "frontLine", "front_line", known == null ? null : known.frontLine());
        yesNo(line, known, "modelWorker", "model_worker", known == null ? null : known.modelWorker());
        keepDepartment(line, row, known);
        keepDocument(line, row, known);
        keepMobile(line, row, known);
        money(line, "postWage", "post_wage_fen", known == null ? null : known.postWage(), known);
        money(line, "gradeWage", "grade_wage_fen", known == null ? null : known.gradeWage(), known);
    }

    private void keepDepartment(Line line, PersonRow row, PersonFacts known) {
        boolean given = line.has("department") || known == null;
        line.put("department_id", given ? row.department == null ? null : row.department.id() : known.departmentId());
        if (given) {
            changed(line, known, "department", known == null ? null : known.departmentName(),
                    row.department == null ? null : row.department.name());
        }
    }

    /** A blank cell, or the masked form that an export carries, leaves the number as it is. */
    private void keepDocument(Line line, PersonRow row, PersonFacts known) {
        DocumentType type = row.documentType != null || known == null ? row.documentType : known.documentType();
        line.put("document_type", type == null ? null : type.name());
        if (row.document != null && (known == null || !Arrays.equals(known.documentHash(), row.documentHash))) {
            line.put("document_sealed", base64(vault.seal(row.document.number())));
            line.put("document_hash", base64(row.documentHash));
            line.put("document_masked", row.documentMasked);
            line.put("document_legacy", row.document.legacy());
            line.put("document_old_hash", base64(OldForms.hash(vault, row.document)));
            if (known != null) {
                line.change("documentNumber", known.documentMasked(), row.documentMasked);
            }
        } else if (known != null && row.document == null && masked(row.documentMasked)
                && !row.documentMasked.equals(known.documentMasked())) {
            line.fault("documentNumber", "personnel.masked.other");
        } else if (known != null && row.documentType != null && row.documentType != known.documentType()) {
            changed(line, known, "documentType", known.documentType() == null ? null : known.documentType().zh(), row.documentType.zh());
        }
    }

    private void keepMobile(Line line, PersonRow row, PersonFacts known) {
        if (row.mobile == null) {
            return;
        }
        if (masked(row.mobile)) {
            if (known != null && !row.mobile.equals(known.mobileMasked())) {
                line.fault("mobile", "personnel.masked.other");
            }
            return;
        }
        byte[] hash = vault.fingerprint("mobile", row.mobile);
        if (known == null || !Arrays.equals(known.mobileHash(), hash)) {
            String masked = maskPhone(row.mobile);
            line.put("mobile_sealed", base64(vault.seal(row.mobile)));
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
}
