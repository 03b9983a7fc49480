package org.unionhall.membership.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.unionhall.export.ExportSource;
import org.unionhall.identity.Actor;
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

/** The list of members, to be taken away. */
@Component
public class MemberListExport implements ExportSource {

    private final MemberList members;
    private final MemberExport export;
    private final UnitTree units;
    private final DepartmentList departments;
    private final Words words;

    MemberListExport(MemberList members, MemberExport export, UnitTree units, DepartmentList departments, Words words) {
        this.members = members;
        this.export = export;
        this.units = units;
        this.departments = departments;
        this.words = words;
    }

    @Override
    public String list() {
        return "members";
    }

    @Override
    public boolean opensTo(Actor actor) {
        return !Sight.ofLists(actor).scope().empty();
    }

    @Override
    public Optional<Subject> subject(Actor actor, Address filters) {
        Sight sight = Sight.ofLists(actor);
        MemberSearch search = MemberSearch.of(filters);
        return !opensTo(actor) ? Optional.empty() : Optional.of(new Subject("membership.members.export",
                "membership.members.export.lead", "membership.members", "/members", "会员名册", members.count(sight, search),
                chips(search, Words.units(units.choices(sight)), departments(sight)), sight.numbers(), sight.reach()));
    }

    @Override
    public long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException {
        return export.write(actor, MemberSearch.of(order.filters()), Words.asked(order.filters()), order.clear(), order.reason(), out, done);
    }

    public List<Option> departments(Sight sight) {
        return departments.choices(sight).stream().map(department -> new Option(department.id().toString(), department.name())).toList();
    }

    public List<Chip> chips(MemberSearch search, List<Option> unitOptions, List<Option> departmentOptions) {
        return words.new Chips()
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
                .add("to", "membership.joinedTo", search.joinedTo() == null ? null : search.joinedTo().toString())
                .add("staff", "membership.onStaff", search.staff())
                .add("birthday", "membership.birthday", search.birthMonth() == null ? null : words.say("membership.month", search.birthMonth()))
                .add("retiresFrom", "membership.retiresFrom", search.retiresFrom() == null ? null : search.retiresFrom().toString())
                .add("retiresTo", "membership.retiresTo", search.retiresTo() == null ? null : search.retiresTo().toString())
                .add("missing", "membership.missing", search.missing()).list();
    }
}
