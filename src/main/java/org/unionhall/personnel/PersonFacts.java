package org.unionhall.personnel;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;

/**
 * What the employer's records say of a person today. Sensitive numbers come masked; {@link People#reveal} opens
 * one, with a reason. Any field but the name may be null: rosters have gaps.
 *
 * @param retiresOn    the day the employer expects the person to retire
 * @param departmentId where the person works today
 * @param postWage     base of dues; only for those whom the page may show it to
 * @param version      grows with every change to the person, the posting or the pay
 */
public record PersonFacts(PersonId id, String staffNo, String name, DocumentType documentType, String documentMasked,
                          boolean documentLegacy, String mobileMasked, Sex sex, LocalDate birthOn, Ethnicity ethnicity,
                          PoliticalStatus politicalStatus, Education education, String title, PostCategory postCategory,
                          EmploymentType employmentType, DutyState dutyState, Boolean frontLine, Boolean modelWorker, LocalDate firstWorkOn, LocalDate retiresOn,
                          UUID departmentId, String departmentCode, String departmentName, Money postWage, Money gradeWage,
                          byte[] documentHash, byte[] mobileHash, int version) {
}
