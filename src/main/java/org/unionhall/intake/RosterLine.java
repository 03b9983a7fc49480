package org.unionhall.intake;

import java.util.List;
import java.util.Map;

/**
 * A planned row as the preview shows it.
 *
 * @param fields of a faulty row what stands in the file, without sensitive columns; otherwise for the commit alone
 */
public record RosterLine(int row, LineStatus status, String label, Map<String, Object> fields, List<Line.Change> changes,
                         List<Line.Remark> faults, List<Line.Remark> warnings) {
}
