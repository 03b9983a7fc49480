package org.unionhall.congress.prepare.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionPanel;
import org.unionhall.identity.Actor;
import org.unionhall.web.NoSuchThing;

/** One session: where it stands, and what every area of the congress has to say of it. */
@Controller
@CongressReaders
class SessionController {

    private final Congresses congresses;
    private final CongressRights rights;
    private final List<SessionPanel> panels;

    SessionController(Congresses congresses, CongressRights rights, ObjectProvider<SessionPanel> panels) {
        this.congresses = congresses;
        this.rights = rights;
        this.panels = panels.stream().sorted(Comparator.comparingInt(SessionPanel::order)).toList();
    }

    @GetMapping("/congress/sessions/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Session session = congresses.session(id).filter(one -> rights.sees(actor, one.unit())).orElseThrow(NoSuchThing::new);
        model.addAttribute("congress", session); // "session" is the visitor's own in every template
        panels.forEach(panel -> panel.fill(actor, session, model));
        model.addAttribute("panels", panels.stream().map(SessionPanel::template).toList());
        return "congress/prepare/session";
    }
}
