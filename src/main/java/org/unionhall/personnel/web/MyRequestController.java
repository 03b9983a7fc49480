package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.ChangeRequest;
import org.unionhall.personnel.ChangeRequests;
import org.unionhall.personnel.PersonField;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** Having one's own record put right. */
@Controller
@SignedIn
class MyRequestController {

    private final ChangeRequests requests;
    private final FieldWords words;
    private final Refusals refusals;

    MyRequestController(ChangeRequests requests, FieldWords words, Refusals refusals) {
        this.requests = requests;
        this.words = words;
        this.refusals = refusals;
    }

    /** The files come beside the form: of them nothing is bound. */
    @InitBinder("form")
    void filesAreNotTyped(WebDataBinder binder) {
        binder.setDisallowedFields("evidence");
    }

    @GetMapping("/me/requests")
    String list(Actor actor, Model model) {
        model.addAttribute("requests", requests.mine(actor));
        model.addAttribute("known", actor.person() != null);
        return "personnel/my-requests";
    }

    @GetMapping("/me/requests/new")
    String form(Actor actor, Model model) {
        model.addAttribute("form", RequestForm.empty());
        return form(actor, model, true);
    }

    @PostMapping("/me/requests/new")
    String ask(Actor actor, @ModelAttribute("form") RequestForm form, BindingResult faults,
               @RequestParam(name = "evidence", required = false) List<MultipartFile> evidence, Model model, Locale locale,
               HttpServletResponse response, RedirectAttributes to) {
        List<ChangeRequests.Upload> uploads = evidence == null ? List.of() : evidence.stream().filter(file -> !file.isEmpty())
                .map(file -> new ChangeRequests.Upload(file.getOriginalFilename(), file.getSize(), file)).toList();
        requests.own(actor);
        try {
            UUID id = requests.ask(actor, form.typed(), form.documentType(), form.reason(), uploads);
            to.addFlashAttribute("flash", Flash.ok(words.say("personnel.request.asked")));
            return "redirect:/me/requests/" + id;
        } catch (Refusal no) {
            refusals.show(no, faults, locale);
            response.setStatus(422);
            return form(actor, model, false);
        }
    }

    private String form(Actor actor, Model model, boolean fresh) {
        model.addAttribute("person", requests.own(actor));
        model.addAttribute("askable", Arrays.stream(PersonField.values()).filter(PersonField::askable).toList());
        model.addAttribute("fixed", Arrays.stream(PersonField.values()).filter(field -> !field.askable()).toList());
        model.addAttribute("fresh", fresh);
        model.addAttribute("documentTypes", Arrays.stream(DocumentType.values())
                .map(type -> new Option(type.name(), words.say("kernel.DocumentType." + type.name()))).toList());
        for (PersonField field : List.of(PersonField.SEX, PersonField.ETHNICITY, PersonField.POLITICAL_STATUS, PersonField.EDUCATION)) {
            model.addAttribute(field.key() + "Choices", words.options(field));
        }
        return "personnel/my-request-form";
    }

    @GetMapping("/me/requests/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        ChangeRequest request = mine(actor, id);
        model.addAttribute("request", request);
        model.addAttribute("evidence", requests.evidence(request.id()));
        return "personnel/my-request";
    }

    @PostMapping("/me/requests/{id}/withdraw")
    String withdraw(Actor actor, @PathVariable UUID id, RedirectAttributes to, Locale locale) {
        ChangeRequest request = mine(actor, id);
        try {
            requests.withdraw(actor, request.id());
            to.addFlashAttribute("flash", Flash.ok(words.say("personnel.request.withdrawn")));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return "redirect:/me/requests/" + request.id();
    }

    @GetMapping("/me/requests/{id}/evidence/{file}")
    void evidence(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        ChangeRequest request = mine(actor, id);
        KeptFile kept = requests.evidence(request.id(), file).orElseThrow(NoSuchThing::new);
        EvidenceAnswer.send(kept, requests.open(actor, request, kept), response);
    }

    private ChangeRequest mine(Actor actor, UUID id) {
        return requests.mine(actor, id).orElseThrow(NoSuchThing::new);
    }
}
