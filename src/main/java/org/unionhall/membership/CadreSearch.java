package org.unionhall.membership;

import java.util.UUID;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.Sex;
import org.unionhall.web.Address;

/**
 * What a reader asks of the list of cadres; null where nothing is asked.
 *
 * @param party   asked by who may see it only ({@link Sight#personal})
 * @param persons one line for each cadre instead of one for each post held
 */
public record CadreSearch(String words, UUID unit, Post post, Boolean fullTime, UnitKind kind, Term term, Sex sex, Age age, PoliticalStatus party,
                          boolean persons, Sort sort, boolean descending) {

    /** Age bands, in whole years of today. */
    public enum Age {
        TO_35(0, 35), TO_45(36, 45), TO_55(46, 55), OVER_55(56, 150);

        private final int from;
        private final int to;

        Age(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** On the person {@code p}, with the parameter {@code today}. */
        String condition() {
            return "extract(year from age(:today::date, p.birth_on)) between " + from + " and " + to;
        }
    }

    /** What the list can be ordered by. */
    public enum Sort {
        /** Associations after the units of the tree. */
        UNIT("(case u.kind when 'ASSOCIATION' then '~' else '' end || u.code)",
                "min(case u.kind when 'ASSOCIATION' then '~' else '' end || u.code)"),
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
                term(address), Asked.choice(address, "sex", Sex.class), Asked.choice(address, "age", Age.class),
                Asked.choice(address, "party", PoliticalStatus.class), address.value("by").equals("person"), Asked.sort(address, Sort.class, Sort.UNIT),
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

    /** The same question, by post or by person. */
    public CadreSearch by(boolean person) {
        return new CadreSearch(words, unit, post, fullTime, kind, term, sex, age, party, person, sort, descending);
    }

    String order() {
        return (persons ? sort.person : sort.post) + (descending ? " desc" : " asc") + " nulls last, "
                + (persons ? "p.staff_no, p.id" : "array_position(:posts, o.post), p.staff_no, o.id");
    }
}
