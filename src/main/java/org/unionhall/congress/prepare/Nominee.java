package org.unionhall.congress.prepare;

import java.util.UUID;
import org.unionhall.kernel.Sex;

/**
 * What is known of somebody who may be put on a list.
 *
 * @param staff  has a contract of appointment; @param member a member of the union with all rights
 * @param home   belongs to the electoral unit, or their department does
 */
record Nominee(UUID person, String name, String staffNo, Sex sex, String title, boolean staff, boolean member, boolean home, boolean teacher, boolean frontLine,
               boolean modelWorker, boolean leader, boolean listed) {

    /** The same as if they were not on the list yet: what a review asks of those who are. */
    Nominee unlisted() {
        return new Nominee(person, name, staffNo, sex, title, staff, member, home, teacher, frontLine, modelWorker, leader, false);
    }
}
