package org.unionhall.export;

import static org.unionhall.export.ExportState.DISCARDED;
import static org.unionhall.export.ExportState.FAILED;
import static org.unionhall.export.ExportState.ORDERED;
import static org.unionhall.export.ExportState.READY;
import static org.unionhall.export.ExportState.WRITING;

import java.util.EnumSet;
import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of an export written in the background: which act leads from where to where, and whose act it is. */
public enum ExportAct implements Act<ExportState> {
    /** Begins writing; once more after a writing that was cut off. */
    WRITE(By.PORTAL, WRITING, ORDERED, WRITING),
    /** The workbook is whole and kept. */
    KEEP(By.PORTAL, READY, WRITING),
    /** It cannot be written; nothing was kept. */
    FAIL(By.PORTAL, FAILED, ORDERED, WRITING),
    /** Does not want it any more. */
    DISCARD(By.OWNER, DISCARDED, ORDERED, WRITING, READY, FAILED),
    /** Its days are over. */
    LAPSE(By.PORTAL, DISCARDED, READY, FAILED);

    /** Whose act it is. */
    public enum By {
        /** Who ordered it; nobody else. */
        OWNER,
        /** The portal itself. */
        PORTAL
    }

    private final By by;
    private final ExportState to;
    private final Set<ExportState> from;

    ExportAct(By by, ExportState to, ExportState first, ExportState... more) {
        this.by = by;
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public ExportState to() {
        return to;
    }

    @Override
    public Set<ExportState> from() {
        return EnumSet.copyOf(from);
    }
}
