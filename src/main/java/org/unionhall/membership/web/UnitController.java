package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.UnitTree.Node;
import org.unionhall.membership.Units;
import org.unionhall.web.NoSuchThing;

/** The union's tree and its units. */
@Controller
@UnitReaders
class UnitController {

    /** A larger tree opens its first level only. */
    private static final int WHOLE = 500;

    private final UnitTree tree;
    private final Units units;
    private final Clock clock;

    UnitController(UnitTree tree, Units units, Clock clock) {
        this.tree = tree;
        this.units = units;
        this.clock = clock;
    }

    /** A unit with those below it. */
    record Branch(Node node, boolean open, List<Branch> children) {
    }

    /** A line of the printed chart. @param indent one wide blank for each unit above */
    record Line(String indent, Node node) {
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
        return "membership/units";
    }

    @GetMapping("/units/{id}")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        Sight sight = Sight.ofUnits(actor);
        Node unit = tree.find(sight, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("unit", unit);
        model.addAttribute("facts", units.find(unit.id()).orElseThrow(NoSuchThing::new));
        List<Units.Unit> path = units.path(unit.id());
        model.addAttribute("path", path);
        model.addAttribute("open", tree.open(sight, path.stream().map(Units.Unit::id).toList()));
        model.addAttribute("children", tree.children(sight, unit.id()));
        model.addAttribute("seats", tree.seats(unit.id(), Sight.ofPages(actor)));
        model.addAttribute("departments", tree.departments(unit.id()));
        model.addAttribute("people", !Sight.ofLists(actor).scope().empty());
        return "membership/unit";
    }

    /** The organisation chart, to be printed. */
    @GetMapping("/units/chart")
    String chart(Actor actor, Model model) {
        List<Node> nodes = new ArrayList<>(tree.nodes(Sight.ofUnits(actor)));
        nodes.sort(Comparator.comparing(node -> node.kind() == UnitKind.ASSOCIATION));
        List<Line> lines = new ArrayList<>();
        branches(nodes).forEach(branch -> lay(branch, "", lines));
        model.addAttribute("lines", lines);
        model.addAttribute("today", LocalDate.now(clock));
        return "membership/chart";
    }

    private static void lay(Branch branch, String indent, List<Line> lines) {
        lines.add(new Line(indent, branch.node()));
        branch.children().forEach(child -> lay(child, indent + "\u3000", lines));
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
