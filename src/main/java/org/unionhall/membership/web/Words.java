package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.CodeTable;
import org.unionhall.membership.UnitTree;
import org.unionhall.membership.Units;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;

/** What lists say in the reader's language: choices of filters, chips, names of codes. */
@Component
public class Words {

    private final MessageSource messages;
    private final Units units;

    Words(MessageSource messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    public String say(String code, Object... args) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(code, args, code, locale);
    }

    /** The label of a value of a code table; empty for null. */
    public String of(Enum<?> value) {
        if (value == null) {
            return "";
        }
        String packageName = value.getDeclaringClass().getPackageName();
        return say(packageName.substring(packageName.lastIndexOf('.') + 1) + "." + value.getDeclaringClass().getSimpleName() + "."
                + value.name());
    }

    public <E extends Enum<E> & CodeTable> List<Option> options(Class<E> table) {
        return Arrays.stream(table.getEnumConstants()).map(value -> new Option(value.name(), of(value))).toList();
    }

    /** What a scope reaches, by name. */
    public String scope(Scope scope) {
        return scope.all() ? say("membership.scope.all") : String.join(say("membership.scope.and"), units.names(scope));
    }

    public List<Option> yesNo() {
        return List.of(new Option("yes", say("membership.yes")), new Option("no", say("membership.no")));
    }

    /** Units with their depth shown by an indent that a select keeps. */
    public static List<Option> units(List<UnitTree.Choice> units) {
        int top = units.stream().mapToInt(UnitTree.Choice::depth).min().orElse(0);
        return units.stream().map(unit -> new Option(unit.id().toString(), "\u3000".repeat(unit.depth() - top) + unit.name())).toList();
    }

    /** The address asked for, without what belongs to no list. */
    public static Address address(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Address address = Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString()).without("lang");
        return address.with("q", address.value("q").replaceAll("[\\p{Cc}\\p{Cs}]", ""));
    }

    /** What was asked, for the audit trail: long numbers typed into the search box are nobody's to read there. */
    public static String asked(Address address) {
        Address plain = address.without("page").without("size");
        return plain.with("q", plain.value("q").replaceAll("(?U)[A-Za-z]?\\d(?:[\\s-]*\\d){7,}[Xx]?", "***")).toString();
    }

    /** Collects chips. */
    public final class Chips {

        private final List<Chip> chips = new ArrayList<>();

        public Chips add(String parameter, String label, String value) {
            if (value != null && !value.isEmpty()) {
                chips.add(new Chip(parameter, say("membership.chip", say(label), value.strip())));
            }
            return this;
        }

        public Chips add(String parameter, String label, Object value, List<Option> options) {
            return value == null ? this : add(parameter, label, options.stream().filter(option -> option.value().equals(value.toString()))
                    .map(Option::label).findFirst().orElse(say("web.nothing")));
        }

        public Chips add(String parameter, String label, Enum<?> value) {
            return add(parameter, label, of(value));
        }

        public Chips add(String parameter, String label, Boolean value) {
            return value == null ? this : add(parameter, label, say(value ? "membership.yes" : "membership.no"));
        }

        public List<Chip> list() {
            return chips;
        }
    }
}
