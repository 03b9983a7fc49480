package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.unionhall.membership.Post;

/**
 * Something about a unit's bodies that a rule wants otherwise, or that somebody must prepare.
 *
 * @param post  the vacant post; null for the others
 * @param since since when it is so, where that is known
 * @param due   last day to put it right; null where no rule names one
 * @param args  of the message {@code membership.office.watch.<kind>.text}
 */
public record Finding(Kind kind, UUID unit, String unitName, Body body, Post post, LocalDate since, LocalDate due, List<Object> args) {

    /** What it is, the most pressing first. */
    public enum Kind {
        /** 届满未换届. */
        OVERDUE,
        /** 主席、副主席、经审主任空缺. */
        VACANT,
        /** 应建未建委员会. */
        NO_COMMITTEE,
        /** 委员人数不足或超额. */
        SIZE,
        /** 委员人数为双数. */
        EVEN,
        /** 不具备设专职主席的条件. */
        FULL_TIME,
        /** 即将届满. */
        DUE,
        /** 经批准延期. */
        EXTENDED
    }
}
