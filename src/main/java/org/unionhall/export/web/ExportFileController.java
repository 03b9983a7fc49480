package org.unionhall.export.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.export.Export;
import org.unionhall.export.ExportForm;
import org.unionhall.export.ExportState;
import org.unionhall.export.Exports;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.web.Download;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Progress;
import org.unionhall.web.Refusals;

/** Exports written in the background: one's own, and one of them as far as it has come. */
@Controller
@SignedIn
class ExportFileController {

    private static final int REFRESH_SECONDS = 3;
    private static final int LONGEST_LIST = 50;

    private final Exports exports;
    private final Refusals refusals;

    ExportFileController(Exports exports, Refusals refusals) {
        this.exports = exports;
        this.refusals = refusals;
    }

    @GetMapping("/exports")
    String list(Actor actor, Model model) {
        model.addAttribute("exports", exports.mine(actor, LONGEST_LIST));
        return "export/list";
    }

    @GetMapping("/exports/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model, Locale locale) {
        Export export = own(actor, id);
        model.addAttribute("export", export);
        model.addAttribute("form", ExportForm.of(export.fileName()));
        if (export.state().working()) {
            model.addAttribute("progress", progress(export, locale));
            model.addAttribute("refreshSeconds", REFRESH_SECONDS);
        } else if (export.state() == ExportState.FAILED) {
            model.addAttribute("fault", refusals.say(export.refusal(), locale, export.refusalArgs().toArray()));
        }
        return "export/show";
    }

    /** The progress alone, asked for every second; once the work has ended the whole page is wanted. */
    @GetMapping("/exports/{id}/progress")
    String progress(Actor actor, @PathVariable UUID id, Locale locale, Model model, HttpServletResponse response) {
        Export export = own(actor, id);
        if (!export.state().working()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", progress(export, locale));
        return "web/part :: working(progress=${progress})";
    }

    /** A post, because it leaves a line in the audit trail. */
    @PostMapping("/exports/{id}/file")
    void file(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        Export export = own(actor, id);
        try (InputStream bytes = exports.open(actor, export)) {
            Download.head(response, export.fileName(), ExportForm.of(export.fileName()).mediaType());
            bytes.transferTo(response.getOutputStream());
        }
    }

    @PostMapping("/exports/{id}/discard")
    String discard(Actor actor, @PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        exports.discard(actor, own(actor, id).id());
        redirect.addFlashAttribute("flash", Flash.ok(refusals.say("export.discarded", locale)));
        return "redirect:/exports";
    }

    private Export own(Actor actor, UUID id) {
        return exports.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private Progress progress(Export export, Locale locale) {
        String state = export.state().working() ? "running" : export.state() == ExportState.FAILED ? "failed" : "done";
        return new Progress(refusals.say("export.progress." + export.state(), locale), export.rows(), Math.max(export.expected(), export.rows()),
                null, state, "/exports/" + export.id() + "/progress");
    }
}
