package org.unionhall.proposal.figure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Line;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Slice;
import org.unionhall.web.Address;
import org.unionhall.web.Typed;

/** The list behind a number, for its page and for who takes it away. */
@Component
class Behind {

    private final Reckoning reckoning;
    private final ProposalWords words;

    Behind(Reckoning reckoning, ProposalWords words) {
        this.reckoning = reckoning;
        this.words = words;
    }

    /**
     * Which number was asked about.
     *
     * @param ids    of every proposal it counts, those its reader may not read too
     * @param groups whose number it is, in words: a category, a delegation, a department; empty for all
     */
    record Asked(Period period, Slice slice, List<UUID> ids, List<String> groups, ProposalSearch search) {

        Only only() {
            return new Only("t.id = any(:behind)", Map.of("behind", ids.toArray(UUID[]::new)));
        }
    }

    /** Empty for what is no number of ours; the marks of one department are none. */
    Optional<Asked> asked(Actor actor, Address here) {
        Slice slice = Typed.asked(here.value("slice"), Slice.class);
        Period period = reckoning.period(actor, Typed.id(here.value("session")), Typed.id(here.value("term")));
        Category category = Typed.asked(here.value("category"), Category.class);
        String delegation = here.value("delegation");
        String department = here.value("department");
        if (slice == null || period == null || slice.marks() && !department.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>();
        if (category != null) {
            groups.add(words.of(category));
        }
        if (!delegation.isEmpty() || !department.isEmpty()) {
            Reckoning.Sum sum = reckoning.of(period);
            name(sum.byDelegation(), delegation, "proposal.summary.none").ifPresent(groups::add);
            name(sum.byDepartment(), department, "proposal.figure.unassigned").ifPresent(groups::add);
        }
        ProposalSearch typed = ProposalSearch.of(here);
        // session, delegation and department are in the number already
        return Optional.of(new Asked(period, slice, reckoning.behind(period, slice, category, delegation, department), groups,
                new ProposalSearch(typed.words(), null, null, null, null, null, null, typed.sort(), typed.descending(), false)));
    }

    private Optional<String> name(List<Line> lines, String key, String none) {
        return lines.stream().filter(line -> line.key().equals(key)).map(line -> line.name() == null ? words.say(none) : line.name()).findFirst();
    }

    /** What is counted, as a heading. */
    String title(Asked asked) {
        return words.say("proposal.figure.Slice." + asked.slice());
    }
}
