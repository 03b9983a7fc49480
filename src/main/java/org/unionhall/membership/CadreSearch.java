package org.unionhall.membership;

import java.util.UUID;
import org.unionhall.web.Address;

/**
 * What a reader asks of the list of cadres; null where nothing is asked.
 *
 * @param persons one line for each cadre instead of one for each post held
 */
public record CadreSearch(String words, UUID unit, Post post, Boolean fullTime, UnitKind kind, Term term, boolean persons, Sort sort,
                          boolean descending) {

    /** What the list can be ordered by. */
    public enum Sort {
        UNIT("u.code", "min(u.code)"),
        NAME("p.name_pinyin", "p.name_pinyin"),
        STAFF("p.staff_no", "p.staff_no"),
        FROM("o.from_on", "min(o.from_on)"),
        TERM("o.term_to_on", "min(o.term_to_on)"),
        POSTS("u.code", "count(*)");

        private final String post;
        private final String person;

        Sort(String post, String person) {
            this.post = post;
            this.person = person;
        }
    }

    public static CadreSearch of(Address address) {
        return new CadreSearch(Asked.words(address), Asked.id(address, "unit"), Asked.choice(address, "post", Post.class),
                Asked.yesNo(address, "fullTime"), Asked.choice(address, "kind", UnitKind.class),
                term(address), address.value("by").equals("person"), Asked.sort(address, Sort.class, Sort.UNIT),
                Asked.descending(address));
    }

    private static Term term(Address address) {
        String text = address.value("term");
        for (Term term : Term.values()) {
            if (term.name().equalsIgnoreCase(text)) {
                return term;
            }
        }
        return null;
    }

    String order() {
        return (persons ? sort.person : sort.post) + (descending ? " desc" : " asc") + " nulls last, "
                + (persons ? "p.staff_no, p.id" : "array_position(:posts, o.post), p.staff_no, o.id");
    }
}
