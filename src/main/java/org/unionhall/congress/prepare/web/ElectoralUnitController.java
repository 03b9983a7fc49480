package org.unionhall.congress.prepare.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Electorates;
import org.unionhall.congress.prepare.Electorates.Electorate;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.congress.prepare.Nominations;
import org.unionhall.congress.prepare.Proportions;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.UnitElections;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Typed;

/** The list of one electoral unit: candidates found and put on it, one by one or many at once, and what the unit's election said. */
@Controller
@CongressKeepers
class ElectoralUnitController {

    private static final int MOST = 100;
    private static final Pattern MODEL = Pattern.compile("劳模|模范|model", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADER = Pattern.compile("领导|中层|leader", Pattern.CASE_INSENSITIVE);

    private final Delegates delegates;
    private final Nominations nominations;
    private final Electorates electorates;
    private final UnitElections elections;
    private final Proportions proportions;
    private final PrepareWords words;
    private final Clock clock;

    ElectoralUnitController(Delegates delegates, Nominations nominations, Electorates electorates, UnitElections elections, Proportions proportions, PrepareWords words, Clock clock) {
        this.delegates = delegates;
        this.nominations = nominations;
        this.electorates = electorates;
        this.elections = elections;
        this.proportions = proportions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/congress/terms/{id}/units/{unit}")
    String show(Actor actor, @PathVariable UUID id, @PathVariable UUID unit, @RequestParam(defaultValue = "") String q, Model model) {
        Term term = words.term(actor, id, model);
        Electorate electorate = mine(actor, term, unit);
        List<Mandate> all = delegates.ofUnit(id, unit);
        String asked = q.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        model.addAttribute("electorate", electorate);
        model.addAttribute("candidates", all.stream().filter(one -> one.stage() == DelegateStage.NOMINATED).toList());
        model.addAttribute("mandates", all.stream().filter(one -> one.stage() != DelegateStage.NOMINATED).toList());
        model.addAttribute("elections", elections.of(id, unit));
        model.addAttribute("needed", electorate.voters() == 0 ? null : elections.needed(electorate.voters()));
        model.addAttribute("q", asked);
        model.addAttribute("found", nominations.search(actor, term, unit, asked.length() > 50 ? asked.substring(0, 50) : asked));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("meters", proportions.all(term, Proportions.Basis.DRAFT, List.of()));
        model.addAttribute("basis", Proportions.Basis.DRAFT);
        model.addAttribute("more", 0);
        model.addAttribute("meterUrl", "/congress/terms/" + id + "/meter?unit=" + unit);
        model.addAttribute("meterForm", model.getAttribute("found") instanceof List<?> list && !list.isEmpty() ? "found" : null);
        return "congress/prepare/unit";
    }

    private Electorate mine(Actor actor, Term term, UUID unit) {
        return electorates.of(term.id(), unit).filter(one -> electorates.drafts(actor, term, unit)).orElseThrow(NoSuchThing::new);
    }

    /** {@code lines}: one staff number a line, with what the person is behind it; {@code person}: ticked among those found. */
    @PostMapping("/congress/terms/{id}/units/{unit}/candidates")
    String nominate(Actor actor, @PathVariable UUID id, @PathVariable UUID unit, @RequestParam(defaultValue = "") String lines,
                    @RequestParam(required = false) List<String> person, Model model, RedirectAttributes to) {
        mine(actor, words.term(actor, id, model), unit);
        if (!words.act(to, "congress.delegate.nominate.done", new Object[0], () -> {
            List<Nominations.Nomination> people = new ArrayList<>(lines(lines));
            (person == null ? List.<String>of() : person).stream().limit(MOST).forEach(one -> people.add(new Nominations.Nomination(nominations.staffNo(Typed.id(one)), false, false)));
            if (people.isEmpty()) {
                throw new Refusal("congress.delegate.none-chosen");
            }
            nominations.nominate(actor, id, unit, people);
        })) {
            to.addFlashAttribute("typed", Map.of("lines", lines)); // nobody types forty numbers twice
        }
        return back(id, unit);
    }

    /** @throws Refusal with the number of the line that cannot be read */
    static List<Nominations.Nomination> lines(String typed) {
        List<Nominations.Nomination> people = new ArrayList<>();
        String[] lines = typed.split("\\R");
        for (int nr = 0; nr < lines.length; nr++) {
            String line = lines[nr].strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] parts = line.split("[\\s,，、;；]+", 2);
            if (!parts[0].matches("[A-Za-z0-9-]{1,30}") || people.size() >= MOST) {
                throw Refusal.on("people", "congress.delegate.line", nr + 1);
            }
            String more = parts.length > 1 ? parts[1] : "";
            people.add(new Nominations.Nomination(parts[0], MODEL.matcher(more).find(), LEADER.matcher(more).find()));
        }
        return people;
    }

    /** The result; votes come as {@code votes.<id of the mandate>}. */
    @PostMapping("/congress/terms/{id}/units/{unit}/result")
    String result(Actor actor, @PathVariable UUID id, @PathVariable UUID unit, @RequestParam(defaultValue = "") String heldOn, @RequestParam(defaultValue = "") String shouldAttend,
                  @RequestParam(defaultValue = "") String present, @RequestParam(defaultValue = "") String fewerBecause, @RequestParam Map<String, String> typed, Model model, RedirectAttributes to) {
        mine(actor, words.term(actor, id, model), unit);
        UnitElections.Result[] result = new UnitElections.Result[1];
        boolean done = words.act(to, "congress.election.recorded", new Object[0], () -> {
            Map<UUID, Integer> votes = new LinkedHashMap<>();
            typed.forEach((name, value) -> {
                if (name.startsWith("votes.") && Typed.id(name.substring(6)) != null) {
                    votes.put(Typed.id(name.substring(6)), Typed.needed("votes", value, 0, 100_000));
                }
            });
            result[0] = elections.record(actor, id, unit, Typed.day("heldOn", heldOn), Typed.needed("shouldAttend", shouldAttend, 1, 100_000),
                    Typed.needed("present", present, 0, 100_000), Typed.text("fewerBecause", fewerBecause, 500), votes);
        });
        if (!done) {
            to.addFlashAttribute("typed", new LinkedHashMap<>(typed));
        } else if (result[0].tied() > 0 || result[0].elected() == 0) {
            to.addFlashAttribute("flash", org.unionhall.web.Flash.warn(words.say("congress.election.recorded.open", result[0].elected(), result[0].tied(), result[0].notElected())));
        }
        return back(id, unit);
    }

    private static String back(UUID id, UUID unit) {
        return "redirect:/congress/terms/" + id + "/units/" + unit;
    }
}
