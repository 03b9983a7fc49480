package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.unionhall.identity.Account;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AuditAboutMe;
import org.unionhall.identity.MyData;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paging;
import org.unionhall.web.Refusals;
import org.unionhall.web.Spool;
import org.unionhall.web.Times;

/** What the union knows about the reader, who looked at it, and all of it to take away. */
@Controller
@SignedIn
class MyDataController {

    private final MyData data;
    private final MyDataFile file;
    private final AuditAboutMe audit;
    private final MyAccountData words;
    private final Refusals refusals;
    private final Spool spool;
    private final Times times;
    private final Clock clock;

    MyDataController(MyData data, MyDataFile file, AuditAboutMe audit, MyAccountData words, Refusals refusals, Spool spool, Times times,
                     Clock clock) {
        this.spool = spool;
        this.data = data;
        this.file = file;
        this.audit = audit;
        this.words = words;
        this.refusals = refusals;
        this.times = times;
        this.clock = clock;
    }

    record ProofForm(String present) {
    }

    /** One line of the trail in words. */
    record Look(Instant at, String who, String roles, String act, String what, String why) {
    }

    @GetMapping("/me/data")
    String data(Actor actor, Account account, Model model, Locale locale) {
        model.addAttribute("opened", Map.of());
        model.addAttribute("form", new ProofForm(""));
        return page(actor, account, model, locale);
    }

    /** The value is on this answer only: neither in an address nor in the session. */
    @PostMapping("/me/data/open/{name}")
    String open(Actor actor, Account account, @PathVariable String name, Model model, Locale locale) {
        model.addAttribute("opened", Map.of(name, data.open(actor, name).orElseThrow(NoSuchThing::new)));
        model.addAttribute("form", new ProofForm(""));
        return page(actor, account, model, locale);
    }

    /** Asks for the password again: whoever finds a desk unlocked must not carry a whole life away. */
    @PostMapping("/me/data/download")
    String download(Actor actor, Account account, @ModelAttribute("form") ProofForm form, BindingResult result, Model model,
                    HttpServletResponse response, Locale locale) throws IOException {
        MyData.Everything all;
        try {
            all = data.take(actor, form.present() == null ? "" : form.present(), locale);
        } catch (Refusal refusal) {
            refusals.show(refusal, result, locale);
            response.setStatus(422);
            model.addAttribute("opened", Map.of());
            return page(actor, account, model, locale);
        }
        spool.handOut(response, refusals.say("identity.data.title", locale) + " " + LocalDate.now(clock) + ".zip", "application/zip",
                out -> file.write(all, actor.name(), times.minute(clock.instant()), locale, out));
        return null;
    }

    private String page(Actor actor, Account account, Model model, Locale locale) {
        model.addAttribute("account", account);
        model.addAttribute("sections", data.shown(actor, locale));
        return "identity/my-data";
    }

    @GetMapping("/me/access")
    String access(Actor actor, HttpServletRequest request, Model model, Locale locale) {
        Address here = Address.of("/me/access" + (request.getQueryString() == null ? "" : "?" + request.getQueryString())).without("lang");
        boolean all = here.value("all").equals("yes");
        Paging paging = Paging.of(here, audit.count(actor, !all));
        List<Look> looks = audit.lines(actor, !all, paging.size(), paging.offset()).stream().map(line -> new Look(line.at(), line.actor(),
                words.roles(line, locale), words.say("audit." + line.act(), locale), words.what(line, locale), line.reason())).toList();
        model.addAttribute("paging", paging);
        model.addAttribute("looks", looks);
        model.addAttribute("all", all);
        return "identity/my-access";
    }
}
