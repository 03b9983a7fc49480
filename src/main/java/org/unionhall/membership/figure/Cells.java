package org.unionhall.membership.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.unionhall.kernel.CodeTable;
import org.unionhall.sheet.SheetWriter;

/** Reads codes from rows and writes rows into workbooks. */
final class Cells {

    private Cells() {
    }

    static <E extends Enum<E>> E code(Class<E> table, ResultSet rs, String column) throws SQLException {
        String name = rs.getString(column);
        return name == null ? null : Enum.valueOf(table, name);
    }

    static String zh(CodeTable value) {
        return value == null ? null : value.zh();
    }

    static void row(SheetWriter sheet, Object... cells) {
        try {
            sheet.row(Arrays.asList(cells));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
