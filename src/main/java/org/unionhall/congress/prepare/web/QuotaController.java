package org.unionhall.congress.prepare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Quota;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.congress.prepare.Electorates;
import org.unionhall.congress.prepare.Term;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Ratio;
import org.unionhall.web.Address;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Typed;

/** The calculator of seats: every line of its arithmetic on the page before anything is kept. */
@Controller
@CongressKeepers
class QuotaController {

    private final Electorates electorates;
    private final PrepareWords words;
    private final Clock clock;

    QuotaController(Electorates electorates, PrepareWords words, Clock clock) {
        this.electorates = electorates;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/congress/terms/{id}/quota")
    String show(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Term term = words.own(actor, id, model);
        Address asked = Address.of(request.getQueryString() == null ? "/" : "/?" + request.getQueryString());
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(asked.value("day"), today);
        Rounding rule = Typed.asked(asked.value("rule"), Rounding.class);
        rule = rule != null ? rule : term.quotaRule() != null ? term.quotaRule() : Rounding.LARGEST_REMAINDER;
        int least = asked.value("least").matches("[0-9]") ? Integer.parseInt(asked.value("least")) : term.quotaLeast() != null ? term.quotaLeast() : 1;
        List<Quota.Unit> units = electorates.voters(term, day);
        long voters = units.stream().mapToLong(Quota.Unit::voters).sum();
        String total = asked.value("total").isBlank() ? term.seats() == null ? "" : term.seats().toString() : asked.value("total").strip();
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("rule", rule);
        model.addAttribute("rules", words.options(Rounding.class, "congress.quota.Rounding."));
        model.addAttribute("least", least);
        model.addAttribute("total", total);
        model.addAttribute("voters", voters);
        model.addAttribute("usual", electorates.usual(term, voters, day));
        try {
            if (!total.isEmpty()) {
                Quota quota = Quota.of(rule, total(total, units), least, units);
                model.addAttribute("quota", quota);
                model.addAttribute("lines", quota.lines().stream().map(line -> arithmetic(quota, line)).toList());
            }
        } catch (Refusal no) {
            model.addAttribute("fault", words.say(no));
        }
        return "congress/prepare/quota";
    }

    private static LocalDate day(String typed, LocalDate today) {
        try {
            LocalDate day = Typed.dayOrNone("day", typed);
            return day == null || day.isAfter(today) ? today : day;
        } catch (Refusal no) {
            return today;
        }
    }

    /** A number of seats, or a share of the voters such as 3% or 1/30. */
    private static int total(String typed, List<Quota.Unit> units) {
        if (typed.matches("\\d{1,6}")) {
            return Integer.parseInt(typed);
        }
        try {
            return Electorates.seats(Ratio.parse(typed), units);
        } catch (Refusal no) {
            throw Refusal.on("total", "congress.quota.total");
        }
    }

    /** @param sum one line of the arithmetic in words and figures */
    record Shown(Quota.Line line, String sum) {
    }

    private Shown arithmetic(Quota quota, Quota.Line line) {
        if (line.voters() == 0) {
            return new Shown(line, words.say("congress.quota.sum.nobody"));
        }
        if (quota.rule() != Rounding.LARGEST_REMAINDER) {
            return new Shown(line, line.pinned() ? words.say("congress.quota.sum.least-average", line.voters(), line.next(), average(line.voters(), line.next()))
                    : words.say(line.divisor() == 0 ? "congress.quota.sum.average-none" : "congress.quota.sum.average", line.voters(), Math.max(1, line.divisor()),
                    average(line.voters(), Math.max(1, line.divisor())), line.next(), average(line.voters(), line.next())));
        }
        if (line.pinned()) {
            return new Shown(line, words.say("congress.quota.sum.least", quota.least()));
        }
        return new Shown(line, words.say(line.extra() ? "congress.quota.sum.extra" : "congress.quota.sum.whole", line.voters(), quota.left(), quota.sum(), line.whole(),
                line.remainder(), line.rank(), line.seats()));
    }

    private static String average(int voters, int divisor) {
        return BigDecimal.valueOf(voters).divide(BigDecimal.valueOf(divisor), 2, RoundingMode.HALF_UP).toPlainString();
    }

    @PostMapping("/congress/terms/{id}/quota")
    String save(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String rule,
                @RequestParam(defaultValue = "") String total, @RequestParam(defaultValue = "") String least, @RequestParam(defaultValue = "") String day, Model model,
                RedirectAttributes to) {
        Term term = words.own(actor, id, model);
        if (term.over()) {
            throw new NoSuchThing();
        }
        boolean kept = words.act(to, "congress.quota.saved", new Object[0], () -> {
            LocalDate counted = Typed.day("day", day);
            electorates.save(actor, id, Typed.version(version), Typed.choice("rule", rule, Rounding.class), total(total, electorates.voters(term, counted)),
                    Typed.needed("least", least, 0, 9), counted);
        });
        return "redirect:/congress/terms/" + id + (kept ? "" : "/quota");
    }
}
