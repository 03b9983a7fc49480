package org.unionhall.inbox.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.inbox.LetterKind;
import org.unionhall.inbox.MailAddresses;
import org.unionhall.inbox.MailSettings;
import org.unionhall.inbox.MailWish;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Languages;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** Which letters I want by mail, and where. */
@Controller
@SignedIn
class MailSettingsController {

    private final MailSettings settings;
    private final MailAddresses addresses;
    private final Refusals words;

    MailSettingsController(MailSettings settings, MailAddresses addresses, Refusals words) {
        this.settings = settings;
        this.addresses = addresses;
        this.words = words;
    }

    record AddressForm(String address) {
    }

    record CodeForm(String code) {
    }

    /** A kind the reader may choose for. */
    record Choice(LetterKind kind, MailWish wish) {
    }

    @GetMapping("/me/mail")
    String show(Actor actor, Model model, Locale locale) {
        model.addAttribute("form", new AddressForm(""));
        return page(actor, model, locale);
    }

    @PostMapping("/me/mail/address")
    String ask(Actor actor, @ModelAttribute("form") AddressForm form, BindingResult result, Model model, HttpServletResponse response,
               RedirectAttributes flash, Locale locale) {
        try {
            addresses.ask(actor, form.address(), locale);
        } catch (Refusal refusal) {
            words.show(refusal, result, locale);
            response.setStatus(422);
            return page(actor, model, locale);
        }
        flash.addFlashAttribute("flash", Flash.info(words.say("inbox.address.asked", locale)));
        return "redirect:/me/mail/confirm";
    }

    /** The link in the mail leads here. It changes nothing by itself: mail servers open links to look at them. */
    @GetMapping("/me/mail/confirm")
    String code(Actor actor, @RequestParam(defaultValue = "") String code, Model model, Locale locale) {
        model.addAttribute("form", new CodeForm(code));
        model.addAttribute("reach", settings.of(actor.account(), locale));
        return "inbox/confirm";
    }

    @PostMapping("/me/mail/confirm")
    String confirm(Actor actor, @ModelAttribute("form") CodeForm form, BindingResult result, Model model, HttpServletResponse response,
                   RedirectAttributes flash, Locale locale) {
        if (!addresses.confirm(actor, form.code())) {
            words.show(Refusal.on("code", "inbox.code.wrong"), result, locale);
            response.setStatus(422);
            model.addAttribute("reach", settings.of(actor.account(), locale));
            return "inbox/confirm";
        }
        flash.addFlashAttribute("flash", Flash.ok(words.say("inbox.address.confirmed", locale)));
        return "redirect:/me/mail";
    }

    @PostMapping("/me/mail/remove")
    String remove(Actor actor, RedirectAttributes flash, Locale locale) {
        addresses.remove(actor);
        flash.addFlashAttribute("flash", Flash.ok(words.say("inbox.address.removed", locale)));
        return "redirect:/me/mail";
    }

    @PostMapping("/me/mail/wishes")
    String wish(Actor actor, HttpServletRequest request, @RequestParam(defaultValue = "") String language, RedirectAttributes flash, Locale locale) {
        Map<LetterKind, MailWish> wishes = new EnumMap<>(LetterKind.class);
        for (LetterKind kind : LetterKind.values()) {
            Arrays.stream(MailWish.values()).filter(wish -> wish.name().equals(request.getParameter(kind.name()))).findAny()
                    .ifPresent(wish -> wishes.put(kind, wish));
        }
        settings.wish(actor, wishes, Languages.spoken(language));
        flash.addFlashAttribute("flash", Flash.ok(words.say("inbox.wishes.saved", locale)));
        return "redirect:/me/mail";
    }

    private String page(Actor actor, Model model, Locale locale) {
        MailSettings.Reach reach = settings.of(actor.account(), locale);
        model.addAttribute("reach", reach);
        model.addAttribute("offered", settings.offered());
        model.addAttribute("choices", Arrays.stream(LetterKind.values()).filter(LetterKind::free)
                .map(kind -> new Choice(kind, reach.wishes().get(kind))).toList());
        model.addAttribute("wishes", Arrays.stream(MailWish.values()).map(wish -> new Option(wish.name(), words.say("inbox.wish." + wish, locale))).toList());
        model.addAttribute("languages", List.of(new Option("zh-CN", "中文"), new Option("en", "English")));
        model.addAttribute("language", reach.language().toLanguageTag());
        return "inbox/settings";
    }
}
