package org.unionhall.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.unionhall.web.Once;

/**
 * What every rule says on a day. Asked anew each time with one indexed query, so that a change made a moment ago, by
 * whichever copy of the portal, counts.
 */
@Service
public class Rulebook {

    private final Map<String, Rule<?>> rules = new LinkedHashMap<>();
    private final SettingRepository settings;
    private final ObjectProvider<UnitPath> path;

    /** @throws IllegalStateException when two rules have one name */
    Rulebook(List<RuleSource> sources, SettingRepository settings, ObjectProvider<UnitPath> path) {
        this.settings = settings;
        this.path = path;
        sources.stream().flatMap(source -> source.rules().stream()).forEach(rule -> {
            if (rules.put(rule.name(), rule) != null) {
                throw new IllegalStateException("Two rules are called " + rule.name());
            }
        });
    }

    /** The value in force everywhere on a day. */
    public <T> T get(Rule<T> rule, LocalDate day) {
        return inForce(rule, day).value();
    }

    /** The value in force for a unit on a day: its own, else that of the nearest unit above it, else what holds everywhere. */
    public <T> T get(Rule<T> rule, LocalDate day, UUID unit) {
        return inForce(rule, day, unit).value();
    }

    public <T> Setting<T> inForce(Rule<T> rule, LocalDate day) {
        return inForce(rule, day, null);
    }

    /**
     * What is in force and on whose word.
     *
     * @param unit null for what holds everywhere
     * @throws IllegalArgumentException for a rule that no {@link RuleSource} brought in: nobody could set it
     */
    public <T> Setting<T> inForce(Rule<T> rule, LocalDate day, UUID unit) {
        if (rules.get(rule.name()) != rule) {
            throw new IllegalArgumentException(rule + " is in no RuleSource");
        }
        List<UUID> upwards = unit == null || !rule.isPerUnit() ? List.of() : upwards(unit);
        return settings.on(rule.name(), day, upwards).stream()
                .min(Comparator.comparingInt(row -> row.unit() == null ? Integer.MAX_VALUE : upwards.indexOf(row.unit())))
                .map(row -> row.as(rule)).orElseGet(() -> Setting.byDefault(rule));
    }

    private List<UUID> upwards(UUID unit) {
        UnitPath tree = path.getIfAvailable();
        return tree == null ? List.of() : Once.page(List.of("rulebook.upwards", unit), () -> tree.upwards(unit));
    }

    /** What every rule says everywhere on a day, in the order declared. */
    public List<Setting<?>> inForce(LocalDate day) {
        Map<String, SettingRepository.Kept> set = new LinkedHashMap<>();
        settings.on(day).forEach(row -> set.put(row.rule(), row));
        List<Setting<?>> all = new ArrayList<>();
        rules.values().forEach(rule -> all.add(set.containsKey(rule.name()) ? set.get(rule.name()).as(rule) : Setting.byDefault(rule)));
        return all;
    }

    /** The settings of single units in force on a day, by rule. */
    public Map<String, List<Setting<?>>> ofUnits(LocalDate day) {
        Map<String, List<Setting<?>>> found = new LinkedHashMap<>();
        settings.ofUnitsOn(day).stream().filter(row -> rules.containsKey(row.rule())).forEach(row ->
                found.computeIfAbsent(row.rule(), name -> new ArrayList<>()).add(row.as(rules.get(row.rule()))));
        return found;
    }

    /** Everything ever set for a rule, for all units, corrected settings too; newest first. */
    public <T> List<Setting<T>> history(Rule<T> rule) {
        return settings.all(rule.name()).stream().map(row -> row.as(rule)).toList();
    }

    /** The settings that name a document of the library. */
    public List<Setting<?>> citing(UUID policy) {
        List<Setting<?>> citing = new ArrayList<>();
        settings.citing(policy).stream().filter(row -> rules.containsKey(row.rule())).forEach(row -> citing.add(row.as(rules.get(row.rule()))));
        return citing;
    }

    /** All rules, in the order declared. */
    public List<Rule<?>> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule<?>> find(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    /** Units that may have settings of their own; empty where no module keeps a tree. */
    public List<UnitPath.Named> units() {
        UnitPath tree = path.getIfAvailable();
        return tree == null ? List.of() : tree.units();
    }
}
