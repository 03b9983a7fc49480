package org.unionhall.personnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.MergeParticipant;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.PersonTable;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Two records become one, and two again. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
class MergeTests {

    /** Not part of what an undo restores: the trail, the log itself, and counters that only rise. */
    private static final Set<String> STORIES = Set.of("identity_audit", "identity_audit_head", "personnel_merge", "personnel_merge_row");

    @Autowired JdbcClient jdbc;
    @Autowired A a;
    @Autowired As as;
    @Autowired Merges merges;
    @Autowired People people;
    @Autowired PersonSuccession succession;
    @Autowired List<MergeParticipant> participants;

    private static final AtomicInteger NUMBER = new AtomicInteger(41_000_000);

    UUID unit;
    UUID otherUnit;
    UUID physics;
    UUID history;

    @BeforeEach
    void rooms() {
        unit = a.unit("合并分工会", UnitKind.GRASSROOTS_UNION, null);
        otherUnit = a.unit("另一分工会", UnitKind.GRASSROOTS_UNION, null);
        physics = a.department("物理系", unit);
        history = a.department("历史系", otherUnit);
    }

    private Actor officer() {
        return new Actor(as.account(null, "组织干事"), null, "组织干事", List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
    }

    private PersonFacts facts(UUID id) {
        return people.find(new PersonId(id)).orElseThrow();
    }

    private Merges.Wish wish(UUID stays, UUID goes, PersonField... taken) {
        return new Merges.Wish(new PersonId(stays), new PersonId(goes), taken.length == 0 ? Set.of() : EnumSet.copyOf(List.of(taken)),
                facts(stays).version(), facts(goes).version(), "同一人重复登记");
    }

    private long count(String table, String where, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where " + where).param("id", id).query(Long.class).single();
    }

    /** Every table of the schema, row by row. */
    private Map<String, List<String>> dump() {
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : jdbc.sql("select tablename from pg_tables where schemaname = current_schema()").query(String.class).list()) {
            if (!STORIES.contains(table)) {
                dump.put(table, jdbc.sql("select (to_jsonb(t) - 'version' - 'changed_at')::text from " + table + " t order by 1").query(String.class).list());
            }
        }
        return dump;
    }

    private static void equal(Map<String, List<String>> before, Map<String, List<String>> after) {
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    }

    @Test
    void everyTableThatNamesAPersonSaysWhatBecomesOfItsRows() {
        Set<String> declared = participants.stream().flatMap(one -> one.tables().stream())
                .flatMap(table -> table.columns().stream().map(column -> table.table() + "." + column)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(jdbc.sql("""
                with recursive people (oid, attnum) as (
                    select 'personnel_person'::regclass::oid, a.attnum from pg_attribute a
                    where a.attrelid = 'personnel_person'::regclass and a.attname = 'id'
                    union
                    select c.conrelid, c.conkey[nr] from pg_constraint c
                    cross join lateral generate_subscripts(c.conkey, 1) nr
                    join people p on c.confrelid = p.oid and c.confkey[nr] = p.attnum where c.contype = 'f')
                select c.relname || '.' || a.attname from people p join pg_class c on c.oid = p.oid
                join pg_attribute a on a.attrelid = p.oid and a.attnum = p.attnum
                union
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = current_schema() and column_name in ('person_id', 'person', 'stays_id', 'goes_id')
                """).query(String.class).list());
        assertThat(named).as("a table forgot to say what becomes of its rows when people are merged").isEqualTo(declared);
    }

    @Test
    void tablesThatOthersPointToComeFirst() {
        List<String> order = participants.stream().flatMap(one -> one.tables().stream()).map(PersonTable::table).toList();
        jdbc.sql("select confrelid::regclass::text, conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid <> conrelid")
                .query((rs, n) -> new String[] {rs.getString(1), rs.getString(2)}).list().stream()
                .filter(edge -> order.contains(edge[0]) && order.contains(edge[1]))
                .filter(edge -> edge[0].split("_")[0].equals(edge[1].split("_")[0]))
                .forEach(edge -> assertThat(order.indexOf(edge[0])).as(edge[0] + " " + edge[1]).isLessThan(order.indexOf(edge[1])));
    }

    /** Everything a person may have, twice. */
    private UUID[] twoOfEverything() {
        UUID stays = a.member("合并甲").in(unit).at(physics).earning(5000).mobile("13900000001").save();
        UUID goes = a.member("合并佳").in(otherUnit).at(history).earning(6000).mobile("13900000002")
                .document(DocumentType.PASSPORT, "E" + (NUMBER.incrementAndGet())).save();
        jdbc.sql("update personnel_posting set from_on = date '2018-01-01' where person_id = :id").param("id", stays).update();
        jdbc.sql("update membership_stay set from_on = date '2018-01-01' where person_id = :id").param("id", stays).update();
        jdbc.sql("insert into personnel_pay (person_id, as_of, post_wage_fen) values (:id, date '2021-01-01', 1)").param("id", goes).update();
        jdbc.sql("update membership_member set joined_on = date '2010-01-01', card_no = :card where person_id = :id").param("card", "C" + goes).param("id", goes).update();
        a.office(unit, Post.COMMITTEE_MEMBER, stays, LocalDate.of(2020, 1, 1), null);
        a.office(unit, Post.COMMITTEE_MEMBER, goes, LocalDate.of(2019, 1, 1), LocalDate.of(2030, 1, 1));
        a.office(otherUnit, Post.COMMITTEE_MEMBER, goes, LocalDate.of(2019, 1, 1), null);
        jdbc.sql("insert into membership_act (person_id, act, on_day, at, actor) values (:id, 'JOIN', date '2010-01-01', now(), 'x')").param("id", goes).update();
        jdbc.sql("insert into personnel_change (person_id, at, actor, source, field) values (:id, now(), 'x', 'screen', 'title')").param("id", goes).update();
        as.account(stays, "甲");
        as.account(goes, "佳");
        return new UUID[] {stays, goes};
    }

    @Test
    void whatBelongsToEitherBelongsToTheOneThatStays() {
        UUID[] two = twoOfEverything();
        String document = facts(two[1]).documentMasked();
        merges.merge(officer(), wish(two[0], two[1], PersonField.NAME, PersonField.DOCUMENT));
        PersonFacts one = facts(two[0]);
        assertThat(one.name()).isEqualTo("合并佳");
        assertThat(one.documentMasked()).isEqualTo(document);
        assertThat(one.mobileMasked()).isEqualTo("139****0001");
        assertThat(count("personnel_person", "id = :id", two[1])).isZero();
        assertThat(jdbc.sql("select department_id, from_on, to_on from personnel_posting where person_id = :id order by from_on").param("id", two[0])
                .query((rs, n) -> rs.getObject(1) + " " + rs.getString(2) + " " + rs.getString(3)).list())
                .containsExactly(history + " 2015-01-01 2018-01-01", physics + " 2018-01-01 null");
        assertThat(jdbc.sql("select unit_id, from_on, to_on from membership_stay where person_id = :id order by from_on").param("id", two[0])
                .query((rs, n) -> rs.getObject(1) + " " + rs.getString(2) + " " + rs.getString(3)).list())
                .containsExactly(otherUnit + " 2015-09-01 2018-01-01", unit + " 2018-01-01 null");
        assertThat(jdbc.sql("select unit_id, from_on, term_to_on from membership_office where person_id = :id order by unit_id = :unit desc").param("id", two[0]).param("unit", unit)
                .query((rs, n) -> rs.getObject(1) + " " + rs.getString(2) + " " + rs.getString(3)).list())
                .containsExactly(unit + " 2019-01-01 2030-01-01", otherUnit + " 2019-01-01 null");
        assertThat(jdbc.sql("select joined_on::text || ' ' || card_no from membership_member where person_id = :id").param("id", two[0]).query(String.class).single())
                .isEqualTo("2010-01-01 C" + two[1]);
        assertThat(jdbc.sql("select post_wage_fen from personnel_pay where person_id = :id order by as_of").param("id", two[0]).query(Long.class).list())
                .containsExactly(500000L, 1L);
        assertThat(count("membership_act", "person_id = :id", two[0])).isEqualTo(1);
        assertThat(count("identity_account", "person_id = :id and disabled_at is null", two[0])).isEqualTo(1);
        assertThat(count("identity_account", "person_id = :id and disabled_at is not null", two[1])).isEqualTo(1);
        assertThat(jdbc.sql("select word from personnel_word where person_id = :id").param("id", two[0]).query(String.class).list()).contains("合并佳").doesNotContain("合并甲");
        assertThat(succession.successor(new PersonId(two[1]))).contains(new PersonId(two[0]));
    }

    @Test
    void undoneEverythingIsExactlyAsItWas() {
        UUID[] two = twoOfEverything();
        Actor officer = officer();
        Map<String, List<String>> before = dump();
        UUID merge = merges.merge(officer, wish(two[0], two[1], PersonField.values()));
        assertThat(dump()).isNotEqualTo(before);
        merges.undo(officer, merge, "其实是两个人");
        equal(before, dump());
        assertThat(succession.successor(new PersonId(two[1]))).isEmpty();
        assertThat(merges.find(merge).orElseThrow().undoneBy()).isEqualTo("组织干事");
    }

    @Test
    void whoeverLookedInBetweenIsToldThatTheRecordMoved() {
        UUID[] two = twoOfEverything();
        int seen = facts(two[0]).version();
        merges.undo(officer(), merges.merge(officer(), wish(two[0], two[1])), "其实是两个人");
        assertThat(facts(two[0]).version()).isGreaterThan(seen);
    }

    @Test
    void aMembershipOrAnAccountThatOnlyTheOtherHasGoesAlongAndComesBack() {
        UUID stays = a.member("合并乙").at(physics).save();
        UUID goes = a.member("合并乙").in(unit).at(physics).save();
        as.account(goes, "乙");
        Actor officer = officer();
        Map<String, List<String>> before = dump();
        UUID merge = merges.merge(officer, wish(stays, goes));
        assertThat(count("membership_stay", "person_id = :id and to_on is null", stays)).isEqualTo(1);
        assertThat(count("identity_account", "person_id = :id and disabled_at is null", stays)).isEqualTo(1);
        jdbc.sql("update identity_account set last_sign_in_at = now() where person_id = :id").param("id", stays).update();
        merges.undo(officer, merge, "其实是两个人");
        jdbc.sql("update identity_account set last_sign_in_at = null where person_id = :id").param("id", goes).update();
        equal(before, dump());
    }

    @Test
    void whatChangedSinceMakesTheUndoImpossibleAndIsNamed() {
        UUID[] two = twoOfEverything();
        Actor officer = officer();
        UUID merge = merges.merge(officer, wish(two[0], two[1], PersonField.NAME));
        jdbc.sql("update personnel_person set title = '教授' where id = :id").param("id", two[0]).update();
        merges.undo(officer, merge, "没有动过的字段不妨碍");
        assertThat(facts(two[0]).title()).isEqualTo("教授");

        UUID again = merges.merge(officer, wish(two[0], two[1], PersonField.NAME));
        jdbc.sql("update personnel_person set name = '又改名' where id = :id").param("id", two[0]).update();
        refused(() -> merges.undo(officer, again, "撤销"), "personnel.undo.person");
        jdbc.sql("update personnel_person set name = '合并佳' where id = :id").param("id", two[0]).update();
        jdbc.sql("update membership_office set to_on = date '2026-01-01' where person_id = :id and unit_id = :unit").param("id", two[0]).param("unit", unit).update();
        refused(() -> merges.undo(officer, again, "撤销"), "membership.undo.office");
        jdbc.sql("update membership_office set to_on = null where person_id = :id and unit_id = :unit").param("id", two[0]).param("unit", unit).update();
        jdbc.sql("insert into personnel_pay (person_id, as_of, post_wage_fen) values (:id, date '2026-01-01', 1)").param("id", two[0]).update();
        refused(() -> merges.undo(officer, again, "撤销"), "personnel.undo.pay");
    }

    @Test
    void whatSomebodyElseHasTakenSinceIsNotGivenBack() {
        UUID[] two = twoOfEverything();
        String number = facts(two[1]).staffNo();
        Actor officer = officer();
        UUID merge = merges.merge(officer, wish(two[0], two[1]));
        UUID newcomer = a.member("新占号").staffNo(number).save();
        refused(() -> merges.undo(officer, merge, "撤销"), "personnel.undo.impossible");
        assertThat(merges.find(merge).orElseThrow().undoneAt()).isNull();
        assertThat(count("personnel_person", "id = :id", two[1])).isZero();
        jdbc.sql("delete from personnel_person where id = :id").param("id", newcomer).update();
        merges.undo(officer, merge, "撤销");
        assertThat(facts(two[1]).staffNo()).isEqualTo(number);
        refused(() -> merges.undo(officer, UUID.randomUUID(), "撤销"), "personnel.merge.unknown");
    }

    @Test
    void anUndoWaitsForTheMergeThatCameAfterIt() {
        UUID one = a.member("连环甲").save();
        UUID two = a.member("连环甲").save();
        UUID three = a.member("连环甲").save();
        Actor officer = officer();
        Map<String, List<String>> before = dump();
        UUID first = merges.merge(officer, wish(two, one));
        UUID second = merges.merge(officer, wish(three, two));
        assertThat(succession.successor(new PersonId(one))).contains(new PersonId(three));
        assertThat(succession.predecessors(new PersonId(three))).containsExactlyInAnyOrder(new PersonId(one), new PersonId(two));
        refused(() -> merges.undo(officer, first, "撤销"), "personnel.undo.later");
        merges.undo(officer, second, "撤销");
        merges.undo(officer, first, "撤销");
        equal(before, dump());
        refused(() -> merges.undo(officer, first, "撤销"), "personnel.undo.done");
    }

    @Test
    void whatCannotBeDecidedByRuleIsRefusedBeforeAnythingHappens() {
        UUID active = a.member("不合甲").in(unit).save();
        UUID left = a.member("不合甲").in(unit).state(MemberState.RETAINED).save();
        UUID administrator = a.member("不合甲").save();
        Actor officer = officer();
        AccountId account = as.account(administrator, "管理员");
        as.grant(account, Role.AUDIT_ADMIN, null);
        as.account(active, "甲");
        Map<String, List<String>> before = dump();
        refused(() -> merges.merge(officer, wish(left, active)), "membership.merge.active-goes");
        refused(() -> merges.merge(officer, wish(active, administrator)), "identity.merge.administrator");
        refused(() -> merges.merge(officer, wish(active, active)), "personnel.merge.itself");
        Actor own = new Actor(account, new PersonId(administrator), "管理员", officer.roles());
        refused(() -> merges.merge(own, wish(administrator, active)), "personnel.merge.own");
        refused(() -> merges.merge(officer, new Merges.Wish(new PersonId(active), new PersonId(left), Set.of(), 99, 0, "重复登记")), "personnel.merge.moved");
        refused(() -> merges.merge(officer, new Merges.Wish(new PersonId(active), new PersonId(left), Set.of(), 0, 0, " ")), "identity.reason.missing");
        equal(before, dump());
    }

    @Test
    void entangledOfficesAreRefused() {
        UUID stays = a.member("缠绕甲").in(unit).save();
        UUID goes = a.member("缠绕甲").in(unit).save();
        a.office(unit, Post.COMMITTEE_MEMBER, goes, LocalDate.of(2010, 1, 1), null);
        UUID ended = a.office(unit, Post.COMMITTEE_MEMBER, stays, LocalDate.of(2012, 1, 1), null);
        jdbc.sql("update membership_office set to_on = date '2014-01-01' where id = :id").param("id", ended).update();
        a.office(unit, Post.COMMITTEE_MEMBER, stays, LocalDate.of(2016, 1, 1), null);
        refused(() -> merges.merge(officer(), wish(stays, goes)), "membership.merge.offices-entangled");
    }

    @Test
    void ofTwoWhoMergeOverlappingPairsAtOnceOneIsTold() throws Exception {
        for (int round = 0; round < 8; round++) {
            UUID one = a.member("同时甲").in(unit).at(physics).save();
            UUID two = a.member("同时甲").in(unit).at(physics).save();
            UUID three = a.member("同时甲").in(unit).at(physics).save();
            Actor officer = officer();
            Merges.Wish first = round % 2 == 0 ? wish(one, two) : wish(two, one);
            Merges.Wish second = wish(three, two);
            List<Throwable> noes = together(() -> merges.merge(officer, first), () -> merges.merge(officer, second));
            assertThat(noes).hasSize(1).first().isInstanceOfSatisfying(Refusal.class,
                    no -> assertThat(no.code()).isIn("personnel.merge.gone", "personnel.merge.moved"));
            assertThat(jdbc.sql("select count(*) from personnel_merge where stays_id in (:three) or goes_id in (:three)")
                    .param("three", List.of(one, two, three)).query(Long.class).single()).isEqualTo(1);
        }
    }

    private static List<Throwable> together(Callable<?>... acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.length);
        CyclicBarrier start = new CyclicBarrier(acts.length);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<Throwable> noes = new ArrayList<>();
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException failed) {
                    noes.add(failed.getCause());
                }
            }
            return noes;
        } finally {
            threads.shutdown();
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void nobodyIsLeftWithoutTheAccountTheySignInWith() {
        UUID stays = a.member("留账号").save();
        UUID goes = a.member("用账号").save();
        as.account(goes, "用账号");
        AccountId never = as.account(stays, "留账号");
        jdbc.sql("update identity_account set password_hash = null where id = :id").param("id", never.value()).update();
        assertThat(merges.look(new PersonId(stays), new PersonId(goes))).anyMatch(remark -> remark.forbids() && remark.key().equals("identity.merge.dead"));
        assertThat(merges.look(new PersonId(goes), new PersonId(stays))).noneMatch(remark -> remark.key().equals("identity.merge.dead"));
    }
}
