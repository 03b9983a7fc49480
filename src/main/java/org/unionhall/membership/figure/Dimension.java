package org.unionhall.membership.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/** By what a group of people is made up, in the order in which it is shown. */
public enum Dimension {

    SEX("p.sex", Sex.class, "personnel.sex", false, true),
    AGE(ages(), AgeBand.class, "membership.roster.age-band", false, true),
    PEOPLES("case when p.ethnicity is null then null when p.ethnicity = 'HAN' then 'HAN' when p.ethnicity in ('OTHER', 'NATURALISED') then 'OTHER' "
            + "else 'MINORITY' end", Peoples.class, "membership.roster.peoples", true, true),
    ETHNICITY("p.ethnicity", Ethnicity.class, "personnel.ethnicity", true, true),
    EDUCATION("p.education", Education.class, "personnel.education", false, false),
    POLITICS("p.political_status", PoliticalStatus.class, "personnel.politicalStatus", true, false),
    POST("p.post_category", PostCategory.class, "personnel.postCategory", false, false),
    EMPLOYMENT("p.employment_type", EmploymentType.class, "personnel.employmentType", false, false),
    FRONT_LINE("case when p.front_line then 'YES' when not p.front_line then 'NO' end", YesNo.class, "personnel.frontLine", false, false),
    MODEL_WORKER("case when p.model_worker then 'YES' when not p.model_worker then 'NO' end", YesNo.class, "personnel.modelWorker", false, false);

    /** In an address: those of whom nothing is noted. */
    public static final String UNKNOWN = "NOT_NOTED";

    /** The majority and all others, as reports have it. */
    public enum Peoples {
        HAN, MINORITY, OTHER
    }

    /** Of a yes-or-no. */
    public enum YesNo {
        YES, NO
    }

    private final String expression;
    private final Class<? extends Enum<?>> codes;
    private final String label;
    private final boolean personal;
    private final boolean lasting;

    Dimension(String expression, Class<? extends Enum<?>> codes, String label, boolean personal, boolean lasting) {
        this.expression = expression;
        this.codes = codes;
        this.label = label;
        this.personal = personal;
        this.lasting = lasting;
    }

    /** By days of birth, which are reckoned once, instead of the age of each person: {@code membership_age} says the same. */
    private static String ages() {
        return Arrays.stream(AgeBand.values()).map(band -> "when p.birth_on > cast(cast(:on as date) - interval '" + (band.to() + 1) + " years' as date) then '" + band + "'")
                .collect(Collectors.joining(" ", "case when p.birth_on is null then null ", " end"));
    }

    /** On the person {@code p} and the day {@code :on}: the name of a constant of {@link #codes}, or null. */
    public String expression() {
        return expression;
    }

    public Class<? extends Enum<?>> codes() {
        return codes;
    }

    /** The message with its name. */
    public String label() {
        return label;
    }

    /** Read of single people by {@code Sight.personal} only: others get sums. */
    public boolean personal() {
        return personal;
    }

    /** Whether it is on every day what it is today; of the others there is no history, and today's value is used for all days. */
    public boolean lasting() {
        return lasting;
    }

    /** Its name in addresses. */
    public String parameter() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The constants' names, in their order. */
    public List<String> constants() {
        return Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
    }
}
