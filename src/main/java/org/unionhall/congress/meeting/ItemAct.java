package org.unionhall.congress.meeting;

import static org.unionhall.congress.meeting.ItemStage.COUNTED;
import static org.unionhall.congress.meeting.ItemStage.HEARD;
import static org.unionhall.congress.meeting.ItemStage.NOT_PASSED;
import static org.unionhall.congress.meeting.ItemStage.ON_AGENDA;
import static org.unionhall.congress.meeting.ItemStage.OPEN;
import static org.unionhall.congress.meeting.ItemStage.PASSED;
import static org.unionhall.congress.meeting.ItemStage.VOID;

import java.util.Set;
import org.unionhall.kernel.Act;

/** The way of an item of the agenda on one screen. */
public enum ItemAct implements Act<ItemStage> {

    /** Puts it on the agenda. */
    PUT(By.OFFICE, ON_AGENDA),
    /** Writes it anew, or in another place. */
    CHANGE(By.OFFICE, ON_AGENDA, ON_AGENDA),
    /** Takes it off. */
    TAKE_OFF(By.OFFICE, VOID, ON_AGENDA),
    /** Lays it before the hall, with a quorum; the electorate and its size are frozen. */
    OPEN_ITEM(By.OFFICE, OPEN, ON_AGENDA),
    /** It was opened by mistake: back on the agenda, the electorate is free again. */
    STOP(By.OFFICE, ON_AGENDA, OPEN),
    /** It was heard and discussed. */
    HEAR(By.OFFICE, HEARD, OPEN),
    /** Writes down what was counted, or corrects it before anybody confirmed it. */
    COUNT(By.OFFICE, COUNTED, OPEN, COUNTED),
    /** The second person does not agree with the count: it is counted again. */
    COUNT_AGAIN(By.SECOND, OPEN, COUNTED),
    /** The second person confirms a count that is enough. */
    PASS(By.SECOND, PASSED, COUNTED),
    /** The second person confirms a count that is not enough. */
    FAIL(By.SECOND, NOT_PASSED, COUNTED),
    /** The vote does not count, for a reason. */
    ANNUL(By.SECOND, VOID, OPEN, COUNTED, PASSED, NOT_PASSED, HEARD);

    /** Whose act it is. */
    public enum By {
        /** The congress officer, or the chair of the grassroots union for its own congress. */
        OFFICE,
        /** One of them, the union's chair or a member of the presidium: nobody who wrote a count of this item. */
        SECOND
    }

    private final By by;
    private final ItemStage to;
    private final Set<ItemStage> from;

    ItemAct(By by, ItemStage to, ItemStage... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public ItemStage to() {
        return to;
    }

    @Override
    public Set<ItemStage> from() {
        return from;
    }
}
