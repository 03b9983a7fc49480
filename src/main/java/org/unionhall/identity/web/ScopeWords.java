package org.unionhall.identity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.identity.ScopeDirectory;
import org.unionhall.web.Option;

/** Roles and how far they reach, in the reader's words. */
@Component
class ScopeWords {

    static final String EVERYTHING = "ALL";

    private final List<ScopeDirectory> directories;
    private final MessageSource messages;

    ScopeWords(List<ScopeDirectory> directories, MessageSource messages) {
        this.directories = directories;
        this.messages = messages;
    }

    /** @param reach how far the role reaches; @param until the last day, null when open */
    record Reason(Role role, String reach, String because, LocalDate until) {
    }

    List<Reason> of(Actor actor, Locale locale) {
        return actor.roles().stream().map(held -> new Reason(held.role(),
                held.role().administrator() ? messages.getMessage("identity.scope.portal", null, locale) : words(held.scope(), locale),
                held.because(), held.until())).toList();
    }

    String words(Scope scope, Locale locale) {
        if (scope.all()) {
            return messages.getMessage("identity.scope.everything", null, locale);
        }
        return scope.empty() ? messages.getMessage("identity.scope.own", null, locale)
                : scope.roots().stream().map(this::name).collect(Collectors.joining("、"));
    }

    /** @param unit null for everything */
    String words(UUID unit, Locale locale) {
        return words(unit == null ? Scope.everything() : Scope.below(unit), locale);
    }

    /** Everything, then the tree of units, each indented under the one above it. */
    List<Option> options(Locale locale) {
        List<Option> options = new ArrayList<>();
        options.add(new Option(EVERYTHING, messages.getMessage("identity.scope.everything", null, locale)));
        directories.forEach(directory -> directory.units().forEach(unit ->
                options.add(new Option(unit.id().toString(), "\u3000".repeat(unit.depth()) + unit.name()))));
        return options;
    }

    private String name(UUID unit) {
        return directories.stream().flatMap(directory -> directory.name(unit).stream()).findFirst().orElse("?");
    }
}
