package org.unionhall.rulebook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.SettingRepository.Kept;

/**
 * The acts on settings. A change ends what counted and begins something new on a day, today or later. What counted on
 * past days is corrected only with a reason, and the corrected setting stays readable. One act on a rule at a time.
 */
@Service
public class SettingChanges {

    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    private static final int MOST_YEARS_AHEAD = 10;

    private final SettingRepository settings;
    private final Officers officers;
    private final Audit audit;
    private final Clock clock;

    SettingChanges(SettingRepository settings, Officers officers, Audit audit, Clock clock) {
        this.settings = settings;
        this.officers = officers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sets a rule from a day on, until the next change already planned. With a complete source it is confirmed at once.
     *
     * @param unit   null for everywhere
     * @param from   a day before today makes it a correction, which needs a reason
     * @param typed  the value, as {@link Rule#read} takes it
     * @param reason why the past is corrected; kept only then
     * @return the id of the new setting
     * @throws Refusal on {@code value}, {@code from}, {@code reason} or {@code unit}
     */
    @Transactional
    public <T> UUID change(Actor actor, Rule<T> rule, UUID unit, LocalDate from, String typed, Source source, String reason) {
        officers.mustReach(actor, unit);
        if (unit != null && !rule.isPerUnit()) {
            throw Refusal.on("unit", "rulebook.setting.everywhere");
        }
        T value = value(rule, typed);
        LocalDate today = LocalDate.now(clock);
        if (from == null || from.isBefore(EARLIEST) || from.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw Refusal.on("from", "rulebook.setting.from", EARLIEST, today.plusYears(MOST_YEARS_AHEAD));
        }
        boolean correction = from.isBefore(today);
        if (correction && reason == null) {
            throw Refusal.on("reason", "rulebook.setting.reason");
        }
        settings.lock(rule.name());
        List<Kept> counting = settings.counting(rule.name(), unit);
        Optional<Kept> before = counting.stream().filter(row -> covers(row, from)).findFirst();
        if (before.isPresent() && before.get().typed().equals(rule.typed(value))) {
            throw Refusal.on("value", "rulebook.setting.same", before.get().from());
        }
        LocalDate to = before.map(Kept::to).orElseGet(() -> counting.stream().map(Kept::from).filter(from::isBefore).findFirst().orElse(null));
        Instant now = now();
        before.ifPresent(row -> makeRoom(row, from, correction, rule, actor.name(), now, reason));
        boolean confirmed = source.complete();
        Kept row = new Kept(Ids.next(), rule.name(), unit, rule.typed(value), from, to, source.document(), source.article(), source.policy(),
                correction ? reason : null, actor.name(), now, confirmed ? actor.name() : null, confirmed ? now : null, null, null, null);
        settings.insert(row, kind(rule));
        audit.record(AuditEntry.of(actor, correction ? "rulebook.setting.correct" : "rulebook.setting.change")
                .on("rulebook.rule", unit == null ? rule.name() : rule.name() + "@" + unit, rule.name())
                .change("value", before.map(Kept::typed).orElse(rule.typed(rule.fallback())), row.typed())
                .change("from", null, from).change("to", null, to).change("document", null, source.document())
                .change("article", null, source.article()).because(row.reason()));
        return row.id();
    }

    private void makeRoom(Kept row, LocalDate from, boolean correction, Rule<?> rule, String by, Instant now, String reason) {
        if (!correction && row.from().isBefore(from)) {
            settings.end(row.id(), from);
            return;
        }
        settings.replace(row.id(), by, now, reason);
        if (row.from().isBefore(from)) {
            settings.insert(new Kept(Ids.next(), row.rule(), row.unit(), row.typed(), row.from(), from, row.document(), row.article(),
                    row.policy(), row.reason(), row.setBy(), row.setAt(), row.confirmedBy(), row.confirmedAt(), null, null, null), kind(rule));
        }
    }

    /**
     * Says that a value was looked up in its document.
     *
     * @param setting the setting; null for the declared default, which then counts from today as a setting of its own
     * @throws Refusal on {@code document} or {@code article} when they are missing; when it is confirmed already
     */
    @Transactional
    public <T> void confirm(Actor actor, Rule<T> rule, UUID setting, Source source) {
        if (source.document() == null) {
            throw Refusal.on("document", "rulebook.setting.document");
        }
        if (source.article() == null) {
            throw Refusal.on("article", "rulebook.setting.article");
        }
        officers.mustBe(actor);
        settings.lock(rule.name());
        Kept row = setting == null ? null : settings.all(rule.name()).stream().filter(kept -> kept.id().equals(setting)).findFirst()
                .orElseThrow(() -> new Refusal("rulebook.setting.meanwhile"));
        officers.mustReach(actor, row == null ? null : row.unit());
        Instant now = now();
        if (row == null) {
            row = theDefault(actor, rule, source, now);
        } else if (row.confirmedAt() != null || row.replacedAt() != null) {
            throw new Refusal("rulebook.setting.meanwhile");
        } else {
            settings.confirm(row.id(), source, actor.name(), now);
        }
        audit.record(AuditEntry.of(actor, "rulebook.setting.confirm").on("rulebook.rule", rule.name(), rule.name())
                .change("value", row.typed(), row.typed()).change("document", null, source.document())
                .change("article", null, source.article()));
    }

    private <T> Kept theDefault(Actor actor, Rule<T> rule, Source source, Instant now) {
        LocalDate today = LocalDate.now(clock);
        List<Kept> counting = settings.counting(rule.name(), null);
        if (counting.stream().anyMatch(row -> covers(row, today))) {
            throw new Refusal("rulebook.setting.meanwhile");
        }
        LocalDate to = counting.stream().map(Kept::from).filter(today::isBefore).findFirst().orElse(null);
        Kept row = new Kept(Ids.next(), rule.name(), null, rule.typed(rule.fallback()), today, to, source.document(), source.article(),
                source.policy(), null, actor.name(), now, actor.name(), now, null, null, null);
        settings.insert(row, kind(rule));
        return row;
    }

    /**
     * Ends a unit's own setting: from the day on, what holds above it holds for the unit too.
     *
     * @throws Refusal on {@code from} before today; {@code rulebook.setting.meanwhile} when there is none on that day
     */
    @Transactional
    public void end(Actor actor, Rule<?> rule, UUID unit, LocalDate from) {
        officers.mustReach(actor, Objects.requireNonNull(unit, "unit"));
        if (from == null || from.isBefore(LocalDate.now(clock))) {
            throw Refusal.on("from", "rulebook.setting.today");
        }
        settings.lock(rule.name());
        Kept row = settings.counting(rule.name(), unit).stream().filter(kept -> covers(kept, from)).findFirst()
                .orElseThrow(() -> new Refusal("rulebook.setting.meanwhile"));
        if (row.from().equals(from)) {
            settings.replace(row.id(), actor.name(), now(), null);
        } else {
            settings.end(row.id(), from);
        }
        audit.record(AuditEntry.of(actor, "rulebook.setting.end").on("rulebook.rule", rule.name() + "@" + unit, rule.name())
                .change("value", row.typed(), null).change("to", row.to(), from));
    }

    private static <T> T value(Rule<T> rule, String typed) {
        try {
            return rule.read(typed);
        } catch (Refusal no) {
            throw no.at("value");
        }
    }

    private static boolean covers(Kept row, LocalDate day) {
        return !day.isBefore(row.from()) && (row.to() == null || day.isBefore(row.to()));
    }

    /** By the type, not by how it is shown: a whole number to choose from is a number still. */
    private static String kind(Rule<?> rule) {
        return rule.fallback() instanceof Integer ? "whole" : rule.fallback() instanceof Boolean ? "yesno" : "text";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
