package org.unionhall.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;
import org.unionhall.desk.NavigationSource.Entry;
import org.unionhall.identity.Actor;
import org.unionhall.inbox.Letterbox;
import org.unionhall.web.Chrome;
import org.unionhall.web.Chrome.MenuGroup;
import org.unionhall.web.Chrome.MenuItem;

/** Puts the furniture around every page: who is here, the menu of what they may open, unread letters. */
@ControllerAdvice
class ChromeAdvice {

    private final List<NavigationSource> sources;
    private final Letterbox letters;
    private final MessageSource messages;
    private final boolean trial;

    ChromeAdvice(List<NavigationSource> sources, Letterbox letters, MessageSource messages, @Value("${unionhall.trial:false}") boolean trial) {
        this.sources = sources;
        this.letters = letters;
        this.messages = messages;
        this.trial = trial;
    }

    @ModelAttribute("chrome")
    Chrome chrome(HttpServletRequest request, Actor actor, Locale locale) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        String here = !request.getMethod().equals("GET") ? "/" : query == null ? path : path + "?" + query;
        Cookie large = WebUtils.getCookie(request, PreferencesController.LARGE_TEXT);
        boolean largeText = large != null && large.getValue().equals("true");
        if (actor == null) {
            return Chrome.anonymous(trial, largeText, path, here);
        }
        return new Chrome(actor.name(), roleLine(actor, locale), menu(actor, path), trial, largeText, letters.unread(actor.account()), path, here);
    }

    private String roleLine(Actor actor, Locale locale) {
        boolean office = actor.roles().stream().anyMatch(role -> !role.because().isBlank());
        return actor.roles().stream().filter(role -> !office || !role.because().isBlank())
                .map(role -> messages.getMessage(role.role().key(), null, locale)).distinct().limit(3)
                .collect(Collectors.joining(" · "));
    }

    private List<MenuGroup> menu(Actor actor, String path) {
        Map<NavigationSource.Group, TreeSet<Entry>> groups = new EnumMap<>(NavigationSource.Group.class);
        sources.stream().flatMap(source -> source.entries(actor).stream()).forEach(entry -> groups.computeIfAbsent(entry.group(),
                group -> new TreeSet<>(Comparator.comparing(Entry::order).thenComparing(Entry::href))).add(entry));
        String current = groups.values().stream().flatMap(entries -> Stream.of(entries.toArray(Entry[]::new))).map(Entry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparing(String::length)).orElse("");
        return groups.entrySet().stream().map(group -> new MenuGroup(group.getKey().labelKey(), group.getValue().stream()
                .map(entry -> new MenuItem(entry.labelKey(), entry.href(), entry.icon(), entry.href().equals(current))).toList())).toList();
    }
}
