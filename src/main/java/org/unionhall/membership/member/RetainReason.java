package org.unionhall.membership.member;

/** Why somebody keeps the membership (保留会籍) without paying dues. */
public enum RetainReason {
    RETIRED, UNPAID_LEAVE, ABROAD, WITHOUT_WORK
}
