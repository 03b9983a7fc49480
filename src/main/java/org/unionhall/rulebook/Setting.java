package org.unionhall.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a rule is worth from one day on, and on whose word.
 *
 * @param id          null for the declared default
 * @param unit        the unit (with all below it) it holds for; null everywhere
 * @param from        first day; null for the default, which holds whenever nothing else does
 * @param to          first day it no longer holds; null while no end is known
 * @param policy      the document in the library; null when it is not there
 * @param reason      why the past was corrected; null otherwise
 * @param confirmedBy who looked it up in the document; null while nobody has
 * @param replacedAt  when a correction took its place; null while it counts
 */
public record Setting<T>(UUID id, Rule<T> rule, UUID unit, T value, LocalDate from, LocalDate to, String document, String article,
                         UUID policy, String reason, String setBy, Instant setAt, String confirmedBy, Instant confirmedAt,
                         String replacedBy, Instant replacedAt, String replacedBecause) {

    static <T> Setting<T> byDefault(Rule<T> rule) {
        return new Setting<>(null, rule, null, rule.fallback(), null, null, rule.basis().document(), rule.basis().article(),
                null, null, null, null, null, null, null, null, null);
    }

    /** Nobody has set it: the value comes from the declaration. */
    public boolean isDefault() {
        return id == null;
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    public boolean isReplaced() {
        return replacedAt != null;
    }

    /** As {@link Rule#read} takes it. */
    public String typed() {
        return rule.typed(value);
    }
}
