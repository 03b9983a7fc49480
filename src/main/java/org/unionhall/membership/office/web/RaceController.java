package org.unionhall.membership.office.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.office.Election;
import org.unionhall.membership.office.ElectionAct;
import org.unionhall.membership.office.Elections;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Race;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** One post on the ballot: seats, ballots, candidates and their votes, pasted from the vote sheet. */
@Controller
@ElectionRecorders
class RaceController {

    /** 工号 [姓名] 赞成 [反对 [弃权]] [专职]. */
    private static final Pattern LINE = Pattern.compile(
            "(?<staff>[0-9A-Za-z-]{1,30})(?:[\\s,，\\t]+(?<name>[^\\s,，0-9][^\\s,，]*))?[\\s,，\\t]+(?<votes>\\d{1,6})(?:[\\s,，\\t]+(?<against>\\d{1,6}))?"
            + "(?:[\\s,，\\t]+(?<abstain>\\d{1,6}))?(?:[\\s,，\\t]+(?<time>专职|兼职|full|part))?");
    private static final int MOST = 300;

    private final Elections elections;
    private final OfficeRights rights;
    private final OfficeWords words;
    private final Refusals refusals;

    RaceController(Elections elections, OfficeRights rights, OfficeWords words, Refusals refusals) {
        this.elections = elections;
        this.rights = rights;
        this.words = words;
        this.refusals = refusals;
    }

    /** One race as typed. @param candidates one a line */
    record RaceForm(String version, String post, String seats, String given, String returned, String valid, String candidates) {

        static RaceForm of(Election election, Race race) {
            return new RaceForm(Integer.toString(election.version()), race.post().name(), Integer.toString(race.seats()), Integer.toString(race.given()),
                    Integer.toString(race.returned()), Integer.toString(race.valid()), race.candidates().stream().map(one -> one.staffNo() + " " + one.name() + " "
                            + one.votes() + " " + one.against() + " " + one.abstain() + (one.fullTime() ? " 专职" : "")).collect(Collectors.joining("\n")));
        }
    }

    @GetMapping("/elections/{id}/races")
    String enter(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String post, Model model) {
        Election election = open(actor, id);
        return form(election, election.races().stream().filter(race -> race.post().name().equals(post)).findFirst().map(race -> RaceForm.of(election, race))
                .orElseGet(() -> new RaceForm(Integer.toString(election.version()), null, null, Integer.toString(election.present()),
                        Integer.toString(election.present()), Integer.toString(election.present()), null)), model);
    }

    @PostMapping("/elections/{id}/races")
    String enter(Actor actor, @PathVariable UUID id, @ModelAttribute("form") RaceForm form, BindingResult faults, Model model, Locale locale,
                 HttpServletResponse response, RedirectAttributes to) {
        Election election = open(actor, id);
        try {
            elections.enter(actor, id, Typed.version(form.version()), Typed.choice("post", form.post(), Post.class), Typed.needed("seats", form.seats(), 1, 199),
                    Typed.needed("given", form.given(), 0, 100_000), Typed.needed("returned", form.returned(), 0, 100_000),
                    Typed.needed("valid", form.valid(), 0, 100_000), candidates(form.candidates()));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.election.entered")));
            return "redirect:/elections/" + id;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return form(election, form, model);
        }
    }

    @PostMapping("/elections/{id}/races/remove")
    String remove(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String post,
                  Locale locale, RedirectAttributes to) {
        open(actor, id);
        try {
            elections.remove(actor, id, Typed.version(version), Typed.choice("post", post, Post.class));
            to.addFlashAttribute("flash", Flash.ok(words.say("membership.election.entered")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/elections/" + id;
    }

    /** @throws Refusal on {@code candidates} with the number of the line that cannot be read, and for too many lines */
    static List<Elections.Stands> candidates(String typed) {
        List<Elections.Stands> stand = new ArrayList<>();
        String[] lines = (typed == null ? "" : typed).split("\\R");
        for (int nr = 0; nr < lines.length; nr++) {
            String line = lines[nr].strip();
            if (line.isEmpty()) {
                continue;
            }
            Matcher read = LINE.matcher(line);
            if (!read.matches()) {
                throw Refusal.on("candidates", "membership.election.line", nr + 1);
            }
            if (stand.size() >= MOST) {
                throw Refusal.on("candidates", "membership.election.many", MOST);
            }
            String time = read.group("time");
            stand.add(new Elections.Stands(read.group("staff"), Integer.parseInt(read.group("votes")), figure(read.group("against")), figure(read.group("abstain")),
                    "专职".equals(time) || "full".equals(time)));
        }
        return stand;
    }

    private static int figure(String typed) {
        return typed == null ? 0 : Integer.parseInt(typed);
    }

    private String form(Election election, RaceForm form, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("election", election);
        model.addAttribute("posts", words.posts(election.body().posts(election.unitKind())));
        return "membership/office/race";
    }

    private Election open(Actor actor, UUID id) {
        return elections.find(actor, id).filter(election -> rights.records(actor, election.unit()) && ElectionAct.ENTER.possible(election.state()))
                .orElseThrow(NoSuchThing::new);
    }
}
