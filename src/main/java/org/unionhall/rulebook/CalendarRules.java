package org.unionhall.rulebook;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a working day and its hours are. */
@Component
class CalendarRules implements RuleSource {

    static final Rule<Set<DayOfWeek>> WEEK = Rule.weekdays("rulebook.calendar.week", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))
            .basis("国务院关于职工工作时间的规定", "第七条").toConfirm();
    static final Rule<String> REGION = Rule.text("rulebook.calendar.region", "新疆").basis("本校所在地区的放假通知", "").toConfirm();
    static final Rule<Hours> MORNING = Rule.hours("rulebook.calendar.morning", new Hours(LocalTime.of(10, 0), LocalTime.of(14, 0)))
            .basis("本校作息时间通知", "").toConfirm();
    static final Rule<Hours> AFTERNOON = Rule.hours("rulebook.calendar.afternoon", new Hours(LocalTime.of(15, 30), LocalTime.of(19, 30)))
            .basis("本校作息时间通知", "").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(WEEK, REGION, MORNING, AFTERNOON);
    }
}
