package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Agenda;
import org.unionhall.congress.meeting.Ballot;
import org.unionhall.congress.meeting.Contributions;
import org.unionhall.congress.meeting.Electorate;
import org.unionhall.congress.meeting.InterimActs;
import org.unionhall.congress.meeting.Item;
import org.unionhall.congress.meeting.ItemDraft;
import org.unionhall.congress.meeting.ItemKind;
import org.unionhall.congress.meeting.ItemStage;
import org.unionhall.congress.meeting.Matter;
import org.unionhall.congress.meeting.Passing;
import org.unionhall.congress.meeting.VoteBase;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Setting;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Typed;

/** The agenda of a session, on the page and on paper, and how its items are written. */
@Controller
class AgendaController {

    private final Agenda agenda;
    private final Contributions contributions;
    private final InterimActs interim;
    private final MeetingWords words;

    AgendaController(Agenda agenda, Contributions contributions, InterimActs interim, MeetingWords words) {
        this.agenda = agenda;
        this.contributions = contributions;
        this.interim = interim;
        this.words = words;
    }

    /** An item as typed. */
    record ItemForm(String version, String title, String kind, String matter, String electorate, String note, String passing, String base, String basis, String ballot) {

        static ItemForm of(Item item) {
            return new ItemForm(Integer.toString(item.version()), item.title(), item.kind().name(), item.matter().name(), item.electorate().name(), item.note(),
                    item.decides() ? item.passing().name() : null, item.decides() ? item.base().name() : null, item.basis(), item.decides() ? item.ballot().name() : null);
        }

        ItemDraft draft() {
            ItemKind what = Typed.choice("kind", kind, ItemKind.class);
            boolean decides = what == ItemKind.DECIDE;
            return new ItemDraft(Typed.words("title", title, 2, 200), what, Typed.choice("matter", matter, Matter.class), Typed.choice("electorate", electorate, Electorate.class),
                    Typed.text("note", note, 2000), decides ? Typed.choice("passing", passing, Passing.class) : null, decides ? Typed.choice("base", base, VoteBase.class) : null,
                    Typed.text("basis", basis, 300), decides ? Typed.choice("ballot", ballot, Ballot.class) : null);
        }
    }

    @CongressReaders
    @GetMapping("/congress/sessions/{id}/agenda")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        fill(words.read(actor, id, model), model);
        return "congress/meeting/agenda";
    }

    @Paper
    @CongressReaders
    @GetMapping("/congress/sessions/{id}/agenda/paper")
    String paper(Actor actor, @PathVariable UUID id, Model model) {
        fill(words.read(actor, id, model), model);
        return "congress/meeting/agenda-paper";
    }

    /** All papers of the session on one page: where the letter to the delegates leads. */
    @CongressReaders
    @GetMapping("/congress/sessions/{id}/papers")
    String papers(Actor actor, @PathVariable UUID id, Model model) {
        List<Item> items = agenda.of(words.read(actor, id, model)).stream().filter(item -> item.stage() != ItemStage.VOID).toList();
        model.addAttribute("items", items);
        model.addAttribute("papers", contributions.papers(items));
        return "congress/meeting/papers";
    }

    private void fill(Session session, Model model) {
        List<Item> all = agenda.of(session);
        model.addAttribute("items", all.stream().filter(item -> item.stage() != ItemStage.VOID).toList());
        model.addAttribute("gone", all.stream().filter(item -> item.stage() == ItemStage.VOID).toList());
        model.addAttribute("toReport", interim.toReport(session));
    }

    @MeetingOffice
    @GetMapping("/congress/sessions/{id}/items/new")
    String put(Actor actor, @PathVariable UUID id, Model model) {
        Session session = words.office(actor, id, model);
        Electorate first = Electorate.of(session).get(0);
        return form(session, null, new ItemForm(null, null, ItemKind.DECIDE.name(), null, first.name(), null, agenda.usual(session, first).value().name(),
                VoteBase.ALL_DELEGATES.name(), null, Ballot.SECRET.name()), model);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/items/new")
    String put(Actor actor, @PathVariable UUID id, @ModelAttribute("form") ItemForm form, BindingResult faults, Model model, HttpServletResponse response,
               RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        try {
            UUID item = agenda.put(actor, session, form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.item.done.PUT")));
            return "redirect:/congress/sessions/" + id + "/items/" + item;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "title", "kind", "matter", "electorate");
            return form(session, null, form, model);
        }
    }

    @MeetingOffice
    @GetMapping("/congress/sessions/{id}/items/{item}/edit")
    String change(Actor actor, @PathVariable UUID id, @PathVariable UUID item, Model model) {
        Session session = words.office(actor, id, model);
        Item found = agenda.find(session, item).filter(one -> one.stage() == ItemStage.ON_AGENDA).orElseThrow(NoSuchThing::new);
        return form(session, found, ItemForm.of(found), model);
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/items/{item}/edit")
    String change(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @ModelAttribute("form") ItemForm form, BindingResult faults, Model model,
                  HttpServletResponse response, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        Item found = agenda.find(session, item).orElseThrow(NoSuchThing::new);
        try {
            agenda.change(actor, session, item, Typed.version(form.version()), form.draft());
            to.addFlashAttribute("flash", Flash.ok(words.say("congress.meeting.item.done.CHANGE")));
            return "redirect:/congress/sessions/" + id + "/items/" + item;
        } catch (Refusal no) {
            words.refuse(no, faults, response, "title", "kind", "matter", "electorate");
            return form(session, found, form, model);
        }
    }

    @MeetingOffice
    @PostMapping("/congress/sessions/{id}/items/{item}/up")
    String up(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @RequestParam(defaultValue = "") String version, Model model, RedirectAttributes to) {
        Session session = words.office(actor, id, model);
        return words.act("/congress/sessions/" + id + "/agenda", "congress.meeting.item.done.CHANGE", to, () -> agenda.up(actor, session, item, Typed.version(version)));
    }

    private String form(Session session, Item item, ItemForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        Map<Electorate, Setting<Passing>> usual = new EnumMap<>(Electorate.class);
        Electorate.of(session).forEach(electorate -> usual.put(electorate, agenda.usual(session, electorate)));
        model.addAttribute("usual", usual);
        model.addAttribute("item", item);
        model.addAttribute("kinds", words.options(ItemKind.class, "congress.meeting.kind."));
        model.addAttribute("matters", words.options(Matter.class, "congress.meeting.matter."));
        model.addAttribute("electorates", words.options(Electorate.of(session), "congress.meeting.electorate."));
        model.addAttribute("passings", words.options(Passing.class, "congress.meeting.passing."));
        model.addAttribute("bases", words.options(VoteBase.class, "congress.meeting.base."));
        model.addAttribute("ballots", words.options(Ballot.class, "congress.meeting.ballot."));
        return "congress/meeting/item-form";
    }
}
