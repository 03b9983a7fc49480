package org.unionhall.personnel.web;

import java.util.EnumMap;
import java.util.Map;
import org.unionhall.personnel.PersonField;

/** What is typed when asking: blank where the record is right. */
record RequestForm(String name, String documentType, String documentNumber, String mobile, String sex, String birthOn, String ethnicity,
                   String politicalStatus, String education, String title, String firstWorkOn, String reason, String evidence) {

    static RequestForm empty() {
        return new RequestForm(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    Map<PersonField, String> typed() {
        Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
        typed.put(PersonField.NAME, name);
        typed.put(PersonField.DOCUMENT, documentNumber);
        typed.put(PersonField.MOBILE, mobile);
        typed.put(PersonField.SEX, sex);
        typed.put(PersonField.BIRTH_ON, birthOn);
        typed.put(PersonField.ETHNICITY, ethnicity);
        typed.put(PersonField.POLITICAL_STATUS, politicalStatus);
        typed.put(PersonField.EDUCATION, education);
        typed.put(PersonField.TITLE, title);
        typed.put(PersonField.FIRST_WORK_ON, firstWorkOn);
        return typed;
    }
}
