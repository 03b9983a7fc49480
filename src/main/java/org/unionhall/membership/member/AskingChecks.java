package org.unionhall.membership.member;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.rulebook.Rulebook;

/** What must be said, and be true, for a matter to begin; each kind asks for other things. */
@Component
class AskingChecks {

    private final Eligibility eligibility;
    private final Units units;
    private final Rulebook rulebook;

    AskingChecks(Eligibility eligibility, Units units, Rulebook rulebook) {
        this.eligibility = eligibility;
        this.units = units;
        this.rulebook = rulebook;
    }

    /**
     * What was asked, without what its kind has no use for.
     *
     * @param from unit the person belongs to now; null for none
     * @param own  whether people ask for themselves
     * @throws Refusal on {@code words}, {@code elsewhere}, {@code unit}, {@code way}, {@code unpaidSince}, {@code talkedOn};
     *                 {@code membership.eligible.*} for who cannot join
     */
    Asking checked(Asking asked, PersonFacts person, UUID from, boolean own, LocalDate today) {
        String words = asked.kind() == MatterKind.MOVE && (asked.words() == null || asked.words().isBlank()) ? "" : reason("words", asked.words());
        String elsewhere = asked.elsewhere() == null || asked.elsewhere().isBlank() ? null : asked.elsewhere().strip();
        if (elsewhere == null && asked.kind() == MatterKind.MOVE_OUT) {
            throw Refusal.on("elsewhere", "membership.matter.elsewhere.missing");
        }
        if (asked.kind().leadsIn()) {
            Units.Unit unit = Optional.ofNullable(asked.unit()).flatMap(units::find).filter(one -> one.to() == null || one.to().isAfter(today))
                    .orElseThrow(() -> Refusal.on("unit", "membership.matter.unit.missing"));
            if (!unit.kind().holdsMembers()) {
                throw Refusal.on("unit", "membership.unit.no-members", unit.name());
            }
            if (unit.id().equals(from)) {
                throw Refusal.on("unit", "membership.matter.unit.same");
            }
        }
        AskingWay way = asked.kind() != MatterKind.JOIN ? null : own ? AskingWay.ONLINE : asked.way();
        if (asked.kind() == MatterKind.JOIN) {
            eligibility.against(person, today).ifPresent(no -> {
                throw no;
            });
            if (way == null || !own && way == AskingWay.ONLINE) {
                throw Refusal.on("way", "membership.matter.way.missing");
            }
        }
        if (asked.kind() == MatterKind.LAPSE) {
            int months = rulebook.get(MemberRules.LAPSE_MONTHS, today);
            if (asked.unpaidSince() == null || asked.unpaidSince().withDayOfMonth(1).plusMonths(months).isAfter(today)) {
                throw Refusal.on("unpaidSince", "membership.matter.lapse.unpaid", months);
            }
            if (asked.talkedOn() == null || asked.talkedOn().isAfter(today) || asked.talkedOn().isBefore(asked.unpaidSince())) {
                throw Refusal.on("talkedOn", "membership.matter.lapse.talked");
            }
        }
        return new Asking(asked.kind(), asked.person(), asked.unit(), way, words, elsewhere, asked.kind() == MatterKind.LAPSE ? asked.unpaidSince() : null,
                asked.kind() == MatterKind.LAPSE ? asked.talkedOn() : null);
    }

    /** A reason as typed. @throws Refusal on the field */
    static String reason(String field, String typed) {
        try {
            return Reason.of(typed);
        } catch (Refusal no) {
            throw no.at(field);
        }
    }
}
