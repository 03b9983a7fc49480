package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.MemberPageSource;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.Units;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonSuccession;
import org.unionhall.personnel.SensitiveField;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Refusals;

/** One person's page: one's own for everybody, others' within the reader's units. */
@Controller
@SignedIn
class MemberController {

    private final MemberFiles files;
    private final People people;
    private final Units units;
    private final UnitTree tree;
    private final PersonSuccession succession;
    private final List<MemberPageSource> sources;
    private final Refusals refusals;

    MemberController(MemberFiles files, People people, Units units, UnitTree tree, PersonSuccession succession,
                     List<MemberPageSource> sources, Refusals refusals) {
        this.files = files;
        this.people = people;
        this.units = units;
        this.tree = tree;
        this.succession = succession;
        this.sources = sources;
        this.refusals = refusals;
    }

    /** The id of a record that was merged into another leads there. */
    @GetMapping("/members/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        PersonId person = new PersonId(id);
        return files.find(actor, person).map(file -> page(actor, file, model))
                .orElseGet(() -> "redirect:/members/" + succession.successor(person).filter(stays -> files.find(actor, stays).isPresent())
                        .orElseThrow(NoSuchThing::new));
    }

    /** The number is on this answer only: neither in an address nor in the session. */
    @PostMapping("/members/{id}/reveal/{field}")
    String reveal(Actor actor, @PathVariable UUID id, @PathVariable String field, @RequestParam(defaultValue = "") String reason,
                  HttpServletResponse response, Model model, Locale locale) {
        MemberFile file = find(actor, id);
        SensitiveField wanted = switch (field) {
            case "document" -> SensitiveField.DOCUMENT_NUMBER;
            case "mobile" -> SensitiveField.MOBILE;
            default -> throw new NoSuchThing();
        };
        if (!file.rights().reveal()) {
            throw new NoSuchThing();
        }
        try {
            people.reveal(actor, file.person(), wanted, reason).ifPresent(value -> model.addAttribute(field, value));
        } catch (Refusal refusal) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(refusal, locale)));
        }
        return page(actor, file, model);
    }

    private MemberFile find(Actor actor, UUID id) {
        return files.find(actor, new PersonId(id)).orElseThrow(NoSuchThing::new);
    }

    private String page(Actor actor, MemberFile file, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("person", file.person());
        List<Units.Unit> path = file.unitId() == null ? List.of() : units.path(file.unitId());
        model.addAttribute("path", path);
        Sight sight = Sight.ofUnits(actor);
        Set<UUID> named = Stream.concat(path.stream().map(Units.Unit::id), file.offices().stream().map(MemberFile.Office::unitId)).collect(Collectors.toSet());
        Set<UUID> open = sight.scope().empty() ? Set.of() : tree.open(sight, named);
        model.addAttribute("open", open);
        model.addAttribute("links", sources.stream().flatMap(source -> source.links(actor, file).stream()).toList());
        model.addAttribute("lists", !Sight.ofLists(actor).scope().empty());
        return "membership/member";
    }
}
