package org.unionhall.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;

/** A list that can be taken away as a workbook, or as a book. A module makes one for each of its lists. */
public interface ExportSource {

    /** Stands in addresses, {@code /exports/of/members}; lower-case letters, never changed: kept orders bear it. */
    String list();

    default ExportForm form() {
        return ExportForm.XLSX;
    }

    /** How many rows are written while their reader waits. @param usual as the portal is set */
    default long atOnce(long usual) {
        return usual;
    }

    /** Whether the list is for this reader at all. Costs no query. */
    boolean opensTo(Actor actor);

    /** What a reader would take away; empty for whom the list is not. */
    Optional<Subject> subject(Actor actor, Address filters);

    /**
     * Writes all rows that the filters show, within the transaction under way and in the language of the thread, and the
     * audit line with their number.
     *
     * @param done told now and then how many rows are written; throws when nobody waits for them any more
     * @return the number of rows below the headings
     * @throws Refusal without a reason, or when more is asked for than this reader may take away
     */
    long write(Actor actor, Order order, OutputStream out, LongConsumer done) throws IOException;

    /**
     * @param fileName name of the file, without day and ending
     * @param chips    the filters in the reader's words
     * @param mayClear sensitive numbers may be asked for in full
     * @param reach    how far the reader's rights go: equal texts, equal rights
     */
    record Subject(String titleKey, String leadKey, String homeKey, String home, String fileName, long count, List<Chip> chips,
                   boolean mayClear, String reach) {
    }

    /**
     * @param filters the address of the list as the reader saw it
     * @param clear   sensitive numbers in full
     * @param reason  why
     */
    record Order(Address filters, boolean clear, String reason) {
    }
}
