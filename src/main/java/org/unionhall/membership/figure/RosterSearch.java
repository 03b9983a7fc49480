package org.unionhall.membership.figure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.unionhall.membership.Asked;
import org.unionhall.membership.MemberState;
import org.unionhall.web.Address;

/**
 * What a reader asks of a unit's roster on a day.
 *
 * @param unit  whose roster it is, units below included
 * @param on    the day
 * @param words parts of names, pinyin, staff numbers
 * @param of    the value asked for in a dimension, {@link Dimension#UNKNOWN} for none noted
 * @param state null for members of either kind
 */
public record RosterSearch(UUID unit, LocalDate on, String words, Map<Dimension, String> of, MemberState state, Sort sort, boolean descending) {

    /** What the roster can be ordered by. */
    public enum Sort {
        UNIT("u.code"),
        NAME("p.name_pinyin %1$s, p.name"),
        STAFF("p.staff_no");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }
    }

    /** @param personal whether the reader may ask for what {@link Dimension#personal} is */
    public static RosterSearch of(UUID unit, Address address, LocalDate today, boolean personal) {
        Map<Dimension, String> of = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String value = address.value(dimension.parameter());
            if ((personal || !dimension.personal()) && (value.equals(Dimension.UNKNOWN) || dimension.constants().contains(value))) {
                of.put(dimension, value);
            }
        }
        MemberState state = Asked.choice(address, "state", MemberState.class);
        return new RosterSearch(unit, day(address, today), Asked.words(address), of, state != null && state.member() ? state : null,
                Asked.sort(address, Sort.class, Sort.UNIT), Asked.descending(address));
    }

    /** The day asked for; today where none is, or one to come: who will belong where, nobody knows. */
    public static LocalDate day(Address address, LocalDate today) {
        LocalDate on = Asked.day(address, "on");
        return on == null || on.isAfter(today) ? today : on;
    }

    /** Ends with the id, so that no two pages show the same person. */
    String order() {
        String direction = descending ? "desc" : "asc";
        return String.format(sort.columns, direction) + " " + direction + " nulls last, p.staff_no nulls last, p.id";
    }
}
