package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.ChangeRequest;
import org.unionhall.personnel.ChangeRequests;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonField;
import org.unionhall.personnel.RequestAct;
import org.unionhall.personnel.RequestDecisions;
import org.unionhall.personnel.RequestList;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;

/** What others want put right: the list, one of them side by side, and the decision. */
@Controller
@AllowedFor({Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR})
class RequestController {

    private final ChangeRequests requests;
    private final RequestDecisions decisions;
    private final RequestList list;
    private final People people;
    private final FieldWords words;
    private final Refusals refusals;
    private final Clock clock;

    RequestController(ChangeRequests requests, RequestDecisions decisions, RequestList list, People people, FieldWords words, Refusals refusals, Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.list = list;
        this.people = people;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/people/requests")
    String list(Actor actor, HttpServletRequest request, Model model) {
        Address here = FieldWords.address(request);
        RequestList.Which which = FieldWords.code(RequestList.Which.class, here.value("state"), RequestList.Which.OPEN);
        PersonField field = FieldWords.code(PersonField.class, here.value("field"), null);
        RequestList.Wish wish = new RequestList.Wish(here.value("q"), which, field);
        Paging paging = Paging.of(here, list.count(actor, wish));
        model.addAttribute("paging", paging);
        model.addAttribute("lines", list.lines(actor, wish, here.value("sort"), paging.size(), paging.offset()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("states", Arrays.stream(RequestList.Which.values()).map(one -> new Option(one == RequestList.Which.OPEN ? "" : one.name(),
                words.say("personnel.requests.which." + one.name()))).toList());
        model.addAttribute("fields", Arrays.stream(PersonField.values()).filter(PersonField::askable)
                .map(one -> new Option(one.name(), words.say(one.label()))).toList());
        List<Chip> chips = new ArrayList<>();
        if (!here.value("q").isBlank()) {
            chips.add(new Chip("q", "“" + here.value("q").strip() + "”"));
        }
        if (which != RequestList.Which.OPEN) {
            chips.add(new Chip("state", words.say("personnel.requests.which." + which.name())));
        }
        if (field != null) {
            chips.add(new Chip("field", words.say(field.label())));
        }
        model.addAttribute("chips", chips);
        return "personnel/requests";
    }

    @GetMapping("/people/requests/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        return page(seen(actor, id), Map.of(), Map.of(), model);
    }

    @PostMapping("/people/requests/{id}")
    String decide(Actor actor, @PathVariable UUID id, HttpServletRequest request, @RequestParam(defaultValue = "-1") String version, Model model,
                  Locale locale, HttpServletResponse response, RedirectAttributes to) {
        RequestDecisions.Seen seen = seen(actor, id);
        Map<UUID, RequestDecisions.Decision> said = new LinkedHashMap<>();
        Map<String, String> typed = new LinkedHashMap<>();
        for (ChangeRequest.Item item : seen.request().items()) {
            String act = request.getParameter("act-" + item.id());
            String why = request.getParameter("why-" + item.id());
            typed.put(item.id().toString(), (act == null ? "" : act) + "|" + (why == null ? "" : why));
            RequestAct wanted = "approve".equals(act) ? RequestAct.APPROVE : "refuse".equals(act) ? RequestAct.REFUSE : null;
            if (wanted != null) {
                said.put(item.id(), new RequestDecisions.Decision(wanted, why == null ? "" : why.replace("\u0000", "")));
            }
        }
        try {
            decisions.decide(actor, seen.request().id(), version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1, said);
            to.addFlashAttribute("flash", Flash.ok(words.say("personnel.request.decided.done")));
            return "redirect:/people/requests/" + seen.request().id();
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return page(seen(actor, id), Map.of(), typed, model);
        }
    }

    /** @param side {@code old} for the number on record, {@code new} for the one asked for */
    @PostMapping("/people/requests/{id}/reveal/{item}/{side}")
    String reveal(Actor actor, @PathVariable UUID id, @PathVariable UUID item, @PathVariable String side,
                  @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse response) {
        RequestDecisions.Seen seen = seen(actor, id);
        ChangeRequest.Item wanted = seen.request().items().stream().filter(one -> one.id().equals(item) && one.field().sensitive() && !one.state().ended())
                .findFirst().orElseThrow(NoSuchThing::new);
        Map<String, String> opened = new LinkedHashMap<>();
        try {
            (side.equals("old") ? people.reveal(actor, seen.person(), wanted.field().sealed().orElseThrow(), reason)
                    : decisions.reveal(actor, seen, wanted.id(), reason)).ifPresent(value -> opened.put(wanted.id() + side, value));
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
        }
        return page(seen, opened, Map.of(), model);
    }

    @GetMapping("/people/requests/{id}/evidence/{file}")
    void evidence(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        RequestDecisions.Seen seen = seen(actor, id);
        KeptFile kept = requests.evidence(seen.request().id(), file).filter(one -> seen.whole()).orElseThrow(NoSuchThing::new);
        EvidenceAnswer.send(kept, requests.open(actor, seen.request(), kept), response);
    }

    private RequestDecisions.Seen seen(Actor actor, UUID id) {
        return decisions.seen(actor, id).orElseThrow(NoSuchThing::new);
    }

    private String page(RequestDecisions.Seen seen, Map<String, String> opened, Map<String, String> typed, Model model) {
        model.addAttribute("seen", seen);
        model.addAttribute("request", seen.request());
        model.addAttribute("person", seen.person());
        model.addAttribute("opened", opened);
        model.addAttribute("typed", typed);
        model.addAttribute("evidence", requests.evidence(seen.request().id()));
        model.addAttribute("today", LocalDate.now(clock));
        return "personnel/request";
    }
}
