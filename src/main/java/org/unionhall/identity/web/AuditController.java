package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.AuditHistory;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Download;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** The audit trail: what was done, by whom, and the proof that nobody changed the record of it. */
@Controller
@AllowedFor(Role.AUDIT_ADMIN)
class AuditController {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> FILTERS = List.of("from", "to", "actor", "act", "object", "reasoned");

    private final AuditHistory history;
    private final Refusals words;
    private final Clock clock;

    AuditController(AuditHistory history, Refusals words, Clock clock) {
        this.history = history;
        this.words = words;
        this.clock = clock;
    }

    /** A line with its act and object in the reader's words. */
    record Row(AuditHistory.Line line, String at, String act, String roles) {
    }

    @GetMapping("/audit")
    String list(HttpServletRequest request, Model model, Locale locale) {
        Address address = here(request, "/audit");
        AuditHistory.Wish wish = wish(address);
        Paging paging = Paging.of(address, history.count(wish));
        model.addAttribute("paging", paging);
        model.addAttribute("rows", history.lines(wish, paging.size(), paging.offset()).stream().map(line -> row(line, locale)).toList());
        model.addAttribute("acts", history.acts().stream().map(act -> new Option(act, act(act, locale))).toList());
        model.addAttribute("chips", chips(address, locale));
        return "identity/audit";
    }

    @GetMapping("/audit/{seq:[0-9]{1,18}}")
    String line(@PathVariable long seq, Model model, Locale locale) {
        AuditHistory.Line line = history.find(seq).orElseThrow(NoSuchThing::new);
        model.addAttribute("row", row(line, locale));
        return "identity/audit-line";
    }

    @GetMapping("/audit/export")
    String ask(HttpServletRequest request, Model model, Locale locale) {
        Address address = here(request, "/audit/export");
        return ask(address, null, model, locale);
    }

    @PostMapping("/audit/export")
    String export(Actor actor, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String filters,
                  Model model, HttpServletResponse response, Locale locale) throws IOException {
        Address address = Address.of("/audit/export?" + filters);
        AuditHistory.Export export;
        try {
            export = history.export(actor, wish(address), reason);
        } catch (Refusal refusal) {
            response.setStatus(422);
            return ask(address, words.words(refusal, locale), model, locale);
        }
        String name = words.say("identity.audit.title", locale) + " " + LocalDate.now(clock) + ".xlsx";
        Download.head(response, name, Download.XLSX);
        try (SheetWriter sheet = SheetWriter.xlsx(response.getOutputStream(), words.say("identity.audit.title", locale), columns(locale))) {
            history.each(export, line -> write(sheet, line, locale));
        }
        return null;
    }

    @PostMapping("/audit/check")
    String check(Actor actor, Model model) {
        model.addAttribute("check", history.check(actor));
        model.addAttribute("at", moment(clock.instant()));
        return "identity/audit-check";
    }

    private String ask(Address address, String fault, Model model, Locale locale) {
        model.addAttribute("total", history.count(wish(address)));
        model.addAttribute("chips", chips(address, locale));
        model.addAttribute("filters", address.toString().contains("?") ? address.toString().substring(address.toString().indexOf('?') + 1) : "");
        model.addAttribute("back", address.at("/audit").toString());
        model.addAttribute("fault", fault);
        return "identity/audit-export";
    }

    private List<Column> columns(Locale locale) {
        return List.of(Column.integer(say("seq", locale), 8), Column.text(say("at", locale), 20), Column.text(say("actor", locale), 14),
                Column.text(say("roles", locale), 20), Column.text(say("act", locale), 24), Column.text(say("object", locale), 30),
                Column.text(say("before", locale), 30), Column.text(say("after", locale), 30), Column.text(say("reason", locale), 30),
                Column.integer(say("rows", locale), 8), Column.text(say("address", locale), 16), Column.text(say("request", locale), 16));
    }

    private void write(SheetWriter sheet, AuditHistory.Line line, Locale locale) {
        try {
            Row row = row(line, locale);
            sheet.row(line.seq(), row.at(), line.login() == null ? line.actor() : line.actor() + " (" + line.login() + ")", row.roles(), row.act(), line.label(), plain(line.before()), plain(line.after()),
                    line.reason(), line.rows(), line.address(), line.request());
        } catch (IOException readerLeft) {
            throw new UncheckedIOException(readerLeft);
        }
    }

    private static String plain(java.util.Map<String, String> fields) {
        return fields.isEmpty() ? null : fields.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("; "));
    }

    private Row row(AuditHistory.Line line, Locale locale) {
        return new Row(line, moment(line.at()), act(line.act(), locale),
                line.roles().stream().map(role -> words.say(role.key(), locale)).collect(Collectors.joining("、")));
    }

    private String moment(java.time.Instant at) {
        return MOMENT.format(LocalDateTime.ofInstant(at, clock.getZone()));
    }

    private String act(String act, Locale locale) {
        String said = words.say("audit." + act, locale);
        return said.equals("audit." + act) ? act : said;
    }

    private String say(String column, Locale locale) {
        return words.say("identity.audit." + column, locale);
    }

    private List<Chip> chips(Address address, Locale locale) {
        List<Chip> chips = new ArrayList<>();
        for (String filter : FILTERS) {
            String value = address.value(filter);
            boolean noDay = (filter.equals("from") || filter.equals("to")) && day(value) == null;
            if (!value.isEmpty() && !noDay) {
                chips.add(new Chip(filter, words.say("identity.audit.chip." + filter, locale, filter.equals("act") ? act(value, locale) : value)));
            }
        }
        return chips;
    }

    private static AuditHistory.Wish wish(Address address) {
        return new AuditHistory.Wish(day(address.value("from")), day(address.value("to")), address.value("actor"), address.value("act"),
                address.value("object"), address.value("reasoned").equals("true"));
    }

    /** What is no day filters nothing. */
    private static LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static Address here(HttpServletRequest request, String path) {
        return Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString());
    }
}
