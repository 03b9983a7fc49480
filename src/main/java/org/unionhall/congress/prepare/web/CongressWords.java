package org.unionhall.congress.prepare.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionNames;
import org.unionhall.congress.prepare.Term;
import org.unionhall.congress.prepare.Terms;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** What the pages of the preparation share: names in the reader's language, the term whose page it is, acts that answer with a flash. */
@Component("congressWords")
class CongressWords {

    private final MessageSource messages;
    private final SessionNames names;
    private final Terms terms;
    private final CongressRights rights;
    private final Refusals refusals;

    CongressWords(MessageSource messages, SessionNames names, Terms terms, CongressRights rights, Refusals refusals) {
        this.messages = messages;
        this.names = names;
        this.terms = terms;
        this.rights = rights;
        this.refusals = refusals;
    }

    public String say(String code, Object... args) {
        Locale locale = LocaleContextHolder.getLocale();
        String said = messages.getMessage(code, args, null, locale);
        return said == null ? code : said;
    }

    /** Why something is not possible, in words. */
    public String say(Refusal no) {
        return refusals.words(no, LocaleContextHolder.getLocale());
    }

    /** 六届二次双代会. */
    String session(Session session) {
        return names.of(session);
    }

    /** 第六届双代会. */
    public String term(Term term) {
        return names.term(term.staff(), term.members(), term.number());
    }

    /** 第三代表团: the number as documents write it. */
    String chinese(int number) {
        return SessionNames.chinese(number);
    }

    /** A day as documents write it: 2026年11月22日. */
    public String day(LocalDate day) {
        return say("congress.paper.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    <E extends Enum<E>> List<Option> options(Collection<E> values, String prefix) {
        return values.stream().map(value -> new Option(value.name(), say(prefix + value.name()))).toList();
    }

    <E extends Enum<E>> List<Option> options(Class<E> table, String prefix) {
        return options(Arrays.asList(table.getEnumConstants()), prefix);
    }

    /** Puts the term on the page, and whether the reader prepares it. @throws NoSuchThing for none the actor may read of */
    Term term(Actor actor, UUID id, Model model) {
        Term term = terms.find(actor, id).orElseThrow(NoSuchThing::new);
        model.addAttribute("term", term);
        model.addAttribute("title", term(term));
        model.addAttribute("office", rights.office(actor, term.unit()));
        model.addAttribute("works", rights.works(actor, term.unit()));
        return term;
    }

    /** The same for pages that only those who prepare it have. */
    Term own(Actor actor, UUID id, Model model) {
        Term term = term(actor, id, model);
        if (!rights.office(actor, term.unit())) {
            throw new NoSuchThing();
        }
        return term;
    }

    /** Does it and says so, or says why not. @return whether it was done */
    boolean act(RedirectAttributes to, String done, Object[] args, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(say(done, args)));
            return true;
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(say(no)));
            return false;
        }
    }
}
