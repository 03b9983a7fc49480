package org.unionhall.rulebook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;

/**
 * How values of a kind are typed in and kept. What {@link #typed} writes, {@link #read} reads; the database keeps the
 * same text, or a plain number or yes and no where JSON has them.
 */
final class RuleType<T> {

    static final int LONGEST_TEXT = 500;

    static final RuleType<Integer> WHOLE = new RuleType<>("whole", RuleType::whole, String::valueOf);
    static final RuleType<Money> MONEY = new RuleType<>("money", Money::parse, Money::format);
    static final RuleType<Ratio> RATIO = new RuleType<>("ratio", Ratio::parse, Ratio::format);
    static final RuleType<Boolean> YES_NO = new RuleType<>("yesno", RuleType::yesNo, String::valueOf);
    static final RuleType<String> TEXT = new RuleType<>("text", RuleType::text, Function.identity());
    static final RuleType<Bands> BANDS = new RuleType<>("bands", Bands::parse, Bands::format);
    static final RuleType<MonthDay> MONTH_DAY = new RuleType<>("monthday", RuleType::monthDay,
            day -> String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth()));
    static final RuleType<LocalDate> DATE = new RuleType<>("date", RuleType::date, LocalDate::toString);
    static final RuleType<Set<DayOfWeek>> WEEKDAYS = new RuleType<>("weekdays", RuleType::weekdays,
            days -> days.stream().sorted().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining(" ")));
    static final RuleType<Hours> HOURS = new RuleType<>("hours", Hours::parse, Hours::toString);

    private final String kind;
    private final Function<String, T> reader;
    private final Function<T, String> writer;

    private RuleType(String kind, Function<String, T> reader, Function<T, String> writer) {
        this.kind = kind;
        this.reader = reader;
        this.writer = writer;
    }

    static <E extends Enum<E>> RuleType<E> choice(Class<E> type) {
        return new RuleType<>("choice", text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> new Refusal("rulebook.value.choice")), Enum::name);
    }

    /** A short name of the kind; also what the form field looks like. */
    String kind() {
        return kind;
    }

    /** @throws Refusal {@code rulebook.value.*}, {@code kernel.money.*} */
    T read(String typed) {
        return reader.apply(typed == null ? "" : typed.strip());
    }

    String typed(T value) {
        return writer.apply(value);
    }

    private static Integer whole(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw new Refusal("rulebook.value.whole");
        }
        return Integer.valueOf(text);
    }

    private static Boolean yesNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new Refusal("rulebook.value.choice");
        }
        return Boolean.valueOf(text);
    }

    private static String text(String text) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Refusal("rulebook.value.text", LONGEST_TEXT);
        }
        return text;
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (java.time.DateTimeException no) {
            throw new Refusal("rulebook.value.monthday");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException no) {
            throw new Refusal("rulebook.value.date");
        }
    }

    private static Set<DayOfWeek> weekdays(String text) {
        List<String> parts = Arrays.stream(text.split("[\\s,，、]+")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty() || !parts.stream().allMatch(part -> part.matches("[1-7]"))) {
            throw new Refusal("rulebook.value.weekdays");
        }
        return EnumSet.copyOf(parts.stream().map(part -> DayOfWeek.of(Integer.parseInt(part))).toList());
    }
}
