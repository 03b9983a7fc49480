package org.unionhall.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.unionhall.identity.AccountId;
import org.unionhall.files.FileId;

/**
 * A workbook somebody handed in, as far as it has come.
 *
 * @param kind        null until recognised or chosen
 * @param file        null once the bytes are thrown away
 * @param sheet       the sheet that was read; null until then
 * @param survey      what was found in the file; null until it was looked into
 * @param done        rows behind us in the step under way
 * @param total       rows of the sheet; null while unknown
 * @param refusal     message code, null when nothing was refused
 * @param committedAt null until then
 */
public record Roster(UUID id, String kind, FileId file, String fileName, String sheet, String charset, RosterState state,
                     Survey survey, Answer answer, AccountId owner, String ownerName, Instant handedAt, int attempt, long done,
                     Long total, Counts counts, String refusal, List<String> refusalArgs, Instant committedAt, int version) {

    /**
     * How many rows there are of each kind.
     *
     * @param hidden taken although hidden in the workbook
     * @param warned with a warning
     */
    public record Counts(int added, int changed, int unchanged, int faulty, int missing, int hidden, int warned) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        public int of(LineStatus status) {
            return switch (status) {
                case NEW -> added;
                case CHANGED -> changed;
                case UNCHANGED -> unchanged;
                case FAULTY -> faulty;
                case MISSING -> missing;
            };
        }

        /** Rows a commit would write. */
        public int effective() {
            return added + changed;
        }
    }

    /** Whether the owner may do this now. */
    public boolean may(RosterAct act) {
        return act.by() == RosterAct.By.OWNER && act.possible(state) && (act != RosterAct.COMMIT || counts.effective() > 0)
                && (act != RosterAct.CORRECT || file != null);
    }
}
