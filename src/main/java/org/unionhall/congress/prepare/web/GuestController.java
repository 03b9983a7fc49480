package org.unionhall.congress.prepare.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Session;
import org.unionhall.congress.prepare.DelegateSearch;
import org.unionhall.congress.prepare.Delegates;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Typed;

/** Observers and guests of one session: they speak and do not vote. */
@Controller
@CongressReaders
class GuestController {

    private static final int MOST = 500;

    private final Congresses congresses;
    private final Delegates delegates;
    private final CongressRights rights;
    private final PrepareWords words;

    GuestController(Congresses congresses, Delegates delegates, CongressRights rights, PrepareWords words) {
        this.congresses = congresses;
        this.delegates = delegates;
        this.rights = rights;
        this.words = words;
    }

    @GetMapping("/congress/sessions/{id}/guests")
    String list(Actor actor, @PathVariable UUID id, Model model) {
        Session session = congresses.session(id).filter(one -> rights.sees(actor, one.unit())).orElseThrow(NoSuchThing::new);
        words.term(actor, session.term(), model);
        model.addAttribute("congress", session);
        model.addAttribute("observers", of(session, DelegateKind.OBSERVER));
        model.addAttribute("invited", of(session, DelegateKind.INVITED));
        model.addAttribute("kindOptions", words.options(List.of(DelegateKind.OBSERVER, DelegateKind.INVITED), "congress.DelegateKind."));
        return "congress/prepare/guests";
    }

    private List<Mandate> of(Session session, DelegateKind kind) {
        return delegates.list(new DelegateSearch(session.term(), session.id(), null, null, kind, EnumSet.of(DelegateStage.ACTIVE), "", true), 0, MOST);
    }

    @CongressKeepers
    @PostMapping("/congress/sessions/{id}/guests")
    String invite(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String people, RedirectAttributes to) {
        congresses.session(id).filter(one -> rights.office(actor, one.unit())).orElseThrow(NoSuchThing::new);
        if (!words.act(to, "congress.delegate.invite.done", new Object[0], () -> {
            List<String> numbers = Arrays.stream(people.strip().split("[\\s,，、;；]+")).filter(number -> !number.isEmpty()).limit(MOST).toList();
            if (numbers.isEmpty()) {
                throw new Refusal("congress.delegate.none-chosen");
            }
            delegates.invite(actor, id, Typed.choice("kind", kind, DelegateKind.class), numbers);
        })) {
            to.addFlashAttribute("typed", Map.of("kind", kind, "people", people));
        }
        return "redirect:/congress/sessions/" + id + "/guests";
    }
}
