package org.unionhall.membership.member.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.Units;
import org.unionhall.membership.member.Matter;
import org.unionhall.membership.member.MatterAct;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.member.MatterList;
import org.unionhall.membership.member.Matters;
import org.unionhall.membership.web.Words;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The matters of one's units, one of them, and what is done with it. */
@Controller
class MatterController {

    private static final int AT_ONCE = 200;

    private final Matters matters;
    private final MatterList list;
    private final People people;
    private final MemberFiles files;
    private final UnitTree units;
    private final Units places;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    MatterController(Matters matters, MatterList list, People people, MemberFiles files, UnitTree units, Units places, Words words, Refusals refusals, Clock clock) {
        this.matters = matters;
        this.list = list;
        this.people = people;
        this.files = files;
        this.units = units;
        this.places = places;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** A line of the list. @param yes what the reader may agree to in passing; null for nothing */
    record Line(Matter matter, MatterAct yes) {
    }

    @MatterReaders
    @GetMapping("/matters")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Words.address(request);
        MatterList.Which which = Typed.asked(here.value("which"), MatterList.Which.class);
        MatterList.Wish wish = new MatterList.Wish(here.value("q"), which == null ? MatterList.Which.WAITING : which,
                Typed.asked(here.value("kind"), MatterKind.class), Typed.id(here.value("unit")));
        Paging paging = Paging.of(here, list.count(actor, wish));
        List<Line> lines = list.rows(actor, wish, paging.size(), paging.offset()).stream().map(matter -> new Line(matter,
                matters.possible(actor, matter).stream().filter(MatterAct::agrees).findFirst().orElse(null))).toList();
        List<Option> kinds = Arrays.stream(MatterKind.values()).map(kind -> new Option(kind.name(), words.say("membership.matter.kind." + kind))).toList();
        List<Option> choices = Words.units(units.choices(Sight.ofUnits(actor), wish.unit()).stream().filter(unit -> unit.kind().holdsMembers()).toList());
        model.addAttribute("paging", paging);
        model.addAttribute("which", wish.which());
        model.addAttribute("lines", lines);
        model.addAttribute("bulk", lines.stream().anyMatch(line -> line.yes() != null));
        model.addAttribute("kinds", kinds);
        model.addAttribute("units", choices);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("chips", words.new Chips().add("q", "membership.matter.person", here.value("q"))
                .add("kind", "membership.matter.kind", wish.kind() == null ? null : wish.kind().name(), kinds).add("unit", "membership.unit", wish.unit(), choices).list());
        return "membership/member/matters";
    }

    /** Agrees to several at once. Each for itself: one that cannot be does not keep the others back, and is named. */
    @MatterReaders
    @PostMapping("/matters/agree")
    String agree(Actor actor, @RequestParam(name = "matter", required = false) List<String> chosen, @RequestParam(defaultValue = "") String back,
                 RedirectAttributes to, Locale locale) {
        int done = 0;
        List<String> not = new ArrayList<>();
        for (String one : chosen == null ? List.<String>of() : chosen.stream().distinct().limit(AT_ONCE).toList()) {
            String[] parts = one.split("\\.", 2);
            Matter matter = Optional.ofNullable(Typed.id(parts[0])).flatMap(id -> matters.find(actor, id)).orElse(null);
            MatterAct yes = matter == null ? null : MatterAct.yes(matter.kind(), matter.stage());
            if (yes != null) {
                try {
                    matters.act(actor, matter.id(), yes, Typed.version(parts.length > 1 ? parts[1] : null), Matters.Saying.NOTHING);
                    done++;
                } catch (Refusal no) {
                    not.add(matter.name() + ": " + refusals.words(no, locale));
                } catch (DataAccessException meanwhile) {
                    not.add(matter.name() + ": " + words.say("web.meanwhile"));
                }
            }
        }
        to.addFlashAttribute("flash", done + not.size() == 0 ? Flash.stop(words.say("membership.matter.none-chosen"))
                : not.isEmpty() ? Flash.ok(words.say("membership.matter.agreed", done))
                : Flash.warn(words.say("membership.matter.agreed.not", done, not.size(), String.join(" ", not))));
        return "redirect:" + (back.matches("/matters(\\?[^\\s\\\\]*)?") ? back : "/matters");
    }

    @SignedIn
    @GetMapping("/matters/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(actor, matter(actor, id), model);
    }

    @SignedIn
    @PostMapping("/matters/{id}/{act}")
    String act(Actor actor, @PathVariable UUID id, @PathVariable MatterAct act, @RequestParam(defaultValue = "") String version,
               @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String duesFrom,
               Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Matter matter = matter(actor, id);
        try {
            LocalDate dues = duesFrom.isBlank() ? null : Typed.dayOrNone("duesFrom", duesFrom.strip() + (duesFrom.strip().length() == 7 ? "-01" : ""));
            matters.act(actor, matter.id(), act, Typed.version(version), new Matters.Saying(Typed.said(note), Typed.dayOrNone("on", on), dues));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.matter.did." + act)));
            return "redirect:/matters/" + matter.id();
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            model.addAttribute("typedNote", note);
            model.addAttribute("typedAct", act);
            return page(actor, matter(actor, id), model);
        }
    }

    /** The form as it is signed: application, transfer or letter of introduction, with space for the seal. */
    @Paper
    @SignedIn
    @GetMapping("/matters/{id}/paper")
    String paper(Actor actor, @PathVariable UUID id, Model model) {
        Matter matter = matter(actor, id);
        PersonFacts person = people.find(matter.person()).orElseThrow(NoSuchThing::new);
        UUID unit = matter.unit();
        Optional<MemberFile> file = files.find(actor, matter.person());
        model.addAttribute("matter", matter);
        model.addAttribute("person", person);
        model.addAttribute("known", file.isPresent());
        model.addAttribute("personal", file.filter(one -> one.rights().personal()).isPresent());
        model.addAttribute("steps", matters.steps(matter));
        model.addAttribute("school", unit == null ? "" : places.path(unit).get(0).name());
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/member/paper";
    }

    private Matter matter(Actor actor, UUID id) {
        return matters.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, Matter matter, Model model) {
        model.addAttribute("matter", matter);
        model.addAttribute("steps", matters.steps(matter));
        model.addAttribute("acts", matters.possible(actor, matter));
        model.addAttribute("own", actor.is(matter.person()));
        model.addAttribute("person", people.find(matter.person()).orElseThrow(NoSuchThing::new));
        model.addAttribute("opens", !Sight.ofLists(actor).scope().empty());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("usualDues", matters.usualDuesFrom(LocalDate.now(clock)));
        return "membership/member/matter";
    }
}
