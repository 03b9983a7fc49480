package org.unionhall.proposal.handle;

/** How a deadline stands, in a word and a shape. */
public enum Light {
    /** Time enough. */
    GREEN("ok"),
    /** The last day is near. */
    YELLOW("warn"),
    /** The last day is over. */
    RED("stop"),
    /** Nothing is owed, or no day is set. */
    NONE("off");

    private final String sign;

    Light(String sign) {
        this.sign = sign;
    }

    /** The shape beside the words. */
    public String sign() {
        return sign;
    }
}
