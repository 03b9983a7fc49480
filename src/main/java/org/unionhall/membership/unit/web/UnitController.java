package org.unionhall.membership.unit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.UnitTree.Node;
import org.unionhall.membership.Units;
import org.unionhall.membership.unit.UnitAct;
import org.unionhall.membership.unit.UnitActs;
import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.membership.unit.UnitHistory;
import org.unionhall.membership.unit.UnitHistory.Kin;
import org.unionhall.membership.web.UnitReaders;
import org.unionhall.membership.web.Words;
import org.unionhall.web.Download;
import org.unionhall.web.NoSuchThing;

/** The union's tree and its units, at work and ended. */
@Controller
@UnitReaders
class UnitController {

    /** A larger tree opens its first level only. */
    private static final int WHOLE = 500;
    /** The pages of acts, below the unit's own. */
    private static final Map<UnitAct, String> PATHS = Map.of(UnitAct.BEGIN, "begin", UnitAct.CHANGE, "change", UnitAct.DESCRIBE, "profile",
            UnitAct.MERGE, "merge", UnitAct.SPLIT_UP, "split", UnitAct.DISSOLVE, "dissolve");

    private final UnitTree tree;
    private final Units units;
    private final UnitActs acts;
    private final UnitHistory history;

    UnitController(UnitTree tree, Units units, UnitActs acts, UnitHistory history) {
        this.tree = tree;
        this.units = units;
        this.acts = acts;
        this.history = history;
    }

    /** A unit with those below it. */
    record Branch(Node node, boolean open, List<Branch> children) {
    }

    @GetMapping("/units")
    String list(Actor actor, HttpServletRequest request, Model model) {
        List<Node> nodes = tree.nodes(Sight.ofUnits(actor));
        String wanted = Words.address(request).value("kind");
        UnitKind kind = Arrays.stream(UnitKind.values()).filter(value -> value.name().equals(wanted)).findFirst().orElse(null);
        Map<UnitKind, Long> kinds = new LinkedHashMap<>();
        Arrays.stream(UnitKind.values()).forEach(value -> {
            long count = nodes.stream().filter(node -> node.kind() == value).count();
            if (count > 0) {
                kinds.put(value, count);
            }
        });
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds);
        model.addAttribute("nodes", kind == null ? nodes : nodes.stream().filter(node -> node.kind() == kind).toList());
        model.addAttribute("branches", branches(nodes.stream().filter(node -> node.kind() != UnitKind.ASSOCIATION).toList()));
        model.addAttribute("associations", nodes.stream().filter(node -> node.kind() == UnitKind.ASSOCIATION).toList());
        model.addAttribute("people", !Sight.ofLists(actor).scope().empty());
        model.addAttribute("officer", actor.has(Role.ORGANISATION_OFFICER));
        return "membership/units";
    }

    @GetMapping("/units/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        UnitFacts facts = acts.find(actor, id).orElseThrow(NoSuchThing::new);
        Sight sight = Sight.ofUnits(actor);
        List<Units.Unit> path = units.path(facts.id());
        List<Kin> successors = facts.state().ended() ? history.successors(facts.id()) : List.of();
        model.addAttribute("facts", facts);
        model.addAttribute("path", path);
        model.addAttribute("open", tree.open(sight, Stream.concat(path.stream().map(Units.Unit::id), successors.stream().map(Kin::id)).toList()));
        model.addAttribute("journal", history.of(facts.id()));
        model.addAttribute("people", !Sight.ofLists(actor).scope().empty());
        model.addAttribute("officer", actor.has(Role.ORGANISATION_OFFICER));
        if (facts.state().ended()) {
            model.addAttribute("successors", successors);
            return "membership/unit/ended";
        }
        model.addAttribute("unit", tree.find(sight, facts.id()).orElseThrow(NoSuchThing::new));
        model.addAttribute("acts", acts.acts(actor, facts));
        model.addAttribute("paths", PATHS);
        model.addAttribute("predecessors", history.predecessors(facts.id()));
        model.addAttribute("children", tree.children(sight, facts.id()));
        model.addAttribute("seats", tree.seats(facts.id(), Sight.ofPages(actor)));
        model.addAttribute("departments", tree.departments(facts.id()));
        return "membership/unit";
    }

    /** A document behind a line of the unit's journal. */
    @GetMapping("/units/{id}/papers/{file}")
    void paper(Actor actor, @PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        UnitFacts unit = acts.find(actor, id).orElseThrow(NoSuchThing::new);
        KeptFile kept = history.paper(unit.id(), file).orElseThrow(NoSuchThing::new);
        Download.head(response, kept.name(), kept.mediaType());
        response.setContentLengthLong(kept.size());
        try (InputStream bytes = history.open(kept)) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** Whose parent is out of sight stands at the top. */
    private static List<Branch> branches(List<Node> nodes) {
        Map<UUID, List<Node>> below = new LinkedHashMap<>();
        Set<UUID> known = nodes.stream().map(Node::id).collect(Collectors.toSet());
        List<Node> tops = new ArrayList<>();
        for (Node node : nodes) {
            if (node.parent() == null || !known.contains(node.parent())) {
                tops.add(node);
            } else {
                below.computeIfAbsent(node.parent(), parent -> new ArrayList<>()).add(node);
            }
        }
        return tops.stream().map(top -> branch(top, below, 0, nodes.size())).toList();
    }

    private static Branch branch(Node node, Map<UUID, List<Node>> below, int depth, int size) {
        return new Branch(node, depth == 0 || size <= WHOLE, Objects.requireNonNullElse(below.get(node.id()), List.<Node>of()).stream()
                .map(child -> branch(child, below, depth + 1, size)).toList());
    }
}
