package org.unionhall.rulebook.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.files.FileId;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Policies;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** The files of a document: in and out only by its own page. */
@Controller
@OfficersRead
class AttachmentController {

    private final Policies policies;
    private final Refusals messages;

    AttachmentController(Policies policies, Refusals messages) {
        this.policies = policies;
        this.messages = messages;
    }

    @OfficersChange
    @PostMapping("/rulebook/policies/{id}/attachments")
    String attach(Actor actor, @PathVariable UUID id, @RequestParam(required = false) MultipartFile file, Locale locale, RedirectAttributes to)
            throws IOException {
        policies.find(id).orElseThrow(NoSuchThing::new);
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal("rulebook.attachment.empty");
            }
            try (InputStream in = file.getInputStream()) {
                policies.attach(actor, id, file.getOriginalFilename(), in);
            }
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.attachment.done", locale)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(messages.words(no, locale)));
        }
        return "redirect:/rulebook/policies/" + id;
    }

    /** Saved, never shown: whatever is inside cannot act in the reader's name. */
    @GetMapping("/rulebook/policies/{id}/attachments/{file}")
    void open(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        KeptFile kept = policies.attachment(id, new FileId(file)).orElseThrow(NoSuchThing::new);
        response.setContentType(kept.mediaType());
        response.setContentLengthLong(kept.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(kept.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (InputStream in = policies.open(kept)) {
            in.transferTo(response.getOutputStream());
        }
    }

    @OfficersChange
    @PostMapping("/rulebook/policies/{id}/attachments/{file}/remove")
    String detach(Actor actor, @PathVariable UUID id, @PathVariable UUID file, @RequestParam(defaultValue = "") String reason, Locale locale,
                  RedirectAttributes to) {
        policies.attachment(id, new FileId(file)).orElseThrow(NoSuchThing::new);
        try {
            policies.detach(actor, id, new FileId(file), reason);
            to.addFlashAttribute("flash", Flash.ok(messages.say("rulebook.attachment.removed", locale)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(messages.words(no, locale)));
        }
        return "redirect:/rulebook/policies/" + id;
    }
}
