package org.unionhall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.unionhall.kernel.Refusal;

/** Asks whether a rule said no, by its name, and beside which field. */
public final class Refused {

    private Refused() {
    }

    /** The act as a whole is refused, beside no field. */
    public static void refused(String code, ThrowingCallable act) {
        refusedAt(null, code, act);
    }

    /** @param field null for none */
    public static void refusedAt(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field().orElse(null)).as(code + " stands beside").isEqualTo(field);
        });
    }
}
