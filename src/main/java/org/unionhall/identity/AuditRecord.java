package org.unionhall.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;

/** A line of the trail as it is kept. {@link #canonical} is what the chain's hash covers: every column, in order. */
record AuditRecord(Instant at, UUID account, UUID person, String actor, String roles, String act, String objectType,
                   String objectId, String label, Map<String, String> before, Map<String, String> after,
                   String reason, Long rows, String ip, String request) {

    static AuditRecord of(AuditEntry e, Instant at, String ip, String request) {
        Actor who = e.actor();
        StringJoiner roles = new StringJoiner(" ");
        who.distinctRoles().forEach(role -> roles.add(role.name()));
        return new AuditRecord(at, who.account() == null ? null : who.account().value(),
                who.person() == null ? null : who.person().value(), who.name(), roles.toString(), e.act(),
                e.objectType(), e.objectId(), clean(e.label()), clean(e.before()), clean(e.after()), clean(e.reason()), e.rows(), ip, request);
    }

    /** PostgreSQL keeps no null character; a line must not be lost because somebody typed one. */
    private static String clean(String text) {
        return text == null ? null : text.replace("\u0000", "");
    }

    private static Map<String, String> clean(Map<String, String> fields) {
        Map<String, String> clean = new TreeMap<>();
        fields.forEach((name, value) -> clean.put(name, clean(value)));
        return clean;
    }

    /** Length-prefixed fields, so that no two different lines share their bytes. */
    byte[] canonical(long seq) {
        StringBuilder text = new StringBuilder();
        put(text, seq);
        put(text, at.toEpochMilli() * 1000 + at.getNano() / 1000 % 1000);
        put(text, account);
        put(text, person);
        put(text, actor);
        put(text, roles);
        put(text, act);
        put(text, objectType);
        put(text, objectId);
        put(text, label);
        put(text, new TreeMap<>(before));
        put(text, new TreeMap<>(after));
        put(text, reason);
        put(text, rows);
        put(text, ip);
        put(text, request);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            text.append(map.size()).append('{');
            map.forEach((key, item) -> {
                put(text, key);
                put(text, item);
            });
        } else if (value == null) {
            text.append("-;");
        } else {
            String plain = value.toString();
            text.append(plain.length()).append(':').append(plain).append(';');
        }
    }
}
