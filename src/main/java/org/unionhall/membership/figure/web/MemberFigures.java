package org.unionhall.membership.figure.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Sight;
import org.unionhall.membership.figure.FigureRules;
import org.unionhall.membership.figure.Movements;
import org.unionhall.membership.web.Words;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.web.Address;

/**
 * What happens among the members: who came and went, has a birthday, retires, what the records lack. Those that are parts of
 * the list of members are counted by its own search, all in one question.
 */
@Component
class MemberFigures implements FigureSource {

    private final MemberList members;
    private final Movements movements;
    private final Rulebook rulebook;
    private final Words words;
    private final Clock clock;

    MemberFigures(MemberList members, Movements movements, Rulebook rulebook, Words words, Clock clock) {
        this.members = members;
        this.movements = movements;
        this.rulebook = rulebook;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public boolean onStartPage() {
        return false;
    }

    @Override
    public List<Page> pages(Actor actor) {
        return Sight.ofLists(actor).scope().empty() ? List.of() : List.of(new Page("membership.joining", "/figures/joining"),
                new Page("membership.completeness", "/figures/completeness"), new Page("membership.movements", "/members/movements"),
                new Page("membership.retirees", "/retirees"));
    }

    @Override
    public List<Figure> figures(Actor actor) {
        Sight sight = Sight.ofLists(actor);
        if (sight.scope().empty()) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate year = today.withDayOfYear(1);
        String scope = words.scope(sight.scope());
        List<Figure> figures = new ArrayList<>();
        Movements.Sums sums = movements.sums(sight, year, today);
        String period = "&from=" + year + "&to=" + today;
        figures.add(new Figure("membership.figure.joined", sums.joined(), year, today, scope, "/members/movements?what=JOINED" + period));
        figures.add(new Figure("membership.figure.left", sums.left(), year, today, scope, "/members/movements?what=LEFT" + period));
        Map<String, String> lists = lists(sight, today);
        List<Long> counts = members.counts(sight, lists.values().stream().map(href -> MemberSearch.of(Address.of(href))).toList());
        int n = 0;
        for (Map.Entry<String, String> list : lists.entrySet()) {
            figures.add(new Figure(list.getKey(), counts.get(n++), today, scope, list.getValue()));
        }
        return figures;
    }

    private Map<String, String> lists(Sight sight, LocalDate today) {
        Map<String, String> lists = new LinkedHashMap<>();
        lists.put("membership.figure.retained", "/members?state=RETAINED");
        lists.put("membership.figure.birthdays", "/members?birthday=" + today.plusMonths(1).getMonthValue() + "&sort=birthday");
        lists.put("membership.figure.retiring", "/members?state=ACTIVE&retiresFrom=" + today + "&retiresTo="
                + today.plusMonths(rulebook.get(FigureRules.RETIRING_MONTHS, today)) + "&sort=retires");
        lists.put("membership.figure.retiring-unknown", "/members?state=ACTIVE&missing=RETIRES_ON");
        lists.put("membership.figure.incomplete", "/members?missing=ANY");
        lists.put("membership.figure.members-on-staff", "/members?staff=yes");
        if (sight.everyone()) {
            lists.put("membership.figure.staff", "/members?state=ANYONE&staff=yes");
        }
        return lists;
    }
}
