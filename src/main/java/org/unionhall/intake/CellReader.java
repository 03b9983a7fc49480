package org.unionhall.intake;

import java.time.LocalDate;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.Cell;
import org.unionhall.sheet.CellRange;
import org.unionhall.sheet.Row;

/** Reads the cells of a row by the kinds of their columns. What is doubtful becomes a fault, never a guess. */
final class CellReader {

    /** Longest value, in characters. */
    static final int LONGEST = 200;
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
            + "|年(\\d{1,2})月(\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[ T]0?0:00(?::00(?:\\.0+)?)?)?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Map<String, Boolean> YES_NO = Map.ofEntries(Map.entry("是", true), Map.entry("否", false),
            Map.entry("有", true), Map.entry("无", false), Map.entry("√", true), Map.entry("×", false),
            Map.entry("y", true), Map.entry("n", false), Map.entry("yes", true), Map.entry("no", false),
            Map.entry("true", true), Map.entry("false", false), Map.entry("1", true), Map.entry("0", false));

    private record Taken(int column, RosterColumn rule) {
    }

    private final List<Taken> taken = new ArrayList<>();

    /** @param byField field to column of the file, from 0 */
    CellReader(List<RosterColumn> columns, Map<String, Integer> byField) {
        for (RosterColumn column : columns) {
            Integer at = byField.get(column.field());
            if (at != null) {
                taken.add(new Taken(at, column));
            }
        }
    }

    /** The line, with the faults of its cells; null when nothing stands in any column that is taken. */
    Line line(Row row) {
        boolean blank = true;
        for (Taken column : taken) {
            blank &= row.cell(column.column).isBlank();
        }
        if (blank && row.merged().isEmpty()) {
            return null;
        }
        Map<String, String> addresses = new HashMap<>(taken.size() * 2);
        Map<String, Object> values = new HashMap<>(taken.size() * 2);
        Line line = new Line(row.number(), addresses, values);
        for (Taken column : taken) {
            Cell cell = row.cell(column.column);
            addresses.put(column.rule.field(), cell.address());
            Object value = value(row, cell, column.rule, line);
            if (value != null) {
                values.put(column.rule.field(), value);
            }
        }
        if (blank && !line.faulty()) {
            return null;
        }
        if (isExample(row)) {
            line.fault(null, "intake.fault.example");
        }
        if (row.hidden()) {
            line.warn(null, "intake.warn.hidden");
        }
        return line;
    }

    /** What stands in a faulty row, for its owner to find it again; nothing of sensitive columns. */
    Map<String, Object> original(Row row) {
        Map<String, Object> texts = new java.util.LinkedHashMap<>();
        for (Taken column : taken) {
            String text = row.cell(column.column).text();
            if (!column.rule.sensitive() && !text.isEmpty() && text.length() <= LONGEST) {
                texts.put(column.rule.field(), text);
            }
        }
        return texts;
    }

    private Object value(Row row, Cell cell, RosterColumn rule, Line line) {
        String field = rule.field();
        CellRange merged = row.merged().isEmpty() ? null : row.mergedAt(cell.column());
        if (merged != null) {
            line.fault(field, "intake.fault.merged", merged.address());
            return null;
        }
        switch (cell.kind()) {
            case BLANK -> {
                if (rule.required()) {
                    line.fault(field, "intake.fault.required");
                }
                return null;
            }
            case FORMULA -> line.fault(field, "intake.fault.formula");
            case ERROR -> line.fault(field, "intake.fault.error", cell.text());
            default -> {
                if (control(cell)) {
                    line.fault(field, "intake.fault.control");
                } else if (cell.text().length() > LONGEST && cell.text().codePointCount(0, cell.text().length()) > LONGEST) {
                    line.fault(field, "intake.fault.long", LONGEST, cell.text().codePointCount(0, cell.text().length()));
                } else {
                    return read(cell, rule, line);
                }
            }
        }
        return null;
    }

    private static Object read(Cell cell, RosterColumn rule, Line line) {
        return switch (rule.kind()) {
            case TEXT -> {
                if (cell.kind() == Cell.Kind.DATE) {
                    line.warn(rule.field(), "intake.warn.dated", cell.text());
                }
                yield cell.text();
            }
            case DIGITS -> digits(cell, rule, line);
            case DATE -> date(cell, rule, line);
            case MONEY -> money(cell, rule, line);
            case YES_NO -> yesNo(cell, rule, line);
        };
    }

    private static String digits(Cell cell, RosterColumn rule, Line line) {
        if (cell.kind() == Cell.Kind.NUMBER || cell.kind() == Cell.Kind.DATE) {
            line.fault(rule.field(), "intake.fault.numeric", cell.address());
            return null;
        }
        return cell.text();
    }

    private static LocalDate date(Cell cell, RosterColumn rule, Line line) {
        // A number of eight digits is a date as it was typed; any other number is a day count nobody can vouch for.
        LocalDate date = cell.kind() == Cell.Kind.BOOLEAN || cell.kind() == Cell.Kind.NUMBER && cell.text().length() != 8
                ? null : date(cell.text());
        if (date == null) {
            line.fault(rule.field(), "intake.fault.date", shown(cell, rule));
        }
        return date;
    }

    static LocalDate date(String text) {
        Matcher written = DATE.matcher(text);
        if (!written.matches()) {
            return null;
        }
        int year = Integer.parseInt(written.group(1));
        for (int group = 2; group < written.groupCount(); group += 2) {
            if (written.group(group) != null) {
                try {
                    return year < FIRST_YEAR || year > LAST_YEAR ? null : LocalDate.of(year,
                            Integer.parseInt(written.group(group)), Integer.parseInt(written.group(group + 1)));
                } catch (DateTimeException noSuchDay) {
                    return null;
                }
            }
        }
        return null;
    }

    private static Money money(Cell cell, RosterColumn rule, Line line) {
        if (cell.kind() == Cell.Kind.DATE || cell.kind() == Cell.Kind.BOOLEAN) {
            line.fault(rule.field(), "intake.fault.money", shown(cell, rule));
            return null;
        }
        try {
            Money money = Money.parse(cell.text());
            if (money.isNegative()) {
                line.fault(rule.field(), "intake.fault.negative", shown(cell, rule));
                return null;
            }
            return money;
        } catch (Refusal refusal) {
            line.fault(rule.field(), refusal.code(), refusal.args());
            return null;
        }
    }

    private static Boolean yesNo(Cell cell, RosterColumn rule, Line line) {
        Boolean value = YES_NO.get(Heading.folded(cell.text()));
        if (value == null) {
            line.fault(rule.field(), "intake.fault.yesno", shown(cell, rule));
        }
        return value;
    }

    private static String shown(Cell cell, RosterColumn rule) {
        return rule.sensitive() ? Recognition.masked(cell.text()) : cell.text();
    }

    /** Line breaks and tabs inside a value, and what the sheet reader has dropped from it. */
    private static boolean control(Cell cell) {
        return hasControl(cell.text()) || cell.raw().length() != cell.text().length() && hasControl(cell.raw().strip());
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody left the template's example row where it was. */
    private boolean isExample(Row row) {
        return taken.stream().anyMatch(column -> row.cell(column.column).text().startsWith(RosterTemplate.EXAMPLE));
    }
}
