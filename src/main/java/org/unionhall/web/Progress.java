package org.unionhall.web;

/**
 * How far a long piece of work has come.
 *
 * @param label    what is being done, in the reader's language
 * @param done     steps behind us, never more than {@code total}
 * @param total    all steps; 0 while unknown
 * @param note     what happens now, or what went wrong; may be null
 * @param state    {@code running}, {@code done} or {@code failed}
 * @param href     where a fresh fragment of this progress is to be had
 */
public record Progress(String label, long done, long total, String note, String state, String href) {

    public Progress {
        total = Math.max(0, total);
        done = Math.max(0, Math.min(done, total));
    }

    public boolean running() {
        return "running".equals(state);
    }

    /** Whole percent, rounded down so that 100 means finished. */
    public int percent() {
        return total == 0 ? 0 : (int) (done * 100 / total);
    }
}
