package org.unionhall.membership.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FindSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.DepartmentList;
import org.unionhall.membership.Sight;
import org.unionhall.web.Address;

/** Departments, for the find box of those who see the whole school's. */
@Component
class DepartmentFinder implements FindSource {

    private final DepartmentList departments;
    private final Words words;

    DepartmentFinder(DepartmentList departments, Words words) {
        this.departments = departments;
        this.words = words;
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public Findings find(Actor actor, String typed, int limit) {
        String text = typed.toLowerCase(Locale.ROOT);
        List<Found> found = !actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR) ? List.of()
                : departments.all(Sight.ofLists(actor)).stream()
                .filter(department -> NameWords.match(department.name(), department.code(), text))
                .map(department -> new Found(department.name(), department.code() + " · "
                        + words.say("membership.departments.members", department.members()),
                        Address.of("/members").with("department", department.id()).toString())).toList();
        return new Findings("membership.departments", found.stream().limit(limit).toList(),
                found.size() > limit ? Address.of("/departments").with("q", typed).toString() : null);
    }
}
