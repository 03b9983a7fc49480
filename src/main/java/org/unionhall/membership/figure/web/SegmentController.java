package org.unionhall.membership.figure.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Segment;
import org.unionhall.membership.Segments;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.web.MemberListExport;
import org.unionhall.membership.web.RegisterReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** Filters of the list of members under a name: keep, open, rename, throw away. */
@Controller
@RegisterReaders
class SegmentController {

    private static final String EVERYBODY = "ALL";

    private final Segments segments;
    private final UnitTree units;
    private final MemberListExport list;
    private final Words words;
    private final Refusals refusals;

    SegmentController(Segments segments, UnitTree units, MemberListExport list, Words words, Refusals refusals) {
        this.segments = segments;
        this.units = units;
        this.list = list;
        this.words = words;
        this.refusals = refusals;
    }

    /** A segment as its reader sees it. @param people how many it means within the reader's scope */
    record Line(Segment segment, long people, boolean own, List<Chip> chips) {
    }

    @GetMapping("/segments")
    String list(Actor actor, Model model) {
        List<Segment> found = segments.list(actor);
        List<Long> counts = segments.counts(actor, found);
        Sight sight = Sight.ofLists(actor);
        List<Option> unitOptions = Words.units(units.choices(sight));
        List<Option> departments = list.departments(sight);
        List<Line> lines = new ArrayList<>();
        for (int n = 0; n < found.size(); n++) {
            Segment segment = found.get(n);
            lines.add(new Line(segment, counts.get(n), segment.account().equals(actor.account()), list.chips(MemberSearch.of(segment.address()), unitOptions, departments)));
        }
        model.addAttribute("lines", lines);
        return "membership/figure/segments";
    }

    /** The list of members as the segment asks for it now. */
    @GetMapping("/segments/{id}")
    String open(Actor actor, @PathVariable UUID id) {
        return "redirect:" + find(actor, id).address();
    }

    @GetMapping("/segments/new")
    String form(Actor actor, HttpServletRequest request, Model model) {
        return form(actor, Words.address(request), "", "", model);
    }

    @PostMapping("/segments")
    String save(Actor actor, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String share,
                @RequestParam(defaultValue = "") String filters, HttpServletResponse response, Model model, Locale locale, RedirectAttributes to) {
        Address asked = Address.of("/members?" + filters);
        try {
            UUID unit = share.isEmpty() || share.equals(EVERYBODY) ? null : unit(share);
            segments.save(actor, name, asked, !share.isEmpty(), unit);
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("fault", refusals.words(no, locale));
            return form(actor, asked, name, share, model);
        }
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.segment.saved", name.strip())));
        return "redirect:/segments";
    }

    @PostMapping("/segments/{id}/rename")
    String rename(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String name, Locale locale, RedirectAttributes to) {
        Segment segment = find(actor, id);
        return done(to, locale, () -> segments.rename(actor, segment, name), "membership.segment.renamed", name.strip());
    }

    @PostMapping("/segments/{id}/delete")
    String delete(Actor actor, @PathVariable UUID id, Locale locale, RedirectAttributes to) {
        Segment segment = find(actor, id);
        return done(to, locale, () -> segments.delete(actor, segment), "membership.segment.deleted", segment.name());
    }

    private String done(RedirectAttributes to, Locale locale, Runnable act, String said, String name) {
        try {
            act.run();
            to.addFlashAttribute("flash", Flash.ok(words.say(said, name)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/segments";
    }

    private String form(Actor actor, Address asked, String name, String share, Model model) {
        Sight sight = Sight.ofLists(actor);
        List<UnitTree.Choice> reached = units.choices(sight);
        List<Option> unitOptions = Words.units(reached);
        List<Option> shares = new ArrayList<>(List.of(new Option("", words.say("membership.segment.private"))));
        if (sight.scope().all()) {
            shares.add(new Option(EVERYBODY, words.say("membership.segment.everybody")));
        }
        unitOptions.forEach(unit -> shares.add(new Option(unit.value(), words.say("membership.segment.within", unit.label().strip()))));
        Address filters = asked.at("").without("page").without("size");
        model.addAttribute("filters", filters.toString().replaceFirst("^\\?", ""));
        model.addAttribute("back", asked.at("/members").toString());
        model.addAttribute("chips", list.chips(MemberSearch.of(asked), unitOptions, list.departments(sight)));
        model.addAttribute("shares", shares);
        model.addAttribute("name", name);
        model.addAttribute("share", share);
        return "membership/figure/segment-new";
    }

    private Segment find(Actor actor, UUID id) {
        return segments.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private static UUID unit(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException noUnit) {
            throw Refusal.on("share", "membership.segment.unit");
        }
    }
}
