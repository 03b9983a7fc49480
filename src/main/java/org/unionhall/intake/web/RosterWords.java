package org.unionhall.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.intake.Line;
import org.unionhall.intake.Roster;
import org.unionhall.intake.RosterKind;
import org.unionhall.intake.RosterState;
import org.unionhall.intake.Sentences;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Progress;

/** What the pages of rosters say, in the reader's language. */
@Component
class RosterWords {

    private final Sentences sentences;
    private final MessageSource messages;
    private final ZoneId zone;

    RosterWords(Sentences sentences, MessageSource messages, Clock clock) {
        this.sentences = sentences;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    String of(Refusal refusal, Locale locale) {
        return sentences.of(refusal.code(), Arrays.stream(refusal.args()).map(String::valueOf).toList(), locale);
    }

    In in(Locale locale, RosterKind kind) {
        return new In(locale, kind);
    }

    /** For one page: a language, and the kind whose fields it names (null while open). */
    final class In {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

        private final Locale locale;
        private final RosterKind kind;
        private final Map<String, String> fields;

        private In(Locale locale, RosterKind kind) {
            this.locale = locale;
            this.kind = kind;
            this.fields = kind == null ? Map.of() : kind.columns().stream()
                    .collect(Collectors.toMap(column -> column.field(), column -> sentences.field(kind, column.field(), locale)));
        }

        public String kind(String name) {
            return name == null ? messages.getMessage("intake.kind.open", null, locale) : sentences.kind(name, locale);
        }

        public String field(String field) {
            return fields.getOrDefault(field, field);
        }

        public String say(Line.Remark remark) {
            return sentences.of(remark.code(), remark.args(), locale);
        }

        public String refusal(Roster roster) {
            return roster.refusal() == null ? null : sentences.of(roster.refusal(), roster.refusalArgs(), locale);
        }

        public String at(Instant instant) {
            return MINUTE.format(instant.atZone(zone));
        }

        public String join(List<String> texts) {
            return String.join(locale.getLanguage().equals("zh") ? "、" : ", ", texts);
        }

        /** Which of the four steps a state belongs to, from 1. */
        public int step(RosterState state) {
            return switch (state) {
                case RECEIVED, READING, REFUSED -> 1;
                case NEEDS_COLUMNS -> 2;
                case PREVIEW, OVERTAKEN, WITHDRAWN -> 3;
                case COMMITTING -> 4;
                case COMMITTED -> 5;
            };
        }

        Progress progress(Roster roster) {
            boolean working = roster.state().working();
            boolean counted = roster.state() == RosterState.READING && roster.total() != null;
            return new Progress(messages.getMessage("intake.progress." + roster.state(), null, locale),
                    counted ? roster.done() : 0, counted ? roster.total() : 0, null,
                    working ? "running" : roster.state() == RosterState.REFUSED ? "failed" : "done",
                    "/intake/" + roster.id() + "/progress");
        }
    }
}
