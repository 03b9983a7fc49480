package org.unionhall.congress.meeting;

/**
 * How many votes pass an item. In Chinese legal drafting 以上 takes the number itself in and 过 leaves it out (Civil Code,
 * article 1259): with 300 delegates 150 votes are half or more, and 151 are more than half.
 */
public enum Passing {

    /** Half or more (半数以上). */
    HALF_OR_MORE,
    /** More than half (过半数). */
    MORE_THAN_HALF;

    /** Whether so many votes pass; nothing passes where nobody could vote. */
    public boolean passes(int yes, int base) {
        return base > 0 && (this == HALF_OR_MORE ? 2L * yes >= base : 2L * yes > base);
    }

    /** The least number of votes that passes. */
    public int needed(int base) {
        return this == HALF_OR_MORE ? (base + 1) / 2 : base / 2 + 1;
    }
}
