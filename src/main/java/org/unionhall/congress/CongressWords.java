package org.unionhall.congress;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** What all pages of a congress share: the reader's language, days as documents write them, and how an act or a form answers. */
public abstract class CongressWords {

    private final Refusals refusals;

    protected CongressWords(Refusals refusals) {
        this.refusals = refusals;
    }

    public String say(String code, Object... args) {
        return refusals.say(code, LocaleContextHolder.getLocale(), args);
    }

    /** Why something is not possible, in words. */
    public String say(Refusal no) {
        return refusals.words(no, LocaleContextHolder.getLocale());
    }

    /** A day as documents write it: 2026年11月22日. Empty for none. */
    public String day(LocalDate day) {
        return day == null ? "" : say("congress.paper.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    public <E extends Enum<E>> List<Option> options(Collection<E> values, String prefix) {
        return values.stream().map(value -> new Option(value.name(), say(prefix + value.name()))).toList();
    }

    public <E extends Enum<E>> List<Option> options(Class<E> table, String prefix) {
        return options(Arrays.asList(table.getEnumConstants()), prefix);
    }

    /** Does it and says so, or says why not. @return whether it was done */
    public boolean act(RedirectAttributes to, String done, Object[] args, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(say(done, args)));
            return true;
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(say(no)));
            return false;
        }
    }

    /**
     * Shows a refusal on the form; and beside every field that must be filled and is empty that it must, so that nobody is sent
     * back once for each.
     */
    public void refuse(Refusal no, BindingResult form, HttpServletResponse response, String... needed) {
        boolean said = false;
        for (String field : needed) {
            Object typed = form.getFieldValue(field);
            if (no.field().filter(field::equals).isPresent()) {
                refusals.show(no, form, LocaleContextHolder.getLocale());
                said = true;
            } else if (typed == null || typed.toString().isBlank()) {
                refusals.show(Refusal.on(field, "congress.form.empty"), form, LocaleContextHolder.getLocale());
            }
        }
        if (!said) {
            refusals.show(no, form, LocaleContextHolder.getLocale());
        }
        response.setStatus(422);
    }
}
