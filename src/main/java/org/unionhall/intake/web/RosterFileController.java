package org.unionhall.intake.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.intake.FaultSheet;
import org.unionhall.intake.Roster;
import org.unionhall.intake.RosterKind;
import org.unionhall.intake.RosterKinds;
import org.unionhall.intake.RosterTemplate;
import org.unionhall.intake.Rosters;
import org.unionhall.intake.Sentences;
import org.unionhall.web.Download;
import org.unionhall.web.NoSuchThing;

/** Workbooks to take along: the empty template of a kind, and the faults of a roster. */
@Controller
@AllowedFor(Role.ORGANISATION_OFFICER)
class RosterFileController {

    private final Rosters rosters;
    private final RosterKinds kinds;
    private final RosterTemplate template;
    private final FaultSheet faults;
    private final Sentences sentences;

    RosterFileController(Rosters rosters, RosterKinds kinds, RosterTemplate template, FaultSheet faults, Sentences sentences) {
        this.rosters = rosters;
        this.kinds = kinds;
        this.template = template;
        this.faults = faults;
        this.sentences = sentences;
    }

    @GetMapping("/intake/template/{kind}.xlsx")
    void template(Actor actor, @PathVariable String kind, Locale locale, HttpServletResponse response) throws IOException {
        RosterKind known = kinds.find(actor, kind).orElseThrow(NoSuchThing::new);
        try (OutputStream out = workbook(response, sentences.kind(kind, locale))) {
            template.write(known, out, locale);
        }
    }

    @GetMapping("/intake/{id}/faults.xlsx")
    void faults(Actor actor, @PathVariable UUID id, Locale locale, HttpServletResponse response) throws IOException {
        Roster roster = Own.roster(rosters, actor, id);
        RosterKind kind = roster.kind() == null ? null : kinds.find(actor, roster.kind()).orElse(null);
        if (kind == null || roster.counts().faulty() == 0) {
            throw new NoSuchThing();
        }
        try (OutputStream out = workbook(response, roster.fileName().replaceFirst("\\.[^.]*$", "") + "-faults")) {
            faults.write(actor, roster, kind, out, locale);
        }
    }

    private static OutputStream workbook(HttpServletResponse response, String name) throws IOException {
        Download.head(response, name + ".xlsx", Download.XLSX);
        return response.getOutputStream();
    }
}
