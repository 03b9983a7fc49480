package org.unionhall.membership.unit;

import java.util.Locale;
import org.unionhall.kernel.Refusal;

/**
 * A unified social credit code (统一社会信用代码): 17 characters and a check character, GB 32100-2015. The letters I, O,
 * S, V and Z are not used.
 */
public record CreditCode(String text) {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    /** @throws Refusal {@code membership.unitact.credit-code.form}, {@code membership.unitact.credit-code.check} */
    public CreditCode {
        if (text.length() != LENGTH || text.chars().anyMatch(c -> CHARACTERS.indexOf(c) < 0)) {
            throw new Refusal("membership.unitact.credit-code.form");
        }
        if (text.charAt(LENGTH - 1) != check(text)) {
            throw new Refusal("membership.unitact.credit-code.check");
        }
    }

    /** Small letters and blanks do not matter. */
    public static CreditCode of(String typed) {
        return new CreditCode(java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC).replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    }

    /** Weights are the powers of three modulo 31. */
    private static char check(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += CHARACTERS.indexOf(text.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
