package org.unionhall.membership.figure.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.figure.AgeBand;
import org.unionhall.membership.figure.Dimension;
import org.unionhall.membership.figure.RosterSearch;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;

/** What the dimensions of a roster and their values are called. */
@Component
class DimensionWords {

    private final Words words;

    DimensionWords(Words words) {
        this.words = words;
    }

    /** A filter of a roster: a select with its choices. */
    record Filter(String parameter, String label, List<Option> options) {
    }

    /** One for each dimension of which the reader may see whom it means. */
    List<Filter> filters(boolean personal) {
        return Arrays.stream(Dimension.values()).filter(dimension -> personal || !dimension.personal())
                .map(dimension -> new Filter(dimension.parameter(), words.say(dimension.label()), Stream.concat(
                        dimension.constants().stream().map(value -> new Option(value, value(dimension, value))),
                        Stream.of(new Option(Dimension.UNKNOWN, value(dimension, null)))).toList())).toList();
    }

    List<Option> states() {
        return Stream.of(MemberState.ACTIVE, MemberState.RETAINED).map(state -> new Option(state.name(), words.of(state))).toList();
    }

    List<Chip> chips(RosterSearch search) {
        List<Chip> chips = new ArrayList<>(words.new Chips().add("q", "web.list.search", search.words()).add("state", "membership.state", search.state()).list());
        search.of().forEach((dimension, value) -> chips.addAll(words.new Chips().add(dimension.parameter(), dimension.label(),
                value(dimension, value.equals(Dimension.UNKNOWN) ? null : value)).list()));
        return chips;
    }

    /** The name of a value; null stands for none noted. */
    String value(Dimension dimension, String value) {
        if (value == null) {
            return words.say("membership.roster.not-noted");
        }
        Enum<?> constant = Arrays.stream(dimension.codes().getEnumConstants()).filter(each -> each.name().equals(value)).findFirst().orElseThrow();
        return constant instanceof AgeBand || constant instanceof Dimension.Peoples || constant instanceof Dimension.YesNo
                ? words.say("membership.roster." + constant.getDeclaringClass().getSimpleName() + "." + value) : words.of(constant);
    }
}
