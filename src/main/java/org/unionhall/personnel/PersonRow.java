package org.unionhall.personnel;

import java.util.Base64;
import java.util.UUID;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/** A row's person as far as {@link PersonReading} could read it; null is what the row does not say. */
final class PersonRow {

    final UUID newId = Ids.next();
    String staffNo;
    String name;
    DocumentType documentType;
    DocumentNumber document;
    byte[] documentHash;
    String documentMasked;
    String mobile;
    Sex sex;
    Ethnicity ethnicity;
    PoliticalStatus politicalStatus;
    Education education;
    PostCategory postCategory;
    EmploymentType employmentType;
    DutyState dutyState;
    Departments.Department department;

    /** Whether a text is the hidden form that an export carries, and so says nothing new. */
    static boolean masked(String text) {
        return text != null && text.contains("**"); // short numbers have two stars only
    }

    /** Bytes as a line of a file keeps them. */
    static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
