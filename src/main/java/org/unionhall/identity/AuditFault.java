package org.unionhall.identity;

/** Where the audit chain is broken: the first line that is missing or no longer as it was written. */
public record AuditFault(long seq, Kind kind) {

    public enum Kind { MISSING, CHANGED }
}
