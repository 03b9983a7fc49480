package org.unionhall.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;
import org.unionhall.web.Address;

/**
 * What a reader asks of the list of members; null (and an empty text) where nothing is asked.
 *
 * @param words      parts of names, pinyin, staff numbers, or one whole document or mobile number
 * @param unit       a unit with all below it
 * @param department a department with all below it
 * @param joinedTo   last day of joining
 * @param staff      whether on the employer's staff: not retired, moved away or dead
 * @param birthMonth 1 to 12
 * @param retiresTo  last day of expected retirement
 * @param missing    what the record lacks
 */
public record MemberSearch(String words, UUID unit, UUID department, EmploymentType employment, PostCategory post, Sex sex,
                           Standing standing, DutyState duty, Boolean frontLine, LocalDate joinedFrom, LocalDate joinedTo,
                           Boolean staff, Integer birthMonth, LocalDate retiresFrom, LocalDate retiresTo, Missing missing,
                           Sort sort, boolean descending) {

    /** What the list can be ordered by. */
    public enum Sort {
        STAFF("p.staff_no"),
        NAME("p.name_pinyin %1$s, p.name %1$s, p.staff_no"),
        UNIT("u.code"),
        JOINED("m.joined_on"),
        RETIRES("p.retires_on"),
        /** Of the year, not of life. */
        BIRTHDAY("extract(month from p.birth_on) %1$s, extract(day from p.birth_on)");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }
    }

    public static MemberSearch of(Address address) {
        Standing standing = Asked.choice(address, "state", Standing.class);
        return new MemberSearch(Asked.words(address), Asked.id(address, "unit"), Asked.id(address, "department"),
                Asked.choice(address, "employment", EmploymentType.class), Asked.choice(address, "post", PostCategory.class),
                Asked.choice(address, "sex", Sex.class), standing == null ? Standing.CURRENT : standing,
                Asked.choice(address, "duty", DutyState.class), Asked.yesNo(address, "frontLine"),
                Asked.day(address, "from"), Asked.day(address, "to"), Asked.yesNo(address, "staff"), Asked.number(address, "birthday", 1, 12),
                Asked.day(address, "retiresFrom"), Asked.day(address, "retiresTo"), Asked.choice(address, "missing", Missing.class), Asked.sort(address, Sort.class, Sort.STAFF),
                Asked.descending(address));
    }

    /** Whether people lie in this order already: by staff number or name, the first ones first. */
    boolean alongAnIndex() {
        return !descending && (sort == Sort.STAFF || sort == Sort.NAME);
    }

    /** Ends with the id, so that no two pages show the same person. */
    String order() {
        String direction = descending ? "desc" : "asc";
        return String.format(sort.columns, direction) + " " + direction + " nulls last, p.staff_no nulls last, p.id";
    }
}
