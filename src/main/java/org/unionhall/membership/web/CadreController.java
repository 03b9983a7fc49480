package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.CadreSearch;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.Post;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Term;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Paper;

/** The list of cadres, post by post or person by person. */
@Controller
@RegisterReaders
class CadreController {

    private static final String PATH = "/cadres";
    private static final int PRINTED = 2_000;

    private final Cadres cadres;
    private final UnitTree units;
    private final CadreListExport export;
    private final Words words;
    private final Clock clock;

    CadreController(Cadres cadres, UnitTree units, CadreListExport export, Words words, Clock clock) {
        this.cadres = cadres;
        this.units = units;
        this.export = export;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        CadreSearch search = CadreSearch.of(address);
        Sight sight = Sight.ofLists(actor);
        long posts = cadres.count(sight, search.by(false));
        long persons = cadres.count(sight, search.by(true));
        Paging paging = Paging.of(address, search.persons() ? persons : posts);
        model.addAttribute("paging", paging);
        model.addAttribute("keeps", actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR));
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
        model.addAttribute("print", address.at(PATH + "/print").without("page").without("size").toString());
        model.addAttribute("kinds", words.options(UnitKind.class));
        model.addAttribute("times", List.of(new Option("yes", words.say("membership.full-time")), new Option("no", words.say("membership.part-time"))));
        model.addAttribute("terms", Arrays.stream(Term.values())
                .map(term -> new Option(term.name().toLowerCase(Locale.ROOT), words.of(term))).toList());
        model.addAttribute("more", search.kind() != null || search.fullTime() != null || search.term() != null || search.sex() != null || search.age() != null
                || search.party() != null);
        model.addAttribute("sexes", words.options(Sex.class));
        model.addAttribute("ages", Arrays.stream(CadreSearch.Age.values()).map(age -> new Option(age.name(), words.say("membership.cadres.age." + age.name()))).toList());
        model.addAttribute("parties", sight.personal() ? words.options(PoliticalStatus.class) : List.of());
        model.addAttribute("chips", export.chips(search, unitOptions));
        return "membership/cadres";
    }

    /** The register as it is handed in and filed: one line for each post, or for each cadre, as the list was filtered. */
    @Paper
    @GetMapping(PATH + "/print")
    String print(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        CadreSearch search = CadreSearch.of(address);
        Sight sight = Sight.ofLists(actor);
        model.addAttribute("held", search.persons() ? List.of() : cadres.posts(sight, search, 0, PRINTED));
        model.addAttribute("cadres", search.persons() ? cadres.persons(sight, search, 0, PRINTED) : List.of());
        model.addAttribute("persons", search.persons());
        model.addAttribute("postCount", cadres.count(sight, search.by(false)));
        model.addAttribute("personCount", cadres.count(sight, search.by(true)));
        model.addAttribute("printed", PRINTED);
        model.addAttribute("chips", export.chips(search, Words.units(units.choices(sight, search.unit()))));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("back", address.at(PATH).toString());
        return "membership/cadres-print";
    }
}
