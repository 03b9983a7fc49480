package org.unionhall.launch;

/** The portal cannot start, and we know why: a row of {@link BadStart} with its facts filled in. */
public final class StartRefused extends RuntimeException {

    private final BadStart reason;
    private final transient Object[] facts;

    StartRefused(BadStart reason, Object... facts) {
        this(reason, (Throwable) null, facts);
    }

    StartRefused(BadStart reason, Throwable cause, Object... facts) {
        super(reason.english(facts), cause);
        this.reason = reason;
        this.facts = facts.clone();
    }

    /** The row of the table that applies. */
    public BadStart reason() {
        return reason;
    }

    /** What is wrong and what to do, in one English sentence. */
    public String english() {
        return reason.english(facts);
    }

    /** What is wrong and what to do, in one Chinese sentence. */
    public String chinese() {
        return reason.chinese(facts);
    }
}
