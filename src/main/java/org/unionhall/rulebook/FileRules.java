package org.unionhall.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.files.FileRetention;

/** The one rule of the files, which lie below the rulebook and cannot ask it. */
@Component
public class FileRules implements RuleSource, FileRetention {

    /** A file that nothing wants any more is kept for so many days, lest a mistake delete what is still needed. */
    public static final Rule<Integer> ORPHANS_DAYS = Rule.whole("files.orphans.kept-days", 30).between(7, 365).unit("days")
            .basis("中华人民共和国个人信息保护法（2021年）", "第四十七条").toConfirm();

    private final ObjectProvider<Rulebook> rulebook;

    FileRules(ObjectProvider<Rulebook> rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public List<Rule<?>> rules() {
        return List.of(ORPHANS_DAYS);
    }

    @Override
    public LocalDate orphansKeptFrom(LocalDate today) {
        return today.minusDays(rulebook.getObject().get(ORPHANS_DAYS, today));
    }
}
