package org.unionhall.membership.unit.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.unit.Coverage;
import org.unionhall.membership.unit.Gap;
import org.unionhall.membership.web.Words;

/** How many departments and people have no unit. */
@Component
class UnitFigures implements FigureSource {

    private final Coverage coverage;
    private final Words words;
    private final Clock clock;

    UnitFigures(Coverage coverage, Words words, Clock clock) {
        this.words = words;
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        String scope = words.scope(actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR));
        Map<Gap, Long> counts = coverage.counts(actor);
        return List.of(new Figure("membership.coverage.departments", counts.get(Gap.DEPARTMENT_WITHOUT_UNIT), today, scope,
                        "/units/coverage?gap=DEPARTMENT_WITHOUT_UNIT"),
                new Figure("membership.coverage.people", counts.get(Gap.PERSON_WITHOUT_DEPARTMENT) + counts.get(Gap.PERSON_WITHOUT_UNIT), today, scope,
                        "/units/coverage?gap=PEOPLE"));
    }
}
