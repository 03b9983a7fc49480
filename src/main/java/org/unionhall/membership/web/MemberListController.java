package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Missing;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Standing;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;

/** The list of members. */
@Controller
@RegisterReaders
class MemberListController {

    private static final String PATH = "/members";
    /** Longer lists are said to be longer: no school has as many members, and an education union searches. */
    private static final int LISTED = 10_000;
    /** Words that fit more people are to be narrowed, not counted to the end. */
    private static final int FOUND = 5_000;

    private final MemberList members;
    private final MemberListExport export;
    private final UnitTree units;
    private final Words words;

    MemberListController(MemberList members, MemberListExport export, UnitTree units, Words words) {
        this.members = members;
        this.export = export;
        this.units = units;
        this.words = words;
    }

    @GetMapping(PATH)
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        MemberSearch search = MemberSearch.of(address);
        Sight sight = Sight.ofLists(actor);
        int most = search.words().isEmpty() ? LISTED : FOUND;
        Paging paging = Paging.upTo(address, members.count(sight, search, most), most);
        model.addAttribute("paging", paging);
        model.addAttribute("members", members.rows(sight, search, paging.offset(), paging.size(), paging.more()));
        List<Option> unitOptions = Words.units(units.choices(sight, search.unit()).stream().filter(unit -> unit.kind().holdsMembers()).toList());
        List<Option> departmentOptions = export.departments(sight);
        model.addAttribute("units", unitOptions);
        model.addAttribute("departments", departmentOptions);
        model.addAttribute("employments", words.options(EmploymentType.class));
        model.addAttribute("posts", words.options(PostCategory.class));
        model.addAttribute("sexes", words.options(Sex.class));
        model.addAttribute("duties", words.options(DutyState.class));
        model.addAttribute("standings", standings(sight));
        model.addAttribute("yesNo", words.yesNo());
        model.addAttribute("chips", export.chips(search, unitOptions, departmentOptions));
        model.addAttribute("months", java.util.stream.IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new Option(Integer.toString(month), words.say("membership.month", month))).toList());
        model.addAttribute("missings", Arrays.stream(Missing.values()).map(field -> new Option(field.name(), words.of(field))).toList());
        model.addAttribute("search", search);
        model.addAttribute("more", search.staff() != null || search.birthMonth() != null || search.retiresFrom() != null || search.retiresTo() != null
                || search.missing() != null || search.employment() != null || search.post() != null || search.sex() != null || search.duty() != null
                || search.frontLine() != null || search.joinedFrom() != null || search.joinedTo() != null);
        return "membership/members";
    }

    /** Without a choice the list shows the members of today. */
    private List<Option> standings(Sight sight) {
        return Arrays.stream(Standing.values()).filter(standing -> standing != Standing.NONE || sight.everyone())
                .map(standing -> new Option(standing == Standing.CURRENT ? "" : standing.name(), words.of(standing))).toList();
    }
}
