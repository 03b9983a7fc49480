package org.unionhall.kernel;

/** A rule said no. Carries a message code and its arguments, so that the reader gets the rule in their own language. */
public class Refusal extends RuntimeException {

    private final String field;
    private final String code;
    private final transient Object[] args;

    public Refusal(String code, Object... args) {
        this(null, code, args, true);
    }

    private Refusal(String field, String code, Object[] args, boolean inner) {
        super(code);
        this.field = field;
        this.code = code;
        this.args = args.clone();
    }

    public static Refusal on(String field, String code, Object... args) {
        return new Refusal(field, code, args, true);
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }
}
