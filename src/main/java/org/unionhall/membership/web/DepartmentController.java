package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.membership.DepartmentList;
import org.unionhall.membership.DepartmentList.Department;
import org.unionhall.membership.Sight;
import org.unionhall.web.Address;
import org.unionhall.web.Paging;

/** The employer's departments, for those who keep the whole school's register. */
@Controller
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
class DepartmentController {

    private final DepartmentList departments;
    private final Words words;

    DepartmentController(DepartmentList departments, Words words) {
        this.departments = departments;
        this.words = words;
    }

    /** A university has some dozens of departments: they are sifted here and shown on one page. */
    @GetMapping("/departments")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address address = Words.address(request);
        String typed = address.value("q").strip().toLowerCase(Locale.ROOT);
        Sight sight = Sight.ofLists(actor);
        List<Department> found = departments.all(sight).stream()
                .filter(department -> typed.isEmpty() || NameWords.match(department.name(), department.code(), typed)).toList();
        model.addAttribute("departments", found);
        model.addAttribute("paging", new Paging(address, 1, Math.max(1, found.size()), found.size()));
        model.addAttribute("chips", words.new Chips().add("q", "web.list.search", address.value("q")).list());
        model.addAttribute("nested", found.stream().anyMatch(department -> department.parent() != null));
        return "membership/departments";
    }
}
