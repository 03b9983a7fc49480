package org.unionhall.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.identity.Account;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Anyone;
import org.unionhall.identity.Entrance;
import org.unionhall.identity.OneTimeCodes;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Refusals;

/** From a one-time code to a password of one's own. */
@Controller
@Anyone
class ActivationController {

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Entrance entrance;
    private final Refusals refusals;

    ActivationController(Accounts accounts, OneTimeCodes codes, Entrance entrance, Refusals refusals) {
        this.accounts = accounts;
        this.codes = codes;
        this.entrance = entrance;
        this.refusals = refusals;
    }

    record CodeForm(String code) {
    }

    /** {@code username} and {@code name} are asked of the first administrator only. */
    record PasswordForm(String username, String name, String password, String again) {
    }

    @GetMapping("/activate")
    String ask(@ModelAttribute("form") CodeForm form) {
        return "identity/activate";
    }

    @PostMapping("/activate")
    String typed(@ModelAttribute("form") CodeForm form, BindingResult result, HttpServletRequest request,
                 HttpServletResponse response, Locale locale) {
        String code = form.code() == null ? "" : form.code().replaceAll("[^\\p{L}\\p{N}-]", "");
        try {
            look(code, request);
            return "redirect:/activate/" + code;
        } catch (Refusal refusal) {
            return refused(refusal, result, response, locale);
        }
    }

    @GetMapping("/activate/{code}")
    String choose(@PathVariable String code, Model model, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        try {
            offer(look(code, request), code, model);
            model.addAttribute("form", new PasswordForm("", "", "", ""));
            return "identity/activate-password";
        } catch (Refusal refusal) {
            model.addAttribute("form", new CodeForm(code));
            BindingResult result = new org.springframework.validation.BeanPropertyBindingResult(new CodeForm(code), "form");
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", result);
            return refused(refusal, result, response, locale);
        }
    }

    @PostMapping("/activate/{code}")
    String set(@PathVariable String code, @ModelAttribute("form") PasswordForm form, BindingResult result, Model model,
               HttpServletRequest request, HttpServletResponse response, RedirectAttributes flash, Locale locale) {
        OneTimeCodes.Activation activation = look(code, request);
        String password = form.password() == null ? "" : form.password();
        try {
            if (!password.equals(form.again())) {
                throw Refusal.on("again", "identity.password.again.differs");
            }
            Account account = codes.use(code, form.username(), form.name(), password);
            entrance.enter(account.id(), request, response);
            flash.addFlashAttribute("flash", Flash.ok(refusals.say("identity.activate.done", locale)));
            return "redirect:/";
        } catch (Refusal refusal) {
            refusals.show(refusal.field().isEmpty() && refusal.code().startsWith("identity.password.") ? refusal.at("password") : refusal,
                    result, locale);
            offer(activation, code, model);
            response.setStatus(422);
            return "identity/activate-password";
        }
    }

    private void offer(OneTimeCodes.Activation activation, String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("until", activation.expiresAt());
        model.addAttribute("account", activation.account() == null ? null : accounts.get(new AccountId(activation.account())));
    }

    /** A wrong code is counted against the address it comes from. */
    private OneTimeCodes.Activation look(String code, HttpServletRequest request) {
        Optional<Duration> wait = codes.waitAt(request.getRemoteAddr());
        if (wait.isPresent()) {
            throw Refusal.on("code", "identity.code.wait", Math.max(1, wait.get().toSeconds()));
        }
        try {
            return codes.find(code);
        } catch (Refusal useless) {
            codes.failedAt(request.getRemoteAddr());
            throw useless.at("code");
        }
    }

    private String refused(Refusal refusal, BindingResult result, HttpServletResponse response, Locale locale) {
        refusals.show(refusal, result, locale);
        response.setStatus(refusal.code().equals("identity.code.wait") ? 429 : 422);
        return "identity/activate";
    }
}
