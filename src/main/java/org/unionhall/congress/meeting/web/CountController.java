package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Ballot;
import org.unionhall.congress.meeting.Count;
import org.unionhall.congress.meeting.Counting;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemAct;
import org.unionhall.congress.meeting.Votes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** The count of a vote: written down, and on paper for those who count and sign. */
@Controller
@MeetingOffice
class CountController {

    private static final int MOST = 100_000;
    private static final String[] BY_HAND = {"yes", "no", "abstain"};
    private static final String[] BY_BALLOT = {"given", "returned", "valid", "invalid", "yes", "no", "abstain"};

    private final Agenda agenda;
    private final Votes votes;
    private final Counting counting;
    private final MeetingWords words;

    CountController(Agenda agenda, Votes votes, Counting counting, MeetingWords words) {
        this.agenda = agenda;
        this.votes = votes;
        this.counting = counting;
        this.words = words;
    }

    /** The figures of a vote as typed; of a vote by hands the ballots stay empty. */
    record CountForm(String version, String given, String returned, String valid, String invalid, String yes, String no, String abstain) {

        static CountForm of(Item item) {
            String version = Integer.toString(item.version());
            Count count = item.count();
            return count == null ? new CountForm(version, null, null, null, "0", null, "0", "0") : new CountForm(version, text(count.given()), text(count.returned()),
                    text(count.valid()), text(count.invalid()), text(count.yes()), text(count.no()), text(count.abstain()));
        }

        private static String text(int figure) {
            return Integer.toString(figure);
        }

        Count count(Ballot ballot) {
            int for_ = Typed.needed("yes", yes, 0, MOST);
            int against = Typed.needed("no", no, 0, MOST);
            int neither = Typed.needed("abstain", abstain, 0, MOST);
            return ballot == Ballot.HAND ? Count.ofHands(for_, against, neither) : new Count(Typed.needed("given", given, 0, MOST), Typed.needed("returned", returned, 0, MOST),
                    Typed.needed("valid", valid, 0, MOST), Typed.needed("invalid", invalid, 0, MOST), for_, against, neither);
        }
    }

    @GetMapping("/congress/sessions/{id}/items/{item}/count")
    String count(Actor actor, @PathVariable UUID id, @PathVariable UUID item, Model model) {
        Item found = open(words.office(actor, id, model), item);
        return form(found, CountForm.of(found), model);
    }

    @PostMapping("/congress/sessions/{id}/items/{item}/count")
    String count(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @ModelAttribute("form") CountForm form, BindingResult faults, Model model,
                 HttpServletResponse response, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        Item found = open(session, item);
        try {
            counting.count(actor, session, item, Typed.version(form.version()), form.count(found.ballot()));
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.item.done.COUNT")));
            return "redirect:/congress/sessions/" + id + "/items/" + item;
        } catch (Refusal no) {
            words.refuse(no, faults, response, found.ballot() == Ballot.HAND ? BY_HAND : BY_BALLOT);
            return form(found, form, model);
        }
    }

    private String form(Item item, CountForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("item", item);
        return "congress/meeting/count";
    }

    private Item open(Session session, UUID item) {
        return agenda.find(session, item).filter(one -> one.decides() && ItemAct.COUNT.possible(one.stage())).orElseThrow(NoSuchThing::new);
    }

    /** Empty before the count, for the hall; with its figures and the result after it. */
    @Paper
    @MeetingSeconds
    @GetMapping("/congress/sessions/{id}/items/{item}/count-sheet")
    String sheet(Actor actor, @PathVariable UUID id, @PathVariable UUID item, Model model) {
        Session session = words.works(actor, id, model);
        model.addAttribute("item", agenda.find(session, item).filter(Item::decides).orElseThrow(NoSuchThing::new));
        return "congress/meeting/count-sheet";
    }
}
