package org.unionhall.personnel;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.PersonName;
import org.unionhall.kernel.Refusal;

/**
 * A value somebody wants in a field, checked as a roster's would be.
 *
 * @param shown  as {@link PersonField#of} shows it; sensitive values masked
 * @param type   of a document, else null
 * @param number the whole sensitive value, else null
 */
record FieldValue(PersonField field, String shown, DocumentType type, String number) {

    private static final String PHONE = "[0-9+()-]{5,20}";
    private static final int LONGEST_TEXT = 50;

    /** @throws Refusal on the field's key, when it cannot be its value */
    static FieldValue read(PersonField field, String typed, String documentType, LocalDate today) {
        try {
            return switch (field) {
                case NAME -> plain(field, PersonName.of(typed).text());
                case DOCUMENT -> document(typed, CodeTable.parse(DocumentType.class, documentType).orElse(DocumentType.RESIDENT_ID), today);
                case MOBILE -> mobile(typed);
                case BIRTH_ON -> plain(field, day(typed, today.minusYears(120), today).toString());
                case FIRST_WORK_ON -> plain(field, day(typed, today.minusYears(100), today).toString());
                case TITLE -> plain(field, text(typed));
                case SEX, ETHNICITY, POLITICAL_STATUS, EDUCATION -> plain(field, code(field, typed));
                default -> throw new Refusal("personnel.request.not-askable");
            };
        } catch (Refusal no) {
            throw no.at(field.key());
        }
    }

    /** What was asked, read back from where it was kept. */
    static FieldValue kept(PersonField field, String shown, String type, String number) {
        return new FieldValue(field, shown, type == null ? null : DocumentType.valueOf(type), number);
    }

    private static FieldValue plain(PersonField field, String value) {
        return new FieldValue(field, value, null, null);
    }

    private static FieldValue document(String typed, DocumentType type, LocalDate today) {
        DocumentNumber number = DocumentNumber.of(type, typed, today);
        return new FieldValue(PersonField.DOCUMENT, number.masked(), type, number.number());
    }

    private static FieldValue mobile(String typed) {
        String number = typed.replaceAll("[\\s-]", "");
        if (!number.matches(PHONE)) {
            throw new Refusal("personnel.mobile.form");
        }
        return new FieldValue(PersonField.MOBILE, PersonChange.maskPhone(number), null, number);
    }

    private static LocalDate day(String typed, LocalDate first, LocalDate last) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.isBefore(first) || day.isAfter(last)) {
                throw new Refusal("personnel.request.day.impossible", first, last);
            }
            return day;
        } catch (DateTimeParseException noDay) {
            throw new Refusal("personnel.request.day");
        }
    }

    private static String text(String typed) {
        String text = typed.strip().replaceAll("\\p{Cntrl}", "");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Refusal("personnel.request.text.long", LONGEST_TEXT);
        }
        return text;
    }

    private static String code(PersonField field, String typed) {
        return Arrays.stream(field.codes().getEnumConstants()).map(Enum::name).filter(typed::equals).findFirst()
                .orElseThrow(() -> new Refusal("personnel.code.unknown", typed));
    }

    /** Whether the record says so already. */
    boolean isIn(PersonFacts person, Vault vault) {
        return switch (field) {
            case DOCUMENT -> Arrays.equals(person.documentHash(), hash(vault)) && person.documentType() == type;
            case MOBILE -> Arrays.equals(person.mobileHash(), hash(vault));
            default -> shown.equals(field.of(person));
        };
    }

    byte[] hash(Vault vault) {
        return field == PersonField.DOCUMENT ? vault.fingerprint("document " + type.code(), number) : vault.fingerprint("mobile", number);
    }

    /** The columns of the record and what they become. */
    Map<String, Object> columns(Vault vault) {
        Map<String, Object> columns = new LinkedHashMap<>();
        switch (field) {
            case NAME -> {
                columns.put("name", shown);
                columns.put("name_pinyin", PersonName.of(shown).pinyin().spaced());
            }
            case DOCUMENT -> {
                DocumentNumber document = new DocumentNumber(type, number);
                columns.put("document_type", type.name());
                columns.put("document_sealed", vault.seal(number));
                columns.put("document_hash", hash(vault));
                columns.put("document_masked", shown);
                columns.put("document_legacy", document.legacy());
                columns.put("document_old_hash", OldForms.hash(vault, document));
            }
            case MOBILE -> {
                columns.put("mobile_sealed", vault.seal(number));
                columns.put("mobile_hash", hash(vault));
                columns.put("mobile_masked", shown);
            }
            case BIRTH_ON, FIRST_WORK_ON -> columns.put(field.columns().get(0), LocalDate.parse(shown));
            default -> columns.put(field.columns().get(0), shown);
        }
        return columns;
    }
}
