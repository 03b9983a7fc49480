package org.unionhall.proposal.write.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalTabs;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.write.Mandates;
import org.unionhall.proposal.write.SecondAct;
import org.unionhall.proposal.write.SecondList;
import org.unionhall.proposal.write.SecondList.Which;
import org.unionhall.proposal.write.Seconds;
import org.unionhall.proposal.write.Submitting;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** A delegate's own proposals, those to second, the invitations, and handing in. */
@Controller
@AllowedFor(Role.DELEGATE)
class SecondController {

    private final Seconds seconds;
    private final Submitting submitting;
    private final SecondList mine;
    private final ProposalList list;
    private final Docket docket;
    private final Mandates mandates;
    private final Guests guests;
    private final ProposalTabs tabs;
    private final ProposalWords words;
    private final Refusals refusals;

    SecondController(Seconds seconds, Submitting submitting, SecondList mine, ProposalList list, Docket docket, Mandates mandates, Guests guests,
                     ProposalTabs tabs, ProposalWords words, Refusals refusals) {
        this.seconds = seconds;
        this.submitting = submitting;
        this.mine = mine;
        this.list = list;
        this.docket = docket;
        this.mandates = mandates;
        this.guests = guests;
        this.tabs = tabs;
        this.words = words;
        this.refusals = refusals;
    }

    @GetMapping("/proposals/mine")
    String mine(Actor actor, HttpServletRequest request, Model model) {
        rows(actor, request, mine.mine(actor), model);
        model.addAttribute("open", mandates.open(actor));
        return "proposal/write/mine";
    }

    @GetMapping("/proposals/seconds")
    String seconds(Actor actor, HttpServletRequest request, Model model) {
        Which which = Typed.asked(ProposalWords.address(request).value("which"), Which.class);
        model.addAttribute("which", which == null ? Which.ASKED : which);
        rows(actor, request, mine.of(actor, which == null ? Which.ASKED : which), model);
        return "proposal/write/seconds";
    }

    private void rows(Actor actor, HttpServletRequest request, ProposalList.Only only, Model model) {
        Address here = ProposalWords.address(request);
        ProposalSearch search = ProposalSearch.of(here);
        Paging paging = Paging.of(here, list.count(actor, search, only));
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", list.rows(actor, search, only, paging.size(), paging.offset()));
        model.addAttribute("sessionNames", words.sessions());
    }

    @PostMapping("/proposals/{id}/second/{act}")
    String say(Actor actor, @PathVariable UUID id, @PathVariable SecondAct act, RedirectAttributes to, Locale locale) {
        find(actor, id);
        return done(id, "proposal.second.did." + act, to, locale, () -> seconds.say(actor, id, act));
    }

    /** Hands it in; {@code act} says whether in time or late, as the page offered it. */
    @PostMapping("/proposals/{id}/submit/{act}")
    String submit(Actor actor, @PathVariable UUID id, @PathVariable ProposalAct act, @RequestParam(defaultValue = "") String version, RedirectAttributes to, Locale locale) {
        find(actor, id);
        if (act != ProposalAct.SUBMIT && act != ProposalAct.SUBMIT_LATE) {
            throw new NoSuchThing();
        }
        return done(id, "proposal.step." + act, to, locale, () -> submitting.submit(actor, id, Typed.version(version), act));
    }

    @GetMapping("/proposals/{id}/invite")
    String invite(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Proposal proposal = own(actor, id);
        return guests.page(proposal, "invite", seconds.known(proposal), request, model);
    }

    @PostMapping("/proposals/{id}/invite")
    String invite(Actor actor, @PathVariable UUID id, @RequestParam(name = "person", required = false) List<String> chosen, RedirectAttributes to, Locale locale) {
        own(actor, id);
        return guests.asked(id, "invite", chosen, to, locale, persons -> seconds.invite(actor, id, persons));
    }

    /** Takes an invitation back. */
    @PostMapping("/proposals/{id}/invitations/{person}/call-off")
    String callOff(Actor actor, @PathVariable UUID id, @PathVariable UUID person, RedirectAttributes to, Locale locale) {
        own(actor, id);
        return guests.calledOff(id, to, locale, () -> seconds.callOff(actor, id, person));
    }

    private String done(UUID id, String code, RedirectAttributes to, Locale locale, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(words.say(code)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id;
    }

    private Proposal find(Actor actor, UUID id) {
        return docket.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private Proposal own(Actor actor, UUID id) {
        Proposal proposal = find(actor, id);
        if (!docket.wrote(actor, proposal)) {
            throw new NoSuchThing();
        }
        return proposal;
    }
}
