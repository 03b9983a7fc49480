package org.unionhall.inbox;

/** What a letter is about, as far as its reader may wish it by mail or not. */
public enum LetterKind {

    /** My account and my data: always by mail at once, where an address is known. Nobody may be kept from it. */
    SECURITY(MailWish.AT_ONCE, false),
    /** What waits for me to act. */
    DUTY(MailWish.DAILY, true),
    /** What became of something I started. */
    RESULT(MailWish.AT_ONCE, true);

    private final MailWish usual;
    private final boolean free;

    LetterKind(MailWish usual, boolean free) {
        this.usual = usual;
        this.free = free;
    }

    /** What holds for a reader who did not choose. */
    public MailWish usual() {
        return usual;
    }

    /** Whether the reader may choose at all. */
    public boolean free() {
        return free;
    }
}
