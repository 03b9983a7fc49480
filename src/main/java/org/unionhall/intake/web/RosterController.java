package org.unionhall.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.intake.LineStatus;
import org.unionhall.intake.Roster;
import org.unionhall.intake.RosterAct;
import org.unionhall.intake.RosterKind;
import org.unionhall.intake.RosterKinds;
import org.unionhall.intake.RosterState;
import org.unionhall.intake.Rosters;
import org.unionhall.intake.Sentences;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;

/** Rosters: one's own, a new one, and one of them as far as it has come. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class RosterController {

    private static final int ROWS = 50;
    private static final int REFRESH_SECONDS = 3;

    private final Rosters rosters;
    private final RosterKinds kinds;
    private final RosterWords words;
    private final Sentences sentences;

    RosterController(Rosters rosters, RosterKinds kinds, RosterWords words, Sentences sentences) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.words = words;
        this.sentences = sentences;
    }

    @GetMapping("/intake")
    String list(Actor actor, Locale locale, Model model) {
        model.addAttribute("rosters", rosters.mine(actor));
        model.addAttribute("kinds", kinds.of(actor).stream()
                .map(kind -> new Option(kind.name(), sentences.kind(kind.name(), locale))).toList());
        model.addAttribute("words", words.in(locale, null));
        return "intake/list";
    }

    @PostMapping("/intake")
    String handIn(Actor actor, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String kind,
                  Locale locale, RedirectAttributes redirect) throws IOException {
        try (InputStream in = file.getInputStream()) {
            if (file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty())) {
                throw new Refusal("intake.file.none");
            }
            return "redirect:/intake/" + rosters.handIn(actor, kind.isEmpty() ? null : kind, file.getOriginalFilename(), in);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("flash", Flash.stop(words.of(refusal, locale)));
            return "redirect:/intake";
        }
    }

    @GetMapping("/intake/{id}")
    String show(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String show,
                @RequestParam(defaultValue = "1") int page, Locale locale, Model model) {
        Roster roster = Own.roster(rosters, actor, id);
        RosterKind kind = roster.kind() == null ? null : kinds.find(actor, roster.kind()).orElse(null);
        RosterWords.In said = words.in(locale, kind);
        model.addAttribute("roster", roster);
        model.addAttribute("words", said);
        if (roster.state().working()) {
            model.addAttribute("progress", said.progress(roster));
            model.addAttribute("refreshSeconds", REFRESH_SECONDS);
            return "intake/working";
        }
        if (roster.state() == RosterState.NEEDS_COLUMNS) {
            ColumnsForm.of(roster, kind).typed(model.getAttribute("typed")).into(model);
            model.addAttribute("choices", ColumnsForm.choices(kind));
            model.addAttribute("kinds", kinds.of(actor).stream()
                    .map(known -> new Option(known.name(), sentences.kind(known.name(), locale))).toList());
            return "intake/columns";
        }
        lines(actor, roster, show, page, model);
        model.addAttribute("list", kind == null ? null : kind.list());
        model.addAttribute("acts", List.of(RosterAct.values()).stream().filter(roster::may).map(Enum::name).toList());
        return "intake/show";
    }

    private void lines(Actor actor, Roster roster, String show, int page, Model model) {
        LineStatus status = status(show, roster.counts());
        Address address = new Address("/intake/" + roster.id(), java.util.Map.of()).with("show", status.name().toLowerCase(Locale.ROOT));
        Paging paging = new Paging(address, page, ROWS, roster.counts().of(status));
        model.addAttribute("status", status);
        model.addAttribute("statuses", List.of(LineStatus.FAULTY, LineStatus.NEW, LineStatus.CHANGED, LineStatus.UNCHANGED,
                LineStatus.MISSING));
        model.addAttribute("paging", paging);
        model.addAttribute("lines", rosters.lines(actor, roster.id(), status, paging.offset(), paging.size()));
    }

    /** What the reader asked to see, otherwise what wants their eye first. */
    private static LineStatus status(String asked, Roster.Counts counts) {
        for (LineStatus status : LineStatus.values()) {
            if (status.name().equalsIgnoreCase(asked)) {
                return status;
            }
        }
        return counts.faulty() > 0 ? LineStatus.FAULTY : counts.added() > 0 ? LineStatus.NEW
                : counts.changed() > 0 ? LineStatus.CHANGED : LineStatus.UNCHANGED;
    }

    /** The progress alone, asked for every second; once the work has ended the whole page is wanted. */
    @GetMapping("/intake/{id}/progress")
    String progress(Actor actor, @PathVariable UUID id, Locale locale, Model model, HttpServletResponse response) {
        Roster roster = Own.roster(rosters, actor, id);
        if (!roster.state().working()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", words.in(locale, null).progress(roster));
        return "web/part :: working(progress=${progress})";
    }
}
