package org.unionhall.proposal.handle.web;

import java.util.List;
import java.util.Objects;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ResultClass;
import org.unionhall.proposal.handle.Order;
import org.unionhall.proposal.handle.Reply;
import org.unionhall.web.Typed;

/** What is typed into any of the forms; each reads its own fields. @param file never bound: the bytes come beside the form */
record Typing(String version, String department, List<String> assists, String leader, String days, String on, String note, String text, String measures,
              String result, String whyNot, String unheard, String person, String attitude, String mark, String state, String decision, String file) {

    static Typing blank(Proposal proposal) {
        return new Typing(Integer.toString(proposal.version()), null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What would usually be assigned: to whom the proposer suggests, with the leader of the register. */
    static Typing order(Proposal proposal, Object department, PersonId leader, List<String> assists) {
        return new Typing(Integer.toString(proposal.version()), department == null ? null : department.toString(), assists,
                leader == null ? null : leader.value().toString(), null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The last version, to be written better. */
    static Typing again(Proposal proposal, Reply last) {
        return new Typing(Integer.toString(proposal.version()), null, List.of(), null, null, last.promisedOn() == null ? null : last.promisedOn().toString(), null,
                last.text(), last.measures(), last.result() == null ? null : last.result().name(), last.whyNot(), last.unheard(), null, null, null, null, null, null);
    }

    int seen() {
        return Typed.version(version);
    }

    PersonId leaderId() {
        return leader == null || leader.isBlank() ? null : new PersonId(Objects.requireNonNullElseGet(Typed.id(leader), () -> {
            throw Refusal.on("leader", "proposal.handle.leader.unknown");
        }));
    }

    PersonId personId() {
        return Typed.id(person) == null ? null : new PersonId(Typed.id(person));
    }

    Order order() {
        if (Typed.id(department) == null) {
            throw Refusal.on("department", "proposal.handle.department.unknown");
        }
        return new Order(Typed.id(department), assists == null ? List.of() : assists.stream().map(Typed::id).toList(), leaderId(), count(),
                Typed.dayOrNone("on", on), Typed.said(note));
    }

    private Integer count() {
        if (days == null || days.isBlank()) {
            return null;
        }
        if (!days.strip().matches("\\d{1,3}")) {
            throw Refusal.on("days", "proposal.handle.due.days", 1, 250);
        }
        return Integer.valueOf(days.strip());
    }

    ResultClass resultClass() {
        return Typed.asked(result, ResultClass.class);
    }
}
