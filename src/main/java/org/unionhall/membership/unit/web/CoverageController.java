package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.membership.unit.Coverage;
import org.unionhall.membership.unit.Gap;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Paging;

/** Whether every department and everybody on the staff has a unit. */
@Controller
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
class CoverageController {

    private static final String PEOPLE = "PEOPLE";

    private final Coverage coverage;
    private final Words words;

    CoverageController(Coverage coverage, Words words) {
        this.coverage = coverage;
        this.words = words;
    }

    @GetMapping("/units/coverage")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = Words.address(request);
        Coverage.Search search = search(here);
        Paging paging = Paging.of(here, coverage.count(actor, search));
        Map<Gap, Long> counts = coverage.counts(actor);
        model.addAttribute("paging", paging);
        model.addAttribute("rows", coverage.rows(actor, search, paging.offset(), paging.size()));
        model.addAttribute("counts", counts);
        model.addAttribute("gap", here.value("gap"));
        model.addAttribute("open", counts.entrySet().stream().filter(entry -> entry.getKey().open()).mapToLong(Map.Entry::getValue).sum());
        model.addAttribute("chips", chips(here));
        return "membership/unit/coverage";
    }

    List<Chip> chips(Address here) {
        return words.new Chips().add("q", "web.list.search", here.value("q"))
                .add("gap", "membership.coverage.gap", here.value("gap").isEmpty() ? null : say(here.value("gap"))).list();
    }

    private String say(String gap) {
        return Arrays.stream(Gap.values()).anyMatch(one -> one.name().equals(gap)) || gap.equals(PEOPLE) ? words.say("membership.coverage.Gap." + gap) : gap;
    }

    static Coverage.Search search(Address address) {
        String wanted = address.value("gap");
        return new Coverage.Search(Arrays.stream(Gap.values()).filter(gap -> gap.name().equals(wanted)).findFirst().orElse(null), wanted.equals(PEOPLE),
                address.value("q").strip());
    }
}
