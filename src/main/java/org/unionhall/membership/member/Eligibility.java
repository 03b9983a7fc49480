package org.unionhall.membership.member;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;

/** Whether somebody's work at the university lets them be a full member. A gap in the record is no reason to refuse. */
@Component
class Eligibility {

    private static final Set<DutyState> GONE = EnumSet.of(DutyState.RETIRED, DutyState.RETIRED_VETERAN, DutyState.MOVED_AWAY, DutyState.DECEASED);
    private static final Map<EmploymentType, Rule<Boolean>> ASKED = new EnumMap<>(Map.of(EmploymentType.LABOUR_DISPATCH, MemberRules.DISPATCHED,
            EmploymentType.REHIRED, MemberRules.REHIRED, EmploymentType.POSTDOC_EXTERNAL, MemberRules.POSTDOC_EXTERNAL,
            EmploymentType.FOREIGN, MemberRules.FOREIGN, EmploymentType.TEMPORARY, MemberRules.TEMPORARY));

    private final Rulebook rulebook;

    Eligibility(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Why not, in one sentence; empty when nothing stands in the way. */
    Optional<Refusal> against(PersonFacts person, LocalDate today) {
        boolean rehired = person.employmentType() == EmploymentType.REHIRED;
        if (person.dutyState() != null && GONE.contains(person.dutyState()) && !rehired) {
            return Optional.of(new Refusal("membership.join.gone." + person.dutyState().name()));
        }
        Rule<Boolean> rule = ASKED.get(person.employmentType());
        return rule == null || rulebook.get(rule, today) ? Optional.empty()
                : Optional.of(new Refusal("membership.join.employment." + person.employmentType().name()));
    }
}
