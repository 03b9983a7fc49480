package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressWords;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionNames;
import org.unionhall.congress.TermStage;
import org.unionhall.congress.prepare.Proportions;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** What the pages of the preparation share: names of terms, and the term whose page it is. */
@Component("prepareWords")
class PrepareWords extends CongressWords {

    private final SessionNames names;
    private final Terms terms;
    private final CongressRights rights;
    private final Clock clock;

    PrepareWords(Refusals refusals, SessionNames names, Terms terms, CongressRights rights, Clock clock) {
        super(refusals);
        this.names = names;
        this.terms = terms;
        this.rights = rights;
        this.clock = clock;
    }

    /** 六届二次双代会. */
    String session(Session session) {
        return names.of(session);
    }

    /** 第六届双代会. */
    public String term(Term term) {
        return names.term(term.staff(), term.members(), term.number());
    }

    /** Where a term stands, by the name of its stage; AHEAD for one that is settled and takes over on a day to come. */
    public String stage(Term term) {
        return term.stage() == TermStage.RUNNING && !term.begun(LocalDate.now(clock)) ? "AHEAD" : term.stage().name();
    }

    /** 第三代表团: the number as documents write it. */
    String chinese(int number) {
        return SessionNames.chinese(number);
    }

    /** Whether a line of the meter is kept, in words. */
    public String line(Proportions.Line line) {
        String key = line.most() ? "congress.meter.most." : "congress.meter.least.";
        return say(key + (line.held() ? "held" : "off"), line.percent(), line.off());
    }

    /** Puts the term on the page, and whether the reader prepares it. @throws NoSuchThing for none the actor may read of */
    Term term(Actor actor, UUID id, Model model) {
        Term term = terms.find(actor, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("term", term);
        model.addAttribute("title", term(term));
        model.addAttribute("office", rights.office(actor, term.unit()));
        model.addAttribute("works", rights.works(actor, term.unit()));
        return term;
    }

    /** The same for pages that only those who prepare it have. */
    Term own(Actor actor, UUID id, Model model) {
        Term term = term(actor, id, model);
        if (!rights.office(actor, term.unit())) {
            throw new NoSuchThing();
        }
        return term;
    }
}
