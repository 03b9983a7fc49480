package org.unionhall.export.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.export.ExportSource;
import org.unionhall.export.ExportSource.Order;
import org.unionhall.export.ExportSource.Subject;
import org.unionhall.export.Exports;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;
import org.unionhall.web.Spool;

/** Asks why a list is taken away, and hands it out: a short one at once, a long one from the background. */
@Controller
@SignedIn
class ExportController {

    private final Exports exports;
    private final Refusals refusals;
    private final Spool spool;
    private final long atOnce;

    ExportController(Exports exports, Refusals refusals, Spool spool, @Value("${unionhall.export.rows-at-once:5000}") long atOnce) {
        this.exports = exports;
        this.refusals = refusals;
        this.spool = spool;
        this.atOnce = atOnce;
    }

    @GetMapping("/exports/of/{list}")
    String ask(Actor actor, @PathVariable String list, HttpServletRequest request, Model model) {
        ExportSource source = source(list);
        return form(source, subject(actor, source, filters(request)), filters(request), "", false, null, model);
    }

    @PostMapping("/exports/of/{list}")
    String take(Actor actor, @PathVariable String list, @RequestParam(defaultValue = "") String reason,
                @RequestParam(defaultValue = "false") boolean clear, HttpServletRequest request, HttpServletResponse response,
                Model model, Locale locale) throws IOException {
        ExportSource source = source(list);
        Address filters = filters(request);
        Subject subject = subject(actor, source, filters);
        Order order = new Order(filters.at(subject.home()), clear, reason);
        try {
            if (later(source, subject)) {
                return "redirect:/exports/" + exports.order(actor, source, subject, order);
            }
            spool.handOut(response, exports.fileName(source, subject), source.form().mediaType(), out -> source.write(actor, order, out, rows -> { }));
            return null;
        } catch (Refusal refusal) {
            response.setStatus(422);
            return form(source, subject, filters, reason, clear, refusals.words(refusal, locale), model);
        }
    }

    private ExportSource source(String list) {
        return exports.source(list).orElseThrow(NoSuchThing::new);
    }

    private static Subject subject(Actor actor, ExportSource source, Address filters) {
        return source.subject(actor, filters).orElseThrow(NoSuchThing::new);
    }

    private static Address filters(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Address address = Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString()).without("lang");
        return address.with("q", address.value("q").replaceAll("[\\p{Cc}\\p{Cs}]", ""));
    }

    private boolean later(ExportSource source, Subject subject) {
        return subject.count() > source.atOnce(atOnce);
    }

    private String form(ExportSource source, Subject subject, Address filters, String reason, boolean clear, String fault, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("action", filters.toString());
        model.addAttribute("back", filters.at(subject.home()).toString());
        model.addAttribute("later", later(source, subject));
        model.addAttribute("form", source.form());
        model.addAttribute("clear", clear);
        model.addAttribute("reason", reason);
        model.addAttribute("fault", fault);
        return "export/ask";
    }
}
