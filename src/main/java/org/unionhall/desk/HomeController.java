package org.unionhall.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyPageSource;
import org.unionhall.identity.SignedIn;
import org.unionhall.inbox.Letterbox;
import org.unionhall.kernel.DocumentNumber;

/** The start page and the find box. */
@Controller
@SignedIn
class HomeController {

    private static final int SHORT_LIST = 8;
    private static final int LETTERS = 4;
    private static final int STARTED = 6;

    private final List<DeskSource> tasks;
    private final List<StartedSource> started;
    private final List<FigureSource> figures;
    private final List<FindSource> findings;
    private final List<MyPageSource> mine;
    private final Letterbox letters;
    private final Clock clock;

    HomeController(List<DeskSource> tasks, List<StartedSource> started, List<FigureSource> figures, List<FindSource> findings,
                   List<MyPageSource> mine, Letterbox letters, Clock clock) {
        this.started = started;
        this.letters = letters;
        this.clock = clock;
        this.tasks = tasks;
        this.mine = mine.stream().filter(MyPageSource::onStartPage).sorted(Comparator.comparing(MyPageSource::order)).toList();
        this.figures = figures.stream().filter(FigureSource::onStartPage).toList();
        this.findings = findings.stream().sorted(Comparator.comparing(FindSource::order)).toList();
    }

    @GetMapping("/")
    String home(Actor actor, Model model, Locale locale) {
        model.addAttribute("actor", actor);
        model.addAttribute("tasks", tasks.stream().flatMap(source -> source.tasks(actor).stream()).toList());
        model.addAttribute("started", started.stream().flatMap(source -> source.started(actor, STARTED).stream())
                .sorted(Comparator.comparing(StartedSource.Started::at).reversed()).limit(STARTED).toList());
        List<FigureSource.Figure> counted = figures.stream().flatMap(source -> source.figures(actor).stream()).toList();
        model.addAttribute("figures", counted);
        model.addAttribute("charts", figures.stream().flatMap(source -> source.charts(actor, locale).stream()).toList());
        model.addAttribute("mine", !counted.isEmpty() ? List.of()
                : mine.stream().flatMap(source -> source.panels(actor, locale).stream()).toList());
        model.addAttribute("letters", letters.list(actor.account(), Letterbox.Search.UNREAD, locale, 0, LETTERS));
        model.addAttribute("today", LocalDate.now(clock));
        return "desk/home";
    }

    /** What is typed goes into the address, to be sent to a colleague; a document number does not. */
    @PostMapping("/find")
    String ask(Actor actor, @RequestParam(defaultValue = "") String q, Model model, RedirectAttributes redirect) {
        if (DocumentNumber.looksLikeOne(q)) {
            model.addAttribute("secret", true);
            return find(actor, q, model);
        }
        redirect.addAttribute("q", q.strip());
        return "redirect:/find";
    }

    @GetMapping("/find")
    String find(Actor actor, @RequestParam(defaultValue = "") String q, Model model) {
        String words = q.strip();
        model.addAttribute("words", words);
        model.addAttribute("groups", words.isEmpty() ? List.of() : findings.stream()
                .map(source -> source.find(actor, words, SHORT_LIST)).filter(group -> !group.found().isEmpty()).toList());
        return "desk/find";
    }
}
