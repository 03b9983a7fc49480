package org.unionhall.rulebook.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.unionhall.rulebook.Setting;

/** One setting as a page shows it. */
record SettingRow(String name, String label, String note, String module, String value, List<String[]> lines, String state, String stateKey,
                  String days, String document, String article, boolean read, UUID policy, String unit, UUID id, String setBy, Instant setAt,
                  String confirmedBy, Instant confirmedAt, String reason, String replacedBy, Instant replacedAt, String replacedBecause,
                  int ownUnits) {

    static SettingRow of(Setting<?> setting, RuleWords words, String unit, int ownUnits, Locale locale) {
        boolean replaced = setting.isReplaced();
        boolean confirmed = setting.isConfirmed();
        return new SettingRow(setting.rule().name(), words.label(setting.rule(), locale), words.note(setting.rule(), locale),
                words.module(setting.rule(), locale), words.value(setting, locale), words.lines(setting),
                replaced ? "off" : confirmed ? "ok" : "wait",
                replaced ? "rulebook.state.replaced" : confirmed ? "rulebook.state.confirmed" : "rulebook.state.unconfirmed",
                words.days(setting, locale), setting.document(), setting.article(), !setting.isDefault() || setting.rule().basis().read(),
                setting.policy(), unit, setting.id(), setting.setBy(), setting.setAt(), setting.confirmedBy(), setting.confirmedAt(),
                setting.reason(), setting.replacedBy(), setting.replacedAt(), setting.replacedBecause(), ownUnits);
    }

    /** Public, for the pages ask it too. */
    public boolean unconfirmed() {
        return stateKey.equals("rulebook.state.unconfirmed");
    }

    boolean matches(String words) {
        String all = (label + " " + name + " " + (document == null ? "" : document) + " " + (note == null ? "" : note)).toLowerCase(Locale.ROOT);
        return all.contains(words.toLowerCase(Locale.ROOT));
    }
}
