package org.unionhall.rulebook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;

/**
 * A number, share, choice or table that the portal enforces and a union may set: declared once, by the module that
 * enforces it, with the value that counts until somebody sets another, and with the law or document it comes from.
 *
 * <pre>{@code
 * static final Rule<Integer> TERM_DUE_MONTHS = Rule.whole("membership.term.due-months", 6).between(1, 24)
 *         .unit("months").basis("document", "article").toConfirm();
 * }</pre>
 *
 * <p>People read a rule by the message {@code rulebook.rule.<name>} and, where there is one,
 * {@code rulebook.rule.<name>.note}. The value is asked from the {@link Rulebook}, always for a day.
 *
 * @param <T> what the value is
 */
public final class Rule<T> {

    private final String name;
    private final RuleType<T> type;
    private final T fallback;
    private final List<Bound<T>> bounds;
    private final List<T> choices;
    private final String unit;
    private final Basis basis;
    private final boolean perUnit;

    private Rule(String name, RuleType<T> type, T fallback, List<Bound<T>> bounds, List<T> choices, String unit, Basis basis, boolean perUnit) {
        if (!name.matches("[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+")) {
            throw new IllegalArgumentException("A rule is called module.thing.what, in small letters: " + name);
        }
        this.name = name;
        this.type = type;
        this.fallback = Objects.requireNonNull(fallback, name);
        this.bounds = List.copyOf(bounds);
        this.choices = List.copyOf(choices);
        this.unit = unit;
        this.basis = basis;
        this.perUnit = perUnit;
        bounds.forEach(bound -> {
            if (!bound.holds.test(fallback)) {
                throw new IllegalArgumentException("The default of " + name + " is out of its own bounds");
            }
        });
    }

    private static <T> Rule<T> of(String name, RuleType<T> type, T fallback) {
        return new Rule<>(name, type, fallback, List.of(), List.of(), null, Basis.NONE, false);
    }

    public static Rule<Integer> whole(String name, int fallback) {
        return of(name, RuleType.WHOLE, fallback);
    }

    public static Rule<Money> money(String name, Money fallback) {
        return of(name, RuleType.MONEY, fallback);
    }

    public static Rule<Ratio> ratio(String name, Ratio fallback) {
        return of(name, RuleType.RATIO, fallback);
    }

    public static Rule<Boolean> yesNo(String name, boolean fallback) {
        return of(name, RuleType.YES_NO, fallback).oneOf(true, false);
    }

    /** Each constant is read by the message {@code rulebook.rule.<name>.<CONSTANT>}. */
    public static <E extends Enum<E>> Rule<E> choice(String name, E fallback) {
        Class<E> all = fallback.getDeclaringClass();
        Rule<E> rule = of(name, RuleType.choice(all), fallback);
        return new Rule<>(name, rule.type, fallback, rule.bounds, Arrays.asList(all.getEnumConstants()), null, Basis.NONE, false);
    }

    /** One to 500 characters. */
    public static Rule<String> text(String name, String fallback) {
        return of(name, RuleType.TEXT, fallback);
    }

    public static Rule<Bands> bands(String name, Bands fallback) {
        return of(name, RuleType.BANDS, fallback);
    }

    public static Rule<MonthDay> monthDay(String name, MonthDay fallback) {
        return of(name, RuleType.MONTH_DAY, fallback);
    }

    public static Rule<LocalDate> date(String name, LocalDate fallback) {
        return of(name, RuleType.DATE, fallback);
    }

    public static Rule<Set<DayOfWeek>> weekdays(String name, EnumSet<DayOfWeek> fallback) {
        return of(name, RuleType.WEEKDAYS, Set.copyOf(fallback));
    }

    public static Rule<Hours> hours(String name, Hours fallback) {
        return of(name, RuleType.HOURS, fallback);
    }

    /** Both included. Only for values that have an order. */
    @SuppressWarnings("unchecked")
    public Rule<T> between(T least, T most) {
        return bound(new Bound<>(value -> ((Comparable<T>) value).compareTo(least) >= 0 && ((Comparable<T>) value).compareTo(most) <= 0,
                "rulebook.value.between", least, most));
    }

    @SafeVarargs
    public final Rule<T> oneOf(T... values) {
        List<T> allowed = List.of(values);
        Rule<T> bounded = bound(new Bound<>(allowed::contains, "rulebook.value.choice"));
        return new Rule<>(name, type, fallback, bounded.bounds, allowed, unit, basis, perUnit);
    }

    /** Only for bands: every least and most is an odd number. */
    public Rule<T> odd() {
        return bound(new Bound<>(value -> value instanceof Bands bands && bands.odd(), "rulebook.value.bands.odd"));
    }

    private Rule<T> bound(Bound<T> another) {
        List<Bound<T>> more = new ArrayList<>(bounds);
        more.add(another);
        return new Rule<>(name, type, fallback, more, choices, unit, basis, perUnit);
    }

    /** What a whole number counts; read by the message {@code rulebook.unit.<unit>}. */
    public Rule<T> unit(String counted) {
        return new Rule<>(name, type, fallback, bounds, choices, counted, basis, perUnit);
    }

    /** @param document the law or document, in its official name; @param article may be empty where it is not known */
    public Rule<T> basis(String document, String article) {
        return new Rule<>(name, type, fallback, bounds, choices, unit, new Basis(document, article, true), perUnit);
    }

    /** The basis was not read in its own text: whoever confirms the value must look it up first. */
    public Rule<T> toConfirm() {
        return new Rule<>(name, type, fallback, bounds, choices, unit, new Basis(basis.document, basis.article, false), perUnit);
    }

    /** A unit may set its own value, which then counts for all units below it too. */
    public Rule<T> perUnit() {
        return new Rule<>(name, type, fallback, bounds, choices, unit, basis, true);
    }

    /** {@code module.thing.what}; never changed, because the settings bear it. */
    public String name() {
        return name;
    }

    /** The module that enforces it. */
    public String module() {
        return name.substring(0, name.indexOf('.'));
    }

    /** What counts until somebody sets another value. */
    public T fallback() {
        return fallback;
    }

    /** How it is typed in: whole, money, ratio, yesno, choice, text, bands, monthday, date, weekdays, hours. */
    public String kind() {
        return choices.isEmpty() || type.kind().equals("yesno") ? type.kind() : "choice";
    }

    /** What may be chosen; empty where values are typed. */
    public List<T> choices() {
        return choices;
    }

    /** See {@link #unit(String)}; null without. */
    public String unit() {
        return unit;
    }

    public Basis basis() {
        return basis;
    }

    public boolean isPerUnit() {
        return perUnit;
    }

    /**
     * Reads what somebody typed.
     *
     * @throws Refusal {@code rulebook.value.*} for what is no value of this kind or out of bounds
     */
    public T read(String typed) {
        T value = kept(typed);
        for (Bound<T> bound : bounds) {
            if (!bound.holds.test(value)) {
                throw new Refusal(bound.refusal, bound.words(this));
            }
        }
        return value;
    }

    /** As {@link #read} takes it. */
    public String typed(T value) {
        return type.typed(value);
    }

    /** Reads what was kept, whatever the bounds are by now. */
    T kept(String typed) {
        return type.read(typed);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Where a rule comes from.
     *
     * @param article may be empty
     * @param read    whether the article was read in its own text
     */
    public record Basis(String document, String article, boolean read) {

        static final Basis NONE = new Basis("", "", false);
    }

    private record Bound<T>(Predicate<T> holds, String refusal, List<T> limits) {

        @SafeVarargs
        Bound(Predicate<T> holds, String refusal, T... limits) {
            this(holds, refusal, List.of(limits));
        }

        Object[] words(Rule<T> rule) {
            return limits.stream().map(rule::typed).toArray();
        }
    }
}
