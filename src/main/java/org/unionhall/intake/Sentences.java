package org.unionhall.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts codes and arguments kept in the database into words. */
@Component
public class Sentences {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** The sentence of a refusal, a fault or a warning. */
    public String of(String code, List<String> args, Locale locale) {
        try {
            return messages.getMessage(code, args.toArray(), code, locale);
        } catch (IllegalArgumentException wantsNumbers) {
            Object[] numbers = args.stream().map(arg -> WHOLE.matcher(arg).matches() ? (Object) Long.valueOf(arg) : arg).toArray();
            return messages.getMessage(code, numbers, code, locale);
        }
    }

    /** What people call a kind. */
    public String kind(String name, Locale locale) {
        return messages.getMessage("intake.kind." + name, null, name, locale);
    }

    /** What people call a field of a kind: its label, or the heading it is known by. */
    public String field(RosterKind kind, String field, Locale locale) {
        String heading = kind.columns().stream().filter(column -> column.field().equals(field))
                .map(RosterColumn::heading).findFirst().orElse(field);
        return messages.getMessage("intake." + kind.name() + "." + field, null, heading, locale);
    }
}
