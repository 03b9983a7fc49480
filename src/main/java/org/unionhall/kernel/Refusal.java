package org.unionhall.kernel;

/**
 * A rule said no. Carries the code of the sentence that names the rule, and what that sentence needs;
 * the page that receives it puts it into the reader's language.
 */
public class Refusal extends RuntimeException {

    private final String code;
    private final transient Object[] args;

    public Refusal(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = args.clone();
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }
}
