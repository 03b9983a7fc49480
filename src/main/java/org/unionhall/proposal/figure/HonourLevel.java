package org.unionhall.proposal.figure;

/** Whose honour it is, the nearest first. */
public enum HonourLevel {
    CITY, PROVINCE, NATION
}
