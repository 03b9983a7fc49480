package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.SecondLevel;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Sex;

/** Formal delegates and the women among them; how many grassroots unions have held the congress that they must. */
@Component
class PrepareFigures implements FigureSource {

    private final Terms terms;
    private final Delegates delegates;
    private final SecondLevel secondLevel;
    private final CongressRights rights;
    private final Clock clock;

    PrepareFigures(Terms terms, Delegates delegates, SecondLevel secondLevel, CongressRights rights, Clock clock) {
        this.terms = terms;
        this.delegates = delegates;
        this.secondLevel = secondLevel;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public boolean onStartPage() {
        return false;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.has(Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        List<Figure> figures = new ArrayList<>();
        Term term = terms.list(actor).stream().filter(one -> one.begun(today) && rights.works(actor, one.unit())).findFirst().orElse(null);
        if (term != null) {
            String list = "/congress/terms/" + term.id() + "/delegates?kind=FORMAL&state=ACTIVE";
            figures.add(new Figure("congress.figure.formal", count(term, null), today, term.unitName(), list));
            figures.add(new Figure("congress.figure.women", count(term, Sex.FEMALE), today, term.unitName(), list + "&sex=FEMALE"));
        }
        SecondLevel.Coverage coverage = secondLevel.of(actor);
        if (!coverage.rows().isEmpty()) {
            String scope = coverage.rows().size() == 1 ? coverage.rows().get(0).name() : term == null ? "" : term.unitName();
            figures.add(new Figure("congress.figure.second-level", coverage.held(), today, scope, "/congress/second-level?held=yes"));
            figures.add(new Figure("congress.figure.second-level-must", coverage.rows().size(), today, scope, "/congress/second-level"));
        }
        return figures;
    }

    private long count(Term term, Sex sex) {
        return delegates.count(new DelegateSearch(term.id(), null, null, null, DelegateKind.FORMAL, EnumSet.of(DelegateStage.ACTIVE), "", false, sex));
    }
}
