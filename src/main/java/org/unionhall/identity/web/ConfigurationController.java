package org.unionhall.identity.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.ConfigurationCheck;
import org.unionhall.identity.Role;

/** How this portal is set up, in words; the worst first. */
@Controller
@AllowedFor(Role.SYSTEM_ADMIN)
class ConfigurationController {

    private final List<ConfigurationCheck> checks;
    private final MessageSource messages;

    ConfigurationController(List<ConfigurationCheck> checks, MessageSource messages) {
        this.checks = checks;
        this.messages = messages;
    }

    /** @param todo what to do about it; null when nothing */
    record Line(ConfigurationCheck.Weight weight, String text, String todo) {
    }

    @GetMapping("/configuration")
    String show(Model model, Locale locale) {
        List<Line> lines = checks.stream().flatMap(check -> check.findings().stream())
                .sorted(Comparator.comparing(ConfigurationCheck.Finding::weight).reversed())
                .map(finding -> new Line(finding.weight(), messages.getMessage(finding.key(), finding.args().toArray(), locale),
                        messages.getMessage(finding.key() + ".todo", finding.args().toArray(), null, locale))).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("urgent", lines.stream().filter(line -> line.weight().compareTo(ConfigurationCheck.Weight.WARN) >= 0).count());
        return "identity/configuration";
    }
}
