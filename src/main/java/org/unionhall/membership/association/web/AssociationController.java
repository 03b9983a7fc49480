package org.unionhall.membership.association.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.membership.association.Association;
import org.unionhall.membership.association.AssociationChecks;
import org.unionhall.membership.association.Associations;
import org.unionhall.membership.association.Associations.May;
import org.unionhall.membership.association.CheckAct;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Address;
import org.unionhall.web.Download;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** Associations: what there is, joining and leaving, what they are for. */
@Controller
@SignedIn
class AssociationController {

    private final Associations associations;
    private final AssociationChecks checks;
    private final Papers papers;
    private final Words words;
    private final Refusals refusals;

    AssociationController(Associations associations, AssociationChecks checks, Papers papers, Words words, Refusals refusals) {
        this.associations = associations;
        this.checks = checks;
        this.papers = papers;
        this.words = words;
        this.refusals = refusals;
    }

    record CharterForm(String version, String activity, String charter, String funding, String file) {
    }

    /** The file comes beside the form: of it nothing is bound. */
    @InitBinder("form")
    void filesAreNotTyped(WebDataBinder binder) {
        binder.setDisallowedFields("file");
    }

    @GetMapping("/associations")
    String list(Actor actor, Model model) {
        model.addAttribute("associations", associations.all(actor));
        model.addAttribute("watches", actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR));
        return "membership/association/list";
    }

    @GetMapping("/associations/{id}")
    String show(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        Association association = find(actor, id);
        May may = associations.may(actor, association);
        model.addAttribute("association", association);
        model.addAttribute("may", may);
        model.addAttribute("officers", associations.officers(association.id()));
        model.addAttribute("papers", papers.of(Associations.PAPER, association.id()));
        model.addAttribute("least", associations.least());
        if (may.readMembers()) {
            Address here = Words.address(request);
            Paging paging = Paging.of(here, associations.fellows(association.id(), here.value("q")));
            model.addAttribute("paging", paging);
            model.addAttribute("fellows", associations.fellows(association.id(), here.value("q"), paging.offset(), paging.size()));
            model.addAttribute("chips", words.new Chips().add("q", "web.list.search", here.value("q")).list());
            model.addAttribute("checks", checks.of(association.id()));
            model.addAttribute("year", checks.year());
            model.addAttribute("due", checks.due());
            model.addAttribute("mayHandIn", may.handIn() && CheckAct.HAND_IN.possible(association.check()));
            model.addAttribute("mayTakeBack", may.handIn() && CheckAct.TAKE_BACK.possible(association.check()));
            model.addAttribute("mayDecide", may.decide() && CheckAct.PASS.possible(association.check()));
        }
        return "membership/association/show";
    }

    @PostMapping("/associations/{id}/join")
    String join(Actor actor, @PathVariable UUID id, Locale locale, RedirectAttributes to) {
        Association association = find(actor, id);
        return said(to, locale, "redirect:/associations", () -> {
            associations.join(actor, association);
            return words.say("membership.association.join.done", association.name());
        });
    }

    @PostMapping("/associations/{id}/leave")
    String leave(Actor actor, @PathVariable UUID id, Locale locale, RedirectAttributes to) {
        Association association = find(actor, id);
        return said(to, locale, "redirect:/associations", () -> {
            associations.leave(actor, association);
            return words.say("membership.association.leave.done", association.name());
        });
    }

    @AllowedFor({Role.ASSOCIATION_OFFICER, Role.ORGANISATION_OFFICER})
    @GetMapping("/associations/{id}/charter")
    String charter(Actor actor, @PathVariable UUID id, Model model) {
        Association association = mine(actor, id);
        model.addAttribute("form", new CharterForm(Integer.toString(association.version()), association.activity(), association.charter(),
                association.funding(), null));
        model.addAttribute("association", association);
        return "membership/association/charter";
    }

    @AllowedFor({Role.ASSOCIATION_OFFICER, Role.ORGANISATION_OFFICER})
    @PostMapping("/associations/{id}/charter")
    String charter(Actor actor, @PathVariable UUID id, @ModelAttribute("form") CharterForm form, BindingResult faults,
                   @RequestParam(name = "file", required = false) MultipartFile file, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Association association = mine(actor, id);
        try {
            associations.describe(actor, association, Typed.version(form.version()),
                    form.activity(), form.charter(), form.funding(),
                    Upload.of(file));
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            model.addAttribute("association", association);
            return "membership/association/charter";
        }
        to.addFlashAttribute("flash", Flash.ok(words.say("membership.association.charter.done")));
        return "redirect:/associations/" + id;
    }

    /** The charter as a file, for everybody who may see the association. */
    @GetMapping("/associations/{id}/papers/{file}")
    void paper(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        KeptFile kept = papers.find(Associations.PAPER, find(actor, id).id(), file).orElseThrow(NoSuchThing::new);
        Download.head(response, kept.name(), kept.mediaType());
        response.setContentLengthLong(kept.size());
        try (InputStream bytes = papers.open(kept)) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    private Association find(Actor actor, UUID id) {
        return associations.find(actor, id).orElseThrow(NoSuchThing::new);
    }

    private Association mine(Actor actor, UUID id) {
        Association association = find(actor, id);
        if (!associations.may(actor, association).describe()) {
            throw new NoSuchThing();
        }
        return association;
    }

    private interface Doing {
        String done();
    }

    private String said(RedirectAttributes to, Locale locale, String back, Doing doing) {
        try {
            to.addFlashAttribute("flash", Flash.ok(doing.done()));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return back;
    }
}
