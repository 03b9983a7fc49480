package org.unionhall.desk;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;

/** All figures for a reader: each with what it means, for when and for whom it is true, and the list behind it. */
@Controller
@SignedIn
class FigureController {

    private final List<FigureSource> sources;

    FigureController(List<FigureSource> sources) {
        this.sources = sources.stream().sorted(Comparator.comparing(FigureSource::onStartPage).reversed()).toList();
    }

    @GetMapping("/figures")
    String list(Actor actor, Model model) {
        model.addAttribute("figures", sources.stream().flatMap(source -> source.figures(actor).stream()).toList());
        model.addAttribute("pages", sources.stream().flatMap(source -> source.pages(actor).stream()).toList());
        return "desk/figures";
    }
}
