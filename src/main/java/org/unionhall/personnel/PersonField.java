package org.unionhall.personnel;

import java.util.List;
import java.util.Optional;
import org.unionhall.identity.Role;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/**
 * The fields of a person's record, and the rules for putting them right: which a person may ask to have changed, who
 * decides, and whether there must be evidence. What nobody may ask for comes from the employer's roster only.
 */
public enum PersonField {

    NAME("name", Ask.OFFICER, true, null, "name", "name_pinyin"),
    STAFF_NO("staffNo", Ask.NOBODY, false, null, "staff_no"),
    DOCUMENT("documentNumber", Ask.OFFICER, true, null, "document_type", "document_sealed", "document_hash", "document_masked",
            "document_legacy", "document_old_hash"),
    MOBILE("mobile", Ask.OFFICER, false, null, "mobile_sealed", "mobile_hash", "mobile_masked"),
    SEX("sex", Ask.OFFICER, true, Sex.class, "sex"),
    BIRTH_ON("birthOn", Ask.OFFICER, true, null, "birth_on"),
    ETHNICITY("ethnicity", Ask.OFFICER, true, Ethnicity.class, "ethnicity"),
    POLITICAL_STATUS("politicalStatus", Ask.OFFICER, false, PoliticalStatus.class, "political_status"),
    EDUCATION("education", Ask.BRANCH, true, Education.class, "education"),
    TITLE("title", Ask.BRANCH, true, null, "title"),
    POST_CATEGORY("postCategory", Ask.NOBODY, false, PostCategory.class, "post_category"),
    EMPLOYMENT_TYPE("employmentType", Ask.NOBODY, false, EmploymentType.class, "employment_type"),
    DUTY_STATE("dutyState", Ask.NOBODY, false, DutyState.class, "duty_state"),
    FRONT_LINE("frontLine", Ask.NOBODY, false, null, "front_line"),
    /** 劳动模范: holds a title of model worker of any level. */
    MODEL_WORKER("modelWorker", Ask.NOBODY, false, null, "model_worker"),
    FIRST_WORK_ON("firstWorkOn", Ask.OFFICER, true, null, "first_work_on"),
    /** 预计退休日期: the employer says; never computed from sex and age, since retirement came to depend on the person. */
    RETIRES_ON("retiresOn", Ask.NOBODY, false, null, "retires_on");

    /** Who decides a request for the field. */
    private enum Ask {
        NOBODY,
        OFFICER(Role.ORGANISATION_OFFICER),
        /** The chair of the person's own grassroots union knows it as well. */
        BRANCH(Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR);

        private final List<Role> roles;

        Ask(Role... roles) {
            this.roles = List.of(roles);
        }
    }

    private final String key;
    private final Ask ask;
    private final boolean evidence;
    private final Class<? extends Enum<?>> codes;
    private final List<String> columns;

    PersonField(String key, Ask ask, boolean evidence, Class<? extends Enum<?>> codes, String... columns) {
        this.key = key;
        this.ask = ask;
        this.evidence = evidence;
        this.codes = codes;
        this.columns = List.of(columns);
    }

    /** Its name in forms and journals; the message {@code personnel.<key>} is what people call it. */
    public String key() {
        return key;
    }

    public String label() {
        return "personnel." + key;
    }

    /** Whether a person may ask to have it changed. */
    public boolean askable() {
        return ask != Ask.NOBODY;
    }

    /** Who decides, each within the own units; empty when nobody may ask. */
    public List<Role> deciders() {
        return ask.roles;
    }

    /** Whether a request for it needs a document to prove it. */
    public boolean needsEvidence() {
        return evidence;
    }

    public boolean sensitive() {
        return this == DOCUMENT || this == MOBILE;
    }

    /** Which sealed field holds it. */
    public Optional<SensitiveField> sealed() {
        return this == DOCUMENT ? Optional.of(SensitiveField.DOCUMENT_NUMBER) : this == MOBILE ? Optional.of(SensitiveField.MOBILE) : Optional.empty();
    }

    /** The list its values come from; null for free values. */
    public Class<? extends Enum<?>> codes() {
        return codes;
    }

    /** Whether its values are {@code true} and {@code false}. */
    public boolean yesNo() {
        return this == FRONT_LINE || this == MODEL_WORKER;
    }

    List<String> columns() {
        return columns;
    }

    /** What the record says, as it can be read back: a code's name, a day, a text; sensitive values masked. Null for nothing. */
    public String of(PersonFacts person) {
        Object value = switch (this) {
            case NAME -> person.name();
            case STAFF_NO -> person.staffNo();
            case DOCUMENT -> person.documentMasked();
            case MOBILE -> person.mobileMasked();
            case SEX -> person.sex();
            case BIRTH_ON -> person.birthOn();
            case ETHNICITY -> person.ethnicity();
            case POLITICAL_STATUS -> person.politicalStatus();
            case EDUCATION -> person.education();
            case TITLE -> person.title();
            case POST_CATEGORY -> person.postCategory();
            case EMPLOYMENT_TYPE -> person.employmentType();
            case DUTY_STATE -> person.dutyState();
            case FRONT_LINE -> person.frontLine();
            case MODEL_WORKER -> person.modelWorker();
            case FIRST_WORK_ON -> person.firstWorkOn();
            case RETIRES_ON -> person.retiresOn();
        };
        return value == null ? null : value instanceof Enum<?> code ? code.name() : value.toString();
    }

    /** How journals write a value: the Chinese label of a code. */
    String inJournal(String value) {
        if (value == null) {
            return null;
        }
        if (yesNo()) {
            return value.equals("true") ? "是" : "否";
        }
        return codes == null ? value : java.util.Arrays.stream(codes.getEnumConstants()).filter(code -> code.name().equals(value))
                .map(code -> ((org.unionhall.kernel.CodeTable) code).zh()).findFirst().orElse(value);
    }
}
