package org.unionhall.proposal.write.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The delegates of a session, to choose from whom to ask: to second, or to propose together. */
@Component
class Guests {

    private static final int AT_ONCE = 200;

    private final Congresses congresses;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Clock clock;

    Guests(Congresses congresses, ProposalWords words, Refusals refusals, Clock clock) {
        this.congresses = congresses;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param asked cannot be asked: has been already, has said something, or proposes it */
    record Guest(Delegate delegate, boolean asked) {
    }

    /** @param what {@code invite} or {@code joint}: the address, and the messages below {@code proposal.} */
    String page(Proposal proposal, String what, Collection<UUID> known, HttpServletRequest request, Model model) {
        Address here = ProposalWords.address(request);
        UUID delegation = Typed.id(here.value("delegation"));
        String name = here.value("q").strip();
        Set<UUID> not = Set.copyOf(known);
        List<Guest> guests = congresses.formal(proposal.session(), LocalDate.now(clock)).stream()
                .filter(one -> (delegation == null || delegation.equals(one.delegation())) && (name.isEmpty() || one.name().contains(name) || name.equals(one.staffNo())))
                .map(one -> new Guest(one, not.contains(one.person().value()))).toList();
        model.addAttribute("proposal", proposal);
        model.addAttribute("what", what);
        Paging paging = Paging.of(here, guests.size());
        model.addAttribute("paging", paging);
        model.addAttribute("guests", guests.stream().skip(paging.offset()).limit(paging.size()).toList());
        model.addAttribute("delegations", ProposalWords.options(congresses.delegations(proposal.session()), Congresses.Delegation::id, Congresses.Delegation::name));
        return "proposal/write/invite";
    }

    /** Takes an invitation back, and says so. */
    String calledOff(UUID id, RedirectAttributes to, Locale locale, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(words.say("proposal.invite.called-off")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/proposals/" + id;
    }

    /** Asks those chosen, and says how many that were. @param ask answers how many were asked now */
    String asked(UUID id, String what, List<String> chosen, RedirectAttributes to, Locale locale, ToIntFunction<Set<UUID>> ask) {
        try {
            int asked = ask.applyAsInt((chosen == null ? List.<String>of() : chosen).stream().limit(AT_ONCE).map(Typed::id).filter(Objects::nonNull).collect(Collectors.toSet()));
            to.addFlashAttribute("flash", asked == 0 ? Flash.warn(words.say("proposal.invite.nobody")) : Flash.ok(words.say("proposal.invite.done", asked)));
            return "redirect:/proposals/" + id + (asked == 0 ? "/" + what : "");
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return "redirect:/proposals/" + id + "/" + what;
        }
    }
}
