package org.unionhall.membership.office.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Post;
import org.unionhall.membership.Units;
import org.unionhall.membership.office.OfficeRights;
import org.unionhall.membership.office.Verdict;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;

/** What the pages of this area share: names of codes in the reader's language, and the unit whose page it is. */
@Component("officeWords")
class OfficeWords {

    private final MessageSource messages;
    private final Units units;
    private final OfficeRights rights;

    OfficeWords(MessageSource messages, Units units, OfficeRights rights) {
        this.messages = messages;
        this.units = units;
        this.rights = rights;
    }

    public String say(String code, Object... args) {
        Locale locale = LocaleContextHolder.getLocale();
        String said = messages.getMessage(code, args, null, locale);
        return said == null ? code : said;
    }

    /** A finding or a reason of a verdict, in words. */
    public String say(Verdict.Say said) {
        return say(said.key(), said.args().toArray());
    }

    /** 第五届, or how it is told apart when nobody has said which it is. */
    public String term(Integer number) {
        return number == null ? say("membership.office.term.unnumbered") : say("membership.office.term.number",
                LocaleContextHolder.getLocale().getLanguage().equals("zh") ? TermNames.of(number) : number.toString());
    }

    /** A day as documents write it: 2026年11月22日. */
    public String day(LocalDate day) {
        return say("membership.election.report.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    List<Option> posts(Collection<Post> posts) {
        return posts.stream().map(post -> new Option(post.name(), say("membership.Post." + post.name()))).toList();
    }

    /** @param prefix of the messages that name the values */
    <E extends Enum<E>> List<Option> options(Collection<E> values, String prefix) {
        return values.stream().map(value -> new Option(value.name(), say(prefix + value.name()))).toList();
    }

    <E extends Enum<E>> List<Option> options(Class<E> table, String prefix) {
        return options(Arrays.asList(table.getEnumConstants()), prefix);
    }

    /** Puts the unit and the way to it on the page. @throws NoSuchThing outside the actor's units, and where {@code may} says no */
    Units.Unit unit(Actor actor, UUID id, Function<UUID, Boolean> may, Model model) {
        Units.Unit unit = units.find(id).filter(one -> rights.sees(actor, id) && may.apply(id)).orElseThrow(NoSuchThing::new);
        model.addAttribute("unit", unit);
        return unit;
    }
}
