package org.unionhall.kernel;

import java.util.Objects;
import java.util.Optional;

/**
 * A rule said no. The code is a message key of the form {@code module.rule.name}; together with the arguments it
 * becomes one sentence in the reader's language, beside a form field when {@link #field()} is known.
 *
 * <p>{@link #getMessage()} is the code alone, so that a log line never carries personal data from the arguments.
 */
public class Refusal extends RuntimeException {

    private final transient Object[] args;
    private final String field;

    /**
     * @param code message key, starting with the module's name
     * @param args what the sentence is filled with; never a whole document number, card number or the like
     */
    public Refusal(String code, Object... args) {
        this(null, code, args.clone(), null);
    }

    private Refusal(String field, String code, Object[] args, Throwable cause) {
        super(Objects.requireNonNull(code, "code"), cause);
        this.field = field;
        this.args = args;
    }

    /** A refusal that belongs to one field of the form the reader is looking at. */
    public static Refusal on(String field, String code, Object... args) {
        return new Refusal(Objects.requireNonNull(field, "field"), code, args.clone(), null);
    }

    /**
     * The same refusal, said beside a form field. Values do not know the form they are typed into; the form says it:
     * {@code catch (Refusal no) { throw no.at("documentNumber"); }}.
     */
    public Refusal at(String field) {
        return new Refusal(Objects.requireNonNull(field, "field"), code(), args(), this);
    }

    /** The message key. */
    public String code() {
        return getMessage();
    }

    /** The message arguments, in order; empty, never null. */
    public Object[] args() {
        return args == null ? new Object[0] : args.clone();
    }

    /** The form field this refusal belongs to; empty when it concerns the act as a whole. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
