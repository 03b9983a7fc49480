package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.CadreSearch;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Term;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The list of cadres, post by post or person by person, and its export. */
@Controller
@RegisterReaders
class CadreController {

    private static final String PATH = "/cadres";

    private final Cadres cadres;
    private final UnitTree units;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    CadreController(Cadres cadres, UnitTree units, Words words, Refusals refusals, Clock clock) {
        this.cadres = cadres;
        this.units = units;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        CadreSearch search = CadreSearch.of(address);
        Sight sight = Sight.ofLists(actor);
        long posts = cadres.count(sight, each(search, false));
        long persons = cadres.count(sight, each(search, true));
        Paging paging = Paging.of(address, search.persons() ? persons : posts);
        model.addAttribute("paging", paging);
        model.addAttribute("postCount", posts);
        model.addAttribute("personCount", persons);
        model.addAttribute("persons", search.persons());
        model.addAttribute("byPost", address.without("by").without("page").without("sort").toString());
        model.addAttribute("byPerson", address.without("page").without("sort").with("by", "person").toString());
        model.addAttribute("held", search.persons() ? List.of() : cadres.posts(sight, search, paging.offset(), paging.size()));
        model.addAttribute("cadres", search.persons() ? cadres.persons(sight, search, paging.offset(), paging.size()) : List.of());
        List<Option> unitOptions = Words.units(units.choices(sight));
        model.addAttribute("units", unitOptions);
        model.addAttribute("posts", words.options(Post.class));
        model.addAttribute("kinds", words.options(UnitKind.class));
        model.addAttribute("times", List.of(new Option("yes", words.say("membership.full-time")), new Option("no", words.say("membership.part-time"))));
        model.addAttribute("terms", Arrays.stream(Term.values())
                .map(term -> new Option(term.name().toLowerCase(Locale.ROOT), words.of(term))).toList());
        model.addAttribute("chips", chips(search, unitOptions));
        return "membership/cadres";
    }

    private static CadreSearch each(CadreSearch search, boolean persons) {
        return new CadreSearch(search.words(), search.unit(), search.post(), search.fullTime(), search.kind(), search.term(), persons,
                search.sort(), search.descending());
    }

    @GetMapping(PATH + "/export")
    String reason(Actor actor, HttpServletRequest request, Model model) {
        return form(actor, Words.address(request), "", null, model);
    }

    @PostMapping(PATH + "/export")
    String export(Actor actor, HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String reason,
                  Model model, Locale locale) throws IOException {
        Address address = Words.address(request);
        try {
            Download.send(response, "工会干部 " + LocalDate.now(clock) + ".xlsx",
                    out -> cadres.export(actor, CadreSearch.of(address), Words.asked(address.at(PATH)), reason, out));
            return null;
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(actor, address, reason, refusals.words(refusal, locale), model);
        }
    }

    private String form(Actor actor, Address address, String reason, String fault, Model model) {
        Sight sight = Sight.ofLists(actor);
        CadreSearch search = CadreSearch.of(address);
        model.addAttribute("titleKey", "membership.cadres.export");
        model.addAttribute("leadKey", "membership.cadres.export.lead");
        model.addAttribute("homeKey", "membership.cadres");
        model.addAttribute("action", address.at(PATH + "/export").toString());
        model.addAttribute("back", address.at(PATH).toString());
        model.addAttribute("home", PATH);
        model.addAttribute("count", cadres.count(sight, each(search, false)));
        model.addAttribute("chips", chips(search, Words.units(units.choices(sight))));
        model.addAttribute("mayClear", false);
        model.addAttribute("clear", false);
        model.addAttribute("reason", reason);
        model.addAttribute("fault", fault);
        return "membership/export";
    }

    private List<Chip> chips(CadreSearch search, List<Option> unitOptions) {
        return words.new Chips()
                .add("q", "web.list.search", search.words())
                .add("unit", "membership.unit", search.unit(), unitOptions)
                .add("kind", "membership.kind", search.kind())
                .add("post", "membership.post", search.post())
                .add("fullTime", "membership.time", search.fullTime() == null ? null
                        : words.say(search.fullTime() ? "membership.full-time" : "membership.part-time"))
                .add("term", "membership.term", search.term()).list();
    }
}
