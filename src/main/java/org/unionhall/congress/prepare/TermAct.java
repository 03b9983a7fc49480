package org.unionhall.congress.prepare;

import static org.unionhall.congress.TermStage.FORMING;
import static org.unionhall.congress.TermStage.OVER;
import static org.unionhall.congress.TermStage.RUNNING;

import java.util.Set;
import org.unionhall.congress.TermStage;
import org.unionhall.kernel.Act;

/** The way of a term. */
public enum TermAct implements Act<TermStage> {

    /** A new term is set up: its bodies, its number, its dates. */
    SET_UP(By.OFFICE, FORMING),
    /** Its first delegates are published. */
    RUN(By.PORTAL, RUNNING, FORMING),
    /** The delegates of the next term of the same bodies are published. */
    SUCCEED(By.PORTAL, OVER, RUNNING),
    /** It is ended without a next one: why is said. */
    END(By.OFFICE, OVER, FORMING, RUNNING);

    /** Whose act it is. */
    public enum By {
        /** The congress officer, or the chair of the grassroots union for a second-level congress. */
        OFFICE,
        /** The portal itself, as a consequence. */
        PORTAL
    }

    private final By by;
    private final TermStage to;
    private final Set<TermStage> from;

    TermAct(By by, TermStage to, TermStage... from) {
        this.by = by;
        this.to = to;
        this.from = Set.of(from);
    }

    @Override
    public By by() {
        return by;
    }

    @Override
    public TermStage to() {
        return to;
    }

    @Override
    public Set<TermStage> from() {
        return from;
    }
}
