package org.unionhall.proposal.figure.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Slice;
import org.unionhall.proposal.figure.Tally;
import org.unionhall.proposal.ProposalWords;

/** The proposals of the newest session among the figures of the portal. */
@Component
class ProposalFigures implements FigureSource {

    private static final List<Slice> SHOWN = List.of(Slice.RECEIVED, Slice.FILED, Slice.ANSWERED, Slice.OVERDUE, Slice.PROMISE_OVER);

    private final Reckoning reckoning;
    private final ProposalWords words;
    private final Clock clock;

    ProposalFigures(Reckoning reckoning, ProposalWords words, Clock clock) {
        this.reckoning = reckoning;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public boolean onStartPage() {
        return false;
    }

    @Override
    public List<Page> pages(Actor actor) {
        return List.of(new Page("proposal.figures", "/proposals/figures"));
    }

    @Override
    public List<Figure> figures(Actor actor) {
        Period period = reckoning.period(actor, null, null);
        List<Figure> figures = new ArrayList<>();
        if (period != null) {
            Tally tally = reckoning.of(period).all();
            SHOWN.forEach(slice -> figures.add(new Figure("proposal.figure.desk." + slice, tally.count(slice), LocalDate.now(clock), words.of(period.session()),
                    "/proposals/figures/list?" + period.query() + "&slice=" + slice)));
        }
        return figures;
    }
}
