package org.unionhall.rulebook.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Calendars;
import org.unionhall.rulebook.DayState;
import org.unionhall.rulebook.WorkingDays;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** Working days: month by month, counted, and brought in. */
@Controller
@OfficersRead
class CalendarController {

    private final WorkingDays days;
    private final Calendars calendars;
    private final Refusals messages;
    private final MessageSource names;
    private final Clock clock;

    CalendarController(WorkingDays days, Calendars calendars, Refusals messages, MessageSource names, Clock clock) {
        this.days = days;
        this.calendars = calendars;
        this.messages = messages;
        this.names = names;
        this.clock = clock;
    }

    /** @param name the festival in the reader's language, as far as the portal knows it; null on ordinary days */
    record Cell(LocalDate day, String kind, String name, boolean regional) {
    }

    @GetMapping("/rulebook/calendar")
    String month(Actor actor, @RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "") String from,
                 @RequestParam(defaultValue = "") String n, Model model, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        YearMonth shown = monthOr(month, YearMonth.from(today));
        model.addAttribute("month", shown);
        model.addAttribute("today", today);
        model.addAttribute("years", calendars.years());
        int missing = calendars.missing();
        model.addAttribute("missing", String.valueOf(missing));
        model.addAttribute("urgent", RulebookDesk.calendarWanted(missing, today));
        model.addAttribute("region", days.region(shown.atDay(1)));
        model.addAttribute("mayChange", actor.has(RulebookDesk.KEEPERS));
        try {
            List<DayState> states = days.month(shown);
            List<Cell> cells = states.stream().map(state -> cell(state, locale)).toList();
            model.addAttribute("weeks", weeks(cells, shown));
            model.addAttribute("special", cells.stream().filter(cell -> cell.name() != null).toList());
            model.addAttribute("working", states.stream().filter(DayState::working).count());
        } catch (Refusal no) {
            model.addAttribute("refusal", messages.words(no, locale));
        }
        count(from, n, model, locale);
        return "rulebook/calendar";
    }

    private void count(String from, String n, Model model, Locale locale) {
        LocalDate start = FormFields.dayOr(from, null);
        model.addAttribute("from", start);
        model.addAttribute("n", n.matches("\\d{1,4}") ? n : null);
        if (start == null || !n.matches("\\d{1,4}") || Integer.parseInt(n) > WorkingDays.MOST) {
            return;
        }
        try {
            model.addAttribute("deadline", days.deadline(start, Integer.parseInt(n)));
        } catch (Refusal no) {
            model.addAttribute("uncounted", messages.words(no, locale));
        }
    }

    private Cell cell(DayState state, Locale locale) {
        String name = state.name() == null ? null : names.getMessage("rulebook.festival." + state.name(), null, state.name(), locale);
        return new Cell(state.day(), state.kind().name(), name, state.regional());
    }

    /** Weeks of seven, beginning on Monday; null where the month has no day. */
    private static List<List<Cell>> weeks(List<Cell> cells, YearMonth month) {
        List<List<Cell>> weeks = new ArrayList<>();
        List<Cell> all = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            all.add(null);
        }
        all.addAll(cells);
        while (all.size() % 7 != 0) {
            all.add(null);
        }
        for (int i = 0; i < all.size(); i += 7) {
            weeks.add(all.subList(i, i + 7));
        }
        return weeks;
    }

    private static YearMonth monthOr(String typed, YearMonth otherwise) {
        try {
            YearMonth month = YearMonth.parse(typed);
            return month.getYear() < 1900 || month.getYear() > 2200 ? otherwise : month;
        } catch (DateTimeException no) {
            return otherwise;
        }
    }

    /** A yearly file and, where one is there already, why it is replaced. */
    record ImportForm(MultipartFile file, String reason) {
    }

    @OfficersChange
    @GetMapping("/rulebook/calendar/import")
    String take(Model model) {
        model.addAttribute("form", new ImportForm(null, null));
        model.addAttribute("missing", String.valueOf(calendars.missing()));
        return "rulebook/calendar-import";
    }

    @OfficersChange
    @PostMapping("/rulebook/calendar/import")
    String take(Actor actor, @ModelAttribute("form") ImportForm form, BindingResult faults, Model model, Locale locale,
                HttpServletResponse response, RedirectAttributes to) throws IOException {
        try {
            if (form.file() == null || form.file().isEmpty()) {
                throw Refusal.on("file", "rulebook.attachment.empty");
            }
            try (InputStream in = form.file().getInputStream()) {
                int year = calendars.take(actor, form.file().getOriginalFilename(), in, FormFields.text("reason", form.reason(), 200));
                to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.calendar.import.done", locale, String.valueOf(year))));
                return "redirect:/rulebook/calendar?month=" + year + "-01";
            }
        } catch (Refusal no) {
            messages.show(no, faults, locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("missing", String.valueOf(calendars.missing()));
            return "rulebook/calendar-import";
        }
    }

    /** Days of a region. */
    record RegionalForm(String region, String name, String first, String last, String kind, String basis) {
    }

    @GetMapping("/rulebook/calendar/regional")
    String regional(Actor actor, @RequestParam(defaultValue = "") String year, Model model, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        return regional(actor, year(year, today), new RegionalForm(days.region(today), null, null, null, "off", null), model, locale);
    }

    @OfficersChange
    @PostMapping("/rulebook/calendar/regional")
    String enter(Actor actor, @ModelAttribute("form") RegionalForm form, BindingResult faults, Model model, Locale locale,
                 HttpServletResponse response, RedirectAttributes to) {
        try {
            LocalDate first = FormFields.day("first", form.first());
            calendars.enter(actor, form.region(), form.name(), first, FormFields.day("last", form.last()), !"work".equals(form.kind()), form.basis());
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.regional.done", locale)));
            return "redirect:/rulebook/calendar/regional?year=" + first.getYear();
        } catch (Refusal no) {
            messages.show(no, faults, locale);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return regional(actor, LocalDate.now(clock).getYear(), form, model, locale);
        }
    }

    private String regional(Actor actor, int year, RegionalForm form, Model model, Locale locale) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", form);
        }
        model.addAttribute("year", String.valueOf(year));
        model.addAttribute("earlier", String.valueOf(year - 1));
        model.addAttribute("later", String.valueOf(year + 1));
        model.addAttribute("regional", calendars.regional(year));
        model.addAttribute("counts", days.region(LocalDate.now(clock)));
        model.addAttribute("kinds", List.of(new Option("off", messages.say("rulebook.regional.off", locale)),
                new Option("work", messages.say("rulebook.regional.work", locale))));
        model.addAttribute("mayChange", actor.has(RulebookDesk.KEEPERS));
        return "rulebook/regional";
    }

    @OfficersChange
    @PostMapping("/rulebook/calendar/regional/{id}/withdraw")
    String withdraw(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String year,
                    Locale locale, RedirectAttributes to) {
        try {
            calendars.withdraw(actor, id, reason);
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.regional.withdrawn", locale)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(messages.words(no, locale)));
        }
        return "redirect:/rulebook/calendar/regional?year=" + year(year, LocalDate.now(clock));
    }

    private static int year(String typed, LocalDate today) {
        return typed.matches("20\\d\\d") ? Integer.parseInt(typed) : today.getYear();
    }
}
