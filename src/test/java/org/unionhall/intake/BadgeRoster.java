package org.unionhall.intake;

import static org.unionhall.intake.RosterColumn.optional;
import static org.unionhall.intake.RosterColumn.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;

/** A small kind for tests: badges with a number, a holder and a price. */
class BadgeRoster implements RosterKind {

    static final List<String> HEADINGS = List.of("编号", "持有人", "证件号", "发放日期", "工本费", "有效", "备注");

    private final JdbcClient jdbc;
    private final String name;

    /** Thrown once during the next commit, after everything was written. */
    RuntimeException nextCommitFails;

    BadgeRoster(JdbcClient jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
        jdbc.sql("""
                create table if not exists badge (id uuid primary key, number text unique not null, holder text not null,
                    document text, given_on date, price_fen bigint, valid boolean, note text, version int not null default 0)
                """).update();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.ORGANISATION_OFFICER);
    }

    @Override
    public List<RosterColumn> columns() {
        return List.of(
                required("number", Kind.DIGITS, "B0001", "编号", "徽章编号"),
                required("holder", Kind.TEXT, "张三", "持有人", "姓名"),
                optional("document", Kind.DIGITS, "11010519491231002X", "证件号", "身份证号").masked(),
                optional("givenOn", Kind.DATE, "2021-05-07", "发放日期"),
                optional("price", Kind.MONEY, "12.50", "工本费"),
                optional("valid", Kind.YES_NO, "是", "有效"),
                optional("note", Kind.TEXT, "", "备注"));
    }

    @Override
    public Planning plan(Actor actor) {
        return new BadgePlanning();
    }

    @Override
    public void commit(UUID roster, Actor actor) {
        int expected = jdbc.sql("select count(*) from intake_line where roster_id = :roster and status = 'CHANGED'")
                .param("roster", roster).query(Integer.class).single();
        int changed = jdbc.sql("""
                update badge b set holder = l.fields->>'holder', note = l.fields->>'note', version = b.version + 1,
                    price_fen = (l.fields->>'price')::bigint
                from intake_line l
                where l.roster_id = :roster and l.status = 'CHANGED' and b.id = l.target_id and b.version = l.target_version
                """).param("roster", roster).update();
        if (changed != expected) {
            throw new Refusal("intake.moved");
        }
        jdbc.sql("""
                insert into badge (id, number, holder, document, given_on, price_fen, valid, note)
                select (fields->>'id')::uuid, fields->>'number', fields->>'holder', fields->>'document', (fields->>'givenOn')::date,
                    (fields->>'price')::bigint, (fields->>'valid')::boolean, fields->>'note'
                from intake_line where roster_id = :roster and status = 'NEW'
                """).param("roster", roster).update();
        if (nextCommitFails != null) {
            RuntimeException failure = nextCommitFails;
            nextCommitFails = null;
            throw failure;
        }
    }

    record Badge(UUID id, String number, String holder, Money price, String note, int version) {
    }

    private final class BadgePlanning implements Planning {

        private final Map<String, Integer> seen = new HashMap<>();

        @Override
        public void plan(List<Line> lines) {
            List<String> numbers = lines.stream().map(line -> line.text("number")).filter(Objects::nonNull).toList();
            Map<String, Badge> known = new HashMap<>();
            jdbc.sql("select id, number, holder, price_fen, note, version from badge where number = any(:numbers)")
                    .param("numbers", numbers.toArray(String[]::new))
                    .query((rs, row) -> new Badge(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                            rs.getObject(4) == null ? null : new Money(rs.getLong(4)), rs.getString(5), rs.getInt(6)))
                    .list().forEach(badge -> known.put(badge.number(), badge));
            lines.forEach(line -> plan(line, known.get(line.text("number"))));
        }

        private void plan(Line line, Badge before) {
            String number = line.text("number");
            line.label(Objects.toString(line.text("holder"), "?") + " " + Objects.toString(number, ""));
            Integer first = number == null ? null : seen.putIfAbsent(number, line.row());
            if (first != null) {
                line.fault("number", "test.badge.twice", first);
            }
            if (line.faulty()) {
                return;
            }
            line.put("id", before == null ? Ids.next() : before.id());
            for (String field : List.of("number", "holder", "document", "note")) {
                line.put(field, line.text(field));
            }
            line.put("givenOn", line.date("givenOn"));
            line.put("price", line.money("price"));
            line.put("valid", line.yesNo("valid"));
            if (before != null) {
                line.matches(before.id(), before.version());
                changed(line, "holder", before.holder(), line.text("holder"));
                changed(line, "price", before.price(), line.money("price"));
                changed(line, "note", before.note(), line.text("note"));
            }
        }

        private void changed(Line line, String field, Object from, Object to) {
            if (line.has(field) && !Objects.equals(from, to)) {
                line.change(field, from == null ? null : from.toString(), to == null ? null : to.toString());
            }
        }

        @Override
        public List<Missing> missing() {
            List<Missing> missing = new ArrayList<>();
            jdbc.sql("select id, number, holder from badge order by number").query(rs -> {
                if (!seen.containsKey(rs.getString(2))) {
                    missing.add(new Missing(rs.getObject(1, UUID.class), rs.getString(3) + " " + rs.getString(2)));
                }
            });
            return missing;
        }
    }
}
