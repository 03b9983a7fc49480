package org.unionhall.membership;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a member's record may lack. One plain list: what the union's real-name register asks for, and the day of retirement. */
public enum Missing {

    /** Any of those a complete record needs. */
    ANY(false, null),
    SEX(true, "coalesce(p.sex in ('UNKNOWN', 'NOT_STATED'), true)"),
    BIRTH_ON(true, "p.birth_on is null"),
    ETHNICITY(true, "p.ethnicity is null"),
    POLITICAL_STATUS(true, "p.political_status is null"),
    EDUCATION(true, "p.education is null"),
    POST_CATEGORY(true, "p.post_category is null"),
    EMPLOYMENT_TYPE(true, "p.employment_type is null"),
    DUTY_STATE(true, "p.duty_state is null"),
    DOCUMENT(true, "p.document_hash is null"),
    MOBILE(true, "p.mobile_hash is null"),
    DEPARTMENT(true, "not exists (select 1 from personnel_posting v where v.person_id = p.id and v.to_on is null)"),
    JOINED_ON(true, "m.joined_on is null"),
    /** Not needed for a complete record: only the employer knows it, and not of everybody. */
    RETIRES_ON(false, "p.retires_on is null");

    private final boolean required;
    private final String condition;

    Missing(boolean required, String condition) {
        this.required = required;
        this.condition = condition;
    }

    /** What a complete record needs, in the order of the register. */
    public static List<Missing> required() {
        return Arrays.stream(values()).filter(field -> field.required).toList();
    }

    /** True where it is missing; on the person {@code p} and the membership {@code m}. */
    public String condition() {
        return this != ANY ? condition : required().stream().map(Missing::condition).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The names of all that is missing, as an array. */
    static String names() {
        return required().stream().map(field -> "case when " + field.condition + " then '" + field + "' end")
                .collect(Collectors.joining(", ", "array_remove(array[", "], null)"));
    }
}
