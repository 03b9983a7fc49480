package org.unionhall.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;

/**
 * One row of a workbook while it is planned. The intake has already read each cell by its column's kind (a date
 * that is none, a numeric cell where digits belong and an empty required cell are faults before a
 * {@link RosterKind} sees the line); the kind says what is wrong beyond that, what the line matches, what changes.
 */
public final class Line {

    /** A fault or a warning: the cell ({@code P17}; null for the whole row), a message code and its arguments. */
    public record Remark(String cell, String code, List<String> args) {
    }

    /** A difference for the eye. Sensitive values are masked by whoever adds it. */
    public record Change(String field, String from, String to) {
    }

    private final int row;
    private final Map<String, String> addresses;
    private final Map<String, Object> values;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Remark> faults = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private String label = "";
    private UUID target;
    private Integer targetVersion;

    /**
     * @param addresses field to cell address
     * @param values    field to String, LocalDate, Money or Boolean by the column's kind; blank cells are absent
     */
    public Line(int row, Map<String, String> addresses, Map<String, Object> values) {
        this.row = row;
        this.addresses = addresses;
        this.values = values;
    }

    public int row() {
        return row;
    }

    /** Whether the file has the column at all: an absent column leaves a record's field alone, a blank cell empties it. */
    public boolean has(String field) {
        return addresses.containsKey(field);
    }

    public String text(String field) {
        return (String) values.get(field);
    }

    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public Money money(String field) {
        return (Money) values.get(field);
    }

    public Boolean yesNo(String field) {
        return (Boolean) values.get(field);
    }

    /** Reads a value with a rule that may refuse; a refusal becomes a fault of the cell, and null comes back. */
    public <T> T value(String field, Function<String, T> rule) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return rule.apply(text);
        } catch (Refusal refusal) {
            fault(field, refusal.code(), refusal.args());
            return null;
        }
    }

    public void fault(String field, String code, Object... args) {
        faults.add(remark(field, code, args));
    }

    public void warn(String field, String code, Object... args) {
        warnings.add(remark(field, code, args));
    }

    private Remark remark(String field, String code, Object... args) {
        List<String> texts = new ArrayList<>();
        for (Object arg : args) {
            texts.add(String.valueOf(arg));
        }
        return new Remark(field == null ? null : addresses.get(field), code, texts);
    }

    /** How people call the record: a name and a number. */
    public void label(String text) {
        this.label = text;
    }

    /** Keeps a canonical value for the commit; sensitive ones sealed, as base64. Null is kept as JSON null. */
    public void put(String field, Object canonical) {
        fields.put(field, canonical);
    }

    public void matches(UUID id, int version) {
        this.target = id;
        this.targetVersion = version;
    }

    public void change(String field, String from, String to) {
        changes.add(new Change(field, from, to));
    }

    public boolean faulty() {
        return !faults.isEmpty();
    }

    /** NEW, CHANGED, UNCHANGED or FAULTY, as it follows from what was said. */
    public LineStatus status() {
        return faulty() ? LineStatus.FAULTY : target == null ? LineStatus.NEW
                : changes.isEmpty() ? LineStatus.UNCHANGED : LineStatus.CHANGED;
    }

    public String label() {
        return label;
    }

    public UUID target() {
        return target;
    }

    public Integer targetVersion() {
        return targetVersion;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    public List<Remark> faults() {
        return faults;
    }

    public List<Remark> warnings() {
        return warnings;
    }

    public List<Change> changes() {
        return changes;
    }
}
