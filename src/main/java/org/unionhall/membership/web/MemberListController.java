package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.DepartmentList;
import org.unionhall.membership.MemberExport;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Standing;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The list of members and its export. */
@Controller
@RegisterReaders
class MemberListController {

    private static final String PATH = "/members";
    /** Longer lists are said to be longer: no school has as many members, and an education union searches. */
    private static final int COUNTED = 10_000;

    private final MemberList members;
    private final MemberExport export;
    private final UnitTree units;
    private final DepartmentList departments;
    private final Words words;
    private final Refusals refusals;
    private final Clock clock;

    MemberListController(MemberList members, MemberExport export, UnitTree units, DepartmentList departments, Words words,
                         Refusals refusals, Clock clock) {
        this.members = members;
        this.export = export;
        this.units = units;
        this.departments = departments;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        MemberSearch search = MemberSearch.of(address);
        Sight sight = Sight.ofLists(actor);
        Paging paging = Paging.upTo(address, members.count(sight, search, COUNTED), COUNTED);
        model.addAttribute("paging", paging);
        model.addAttribute("members", members.rows(sight, search, paging.offset(), paging.size(), paging.more()));
        List<Option> unitOptions = Words.units(units.choices(sight).stream().filter(unit -> unit.kind().holdsMembers()).toList());
        List<Option> departmentOptions = departments.choices(sight).stream()
                .map(department -> new Option(department.id().toString(), department.name())).toList();
        model.addAttribute("units", unitOptions);
        model.addAttribute("departments", departmentOptions);
        model.addAttribute("employments", words.options(EmploymentType.class));
        model.addAttribute("posts", words.options(PostCategory.class));
        model.addAttribute("sexes", words.options(Sex.class));
        model.addAttribute("duties", words.options(DutyState.class));
        model.addAttribute("standings", standings(sight));
        model.addAttribute("yesNo", words.yesNo());
        model.addAttribute("chips", chips(search, unitOptions, departmentOptions));
        model.addAttribute("more", search.employment() != null || search.post() != null || search.sex() != null || search.duty() != null
                || search.frontLine() != null || search.joinedFrom() != null || search.joinedTo() != null);
        return "membership/members";
    }

    @GetMapping(PATH + "/export")
    String reason(Actor actor, HttpServletRequest request, Model model) {
        return form(actor, Words.address(request), "", false, null, model);
    }

    @PostMapping(PATH + "/export")
    String export(Actor actor, HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String reason,
                  @RequestParam(defaultValue = "false") boolean clear, Model model, Locale locale) throws IOException {
        Address address = Words.address(request);
        try {
            Download.send(response, "会员名册 " + LocalDate.now(clock) + ".xlsx",
                    out -> export.write(actor, MemberSearch.of(address), Words.asked(address.at(PATH)), clear, reason, out));
            return null;
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(actor, address, reason, clear, refusals.words(refusal, locale), model);
        }
    }

    private String form(Actor actor, Address address, String reason, boolean clear, String fault, Model model) {
        Sight sight = Sight.ofLists(actor);
        MemberSearch search = MemberSearch.of(address);
        model.addAttribute("titleKey", "membership.members.export");
        model.addAttribute("leadKey", "membership.members.export.lead");
        model.addAttribute("homeKey", "membership.members");
        model.addAttribute("action", address.at(PATH + "/export").toString());
        model.addAttribute("back", address.at(PATH).toString());
        model.addAttribute("home", PATH);
        model.addAttribute("count", members.count(sight, search));
        model.addAttribute("chips", chips(search, Words.units(units.choices(sight)), departments.choices(sight).stream()
                .map(department -> new Option(department.id().toString(), department.name())).toList()));
        model.addAttribute("mayClear", sight.numbers());
        model.addAttribute("clear", clear);
        model.addAttribute("reason", reason);
        model.addAttribute("fault", fault);
        return "membership/export";
    }

    /** Without a choice the list shows the members of today. */
    private List<Option> standings(Sight sight) {
        return Arrays.stream(Standing.values()).filter(standing -> standing != Standing.NONE || sight.everyone())
                .map(standing -> new Option(standing == Standing.CURRENT ? "" : standing.name(), words.of(standing))).toList();
    }

    private List<Chip> chips(MemberSearch search, List<Option> unitOptions, List<Option> departmentOptions) {
        return new ArrayList<>(words.new Chips()
                .add("q", "web.list.search", search.words())
                .add("unit", "membership.unit", search.unit(), unitOptions)
                .add("department", "personnel.department", search.department(), departmentOptions)
                .add("state", "membership.state", search.standing() == Standing.CURRENT ? null : search.standing())
                .add("employment", "personnel.employmentType", search.employment())
                .add("post", "personnel.postCategory", search.post())
                .add("sex", "personnel.sex", search.sex())
                .add("duty", "personnel.dutyState", search.duty())
                .add("frontLine", "personnel.frontLine", search.frontLine())
                .add("from", "membership.joinedFrom", search.joinedFrom() == null ? null : search.joinedFrom().toString())
                .add("to", "membership.joinedTo", search.joinedTo() == null ? null : search.joinedTo().toString()).list());
    }
}
