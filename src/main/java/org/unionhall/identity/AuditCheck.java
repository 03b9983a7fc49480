package org.unionhall.identity;

import java.util.Optional;

/**
 * What a walk along the audit chain found.
 *
 * @param lines       lines that are there and as they were written, from the first on
 * @param fingerprint of the last line when the chain is whole; written down elsewhere, it shows later that nobody cut
 *                    the end off and rewound the chain. Null when broken
 * @param fault       the first line that is missing or changed
 */
public record AuditCheck(long lines, String fingerprint, Optional<AuditFault> fault) {

    static AuditCheck whole(long lines, String fingerprint) {
        return new AuditCheck(lines, fingerprint, Optional.empty());
    }

    static AuditCheck broken(long lines, AuditFault fault) {
        return new AuditCheck(lines, null, Optional.of(fault));
    }

    public boolean isWhole() {
        return fault.isEmpty();
    }
}
