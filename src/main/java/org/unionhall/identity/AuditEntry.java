package org.unionhall.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the audit trail, before it is written: who did what to which thing, from what to what.
 *
 * <p>Never put a sensitive value in clear into {@code before} or {@code after}: the masked form says enough.
 *
 * @param act      dotted name of the act, {@code module.thing.verb}; also its message key below {@code audit.}
 * @param label    how people call the object (a unit's name, a person's name and staff number)
 * @param reason   why, in the actor's words; required for reads of sensitive fields and exports
 * @param rows     how many records an export or import carried; null for acts on one thing
 */
public record AuditEntry(Actor actor, String act, String objectType, String objectId, String label,
                         Map<String, String> before, Map<String, String> after, String reason, Long rows) {

    public static AuditEntry of(Actor actor, String act) {
        return new AuditEntry(actor, act, null, null, null, Map.of(), Map.of(), null, null);
    }

    public AuditEntry on(String type, Object id, String label) {
        return new AuditEntry(actor, act, type, id == null ? null : id.toString(), label, before, after, reason, rows);
    }

    public AuditEntry change(String field, Object from, Object to) {
        return new AuditEntry(actor, act, objectType, objectId, label, with(before, field, from), with(after, field, to), reason, rows);
    }

    public AuditEntry because(String why) {
        return new AuditEntry(actor, act, objectType, objectId, label, before, after, why, rows);
    }

    public AuditEntry rows(long count) {
        return new AuditEntry(actor, act, objectType, objectId, label, before, after, reason, count);
    }

    private static Map<String, String> with(Map<String, String> map, String field, Object value) {
        Map<String, String> copy = new LinkedHashMap<>(map);
        if (value != null) {
            copy.put(field, value.toString());
        }
        return copy;
    }
}
