package org.unionhall.rulebook.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Money;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Setting;
import org.unionhall.web.Option;

/** Rules and their values as people read them. */
@Component
class RuleWords {

    private final MessageSource messages;
    private final Clock clock;

    RuleWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** A moment by the clocks of the union, not by the machine's; null stays null. */
    ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(clock.getZone());
    }

    String label(Rule<?> rule, Locale locale) {
        return say("rulebook.rule." + rule.name(), locale, rule.name());
    }

    /** What else is to be known about it; null where nothing is. */
    String note(Rule<?> rule, Locale locale) {
        return say("rulebook.rule." + rule.name() + ".note", locale, null);
    }

    String module(Rule<?> rule, Locale locale) {
        return say("rulebook.module." + rule.module(), locale, rule.module());
    }

    String value(Setting<?> setting, Locale locale) {
        return value(setting.rule(), setting.value(), locale);
    }

    String value(Rule<?> rule, Object value, Locale locale) {
        if (value instanceof Integer number) {
            return rule.unit() == null ? number.toString() : say("rulebook.unit." + rule.unit(), locale, number.toString(), number);
        }
        if (value instanceof Boolean yes) {
            return say(yes ? "rulebook.yes" : "rulebook.no", locale, yes.toString());
        }
        if (value instanceof Money money) {
            return "¥ " + money.format();
        }
        if (value instanceof Enum<?> constant) {
            return say("rulebook.rule." + rule.name() + "." + constant.name(), locale, constant.name());
        }
        if (value instanceof MonthDay day) {
            return say("rulebook.monthday", locale, day.toString(), day.getMonthValue(), day.getDayOfMonth());
        }
        if (value instanceof Set<?> days) {
            return Arrays.stream(DayOfWeek.values()).filter(days::contains).map(day -> say("rulebook.weekday." + day.getValue(), locale, day.name()))
                    .collect(Collectors.joining(say("rulebook.and", locale, ", ")));
        }
        if (value instanceof Bands bands) {
            return say("rulebook.bands.short", locale, bands.format(), bands.bands().size());
        }
        return value.toString();
    }

    /** Line by line for a table, {@code [members, seats]}; empty for everything else. */
    List<String[]> lines(Setting<?> setting) {
        return setting.value() instanceof Bands bands ? bands.bands().stream().map(band -> new String[] {
            band.to() == null ? "≥ " + band.from() : band.from() + "–" + band.to(),
            band.least() == band.most() ? String.valueOf(band.least()) : band.least() + "–" + band.most()}).toList() : List.of();
    }

    List<Option> choices(Rule<?> rule, Locale locale) {
        return choicesOf(rule, locale);
    }

    private <T> List<Option> choicesOf(Rule<T> rule, Locale locale) {
        return rule.choices().stream().map(choice -> new Option(rule.typed(choice), value(rule, choice, locale))).toList();
    }

    /** The days a setting holds, in words. */
    String days(Setting<?> setting, Locale locale) {
        LocalDate from = setting.from();
        return from == null ? say("rulebook.days.always", locale, "")
                : setting.to() == null ? say("rulebook.days.from", locale, "", from)
                : say("rulebook.days.until", locale, "", from, setting.to().minusDays(1));
    }

    private String say(String code, Locale locale, String otherwise, Object... args) {
        return messages.getMessage(code, args.length == 0 ? null : args, otherwise, locale);
    }
}
