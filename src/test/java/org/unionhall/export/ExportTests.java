package org.unionhall.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.files.Files;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.sheet.Workbook;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTests {

    @Autowired Exports exports;
    @Autowired ExportWriting writing;
    @Autowired ExportRepository orders;
    @Autowired ExportTidying tidying;
    @Autowired Files files;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired TransactionTemplate transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Vault vault;
    @Autowired A a;
    @Autowired As as;

    UUID unit;

    @BeforeAll
    void people() {
        UUID school = a.unit("导出大学工会", UnitKind.SCHOOL_UNION, null);
        unit = a.unit("导出分工会", UnitKind.GRASSROOTS_UNION, school);
        a.member("出甲").staffNo("X1").in(unit).save();
        a.member("出乙").staffNo("X2").in(unit).save();
    }

    private Actor officer() {
        AccountId account = as.account(null, "export" + UUID.randomUUID());
        as.grant(account, Role.ORGANISATION_OFFICER, null);
        return actors.of(accounts.get(account));
    }

    private UUID order(Actor actor, String reason) {
        ExportSource source = exports.source("members").orElseThrow();
        Address filters = Address.of("/members?unit=" + unit);
        return exports.order(actor, source, source.subject(actor, filters).orElseThrow(), new ExportSource.Order(filters, false, reason));
    }

    private Export ended(Actor actor, UUID id) {
        for (int tries = 0; tries < 200 && exports.find(actor, id).orElseThrow().state().working(); tries++) {
            writing.run(id.toString()); // the portal's own hands may be quicker; both must do no harm
        }
        return exports.find(actor, id).orElseThrow();
    }

    private long lines(String reason) {
        return jdbc.sql("select count(*) from identity_audit where act = 'membership.members.export' and reason = :reason")
                .param("reason", reason).query(Long.class).single();
    }

    @Test
    void aListWrittenInTheBackgroundWaitsForItsOwnerAlone() throws Exception {
        Actor owner = officer();
        Export export = ended(owner, order(owner, "核对甲"));
        assertThat(export.state()).isEqualTo(ExportState.READY);
        assertThat(export.rows()).isEqualTo(2);
        List<String> names = new ArrayList<>();
        try (Workbook workbook = new SheetReader().open(SheetSource.of(exports.open(owner, export).readAllBytes()), "x.xlsx")) {
            workbook.read(null, row -> names.add(row.cells().get(1).text()));
        }
        assertThat(names).containsExactlyInAnyOrder("姓名", "出甲", "出乙");
        assertThat(exports.find(officer(), export.id())).isEmpty();
        assertThat(lines("核对甲")).isEqualTo(1);
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'export.taken' and object_id = :id")
                .param("id", export.id().toString()).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void aWritingThatWasCutOffIsBegunAnewAndKeepsOneFile() {
        Actor owner = officer();
        UUID id = order(owner, "断电重来");
        orders.move(ExportAct.WRITE, id); // the run that was cut off
        Export export = ended(owner, id);
        writing.run(id.toString());
        assertThat(export.state()).isEqualTo(ExportState.READY);
        assertThat(files.of(Exports.OWNER_TYPE, id)).hasSize(1);
        assertThat(lines("断电重来")).isEqualTo(1);
    }

    @Test
    void aListIsWrittenInTheLanguageInWhichItWasOrdered() throws Exception {
        Actor owner = officer();
        ExportSource source = exports.source("proposals").orElseThrow();
        Address all = Address.of("/proposals");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        UUID id;
        try {
            id = exports.order(owner, source, source.subject(owner, all).orElseThrow(), new ExportSource.Order(all, false, "in English"));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        List<String> headings = new ArrayList<>();
        try (Workbook workbook = new SheetReader().open(SheetSource.of(exports.open(owner, ended(owner, id)).readAllBytes()), "x.xlsx")) {
            workbook.read(null, row -> row.cells().forEach(cell -> headings.add(cell.text())));
        }
        assertThat(headings).contains("Title").doesNotContain("案由");
    }

    @Test
    void aListThatIsNoMoreFailsAndSaysSo() {
        Actor owner = officer();
        UUID id = jdbc.sql("""
                insert into export_order (list, state, account_id, file_name, filters_sealed, clear, reason, reach, expected, ordered_at)
                values ('gone', 'ORDERED', :owner, 'x.xlsx', :filters, false, 'x', 'all', 1, now()) returning id
                """).param("owner", owner.account().value()).param("filters", vault.seal("/gone")).query(UUID.class).single();
        Export failed = ended(owner, id);
        assertThat(failed.state()).isEqualTo(ExportState.FAILED);
        assertThat(failed.refusal()).isEqualTo("export.fault");
    }

    @Test
    void whatItsOwnerThrewAwayIsNotWritten() {
        Actor owner = officer();
        UUID id = order(owner, "不要了");
        exports.discard(owner, id);
        writing.run(id.toString());
        assertThat(exports.find(owner, id).orElseThrow().state()).isEqualTo(ExportState.DISCARDED);
        assertThat(files.of(Exports.OWNER_TYPE, id)).isEmpty();
    }

    @Test
    void whoHasLostTheRightGetsNeitherTheWritingNorTheFile() {
        Actor owner = officer();
        Export ready = ended(owner, order(owner, "先导出"));
        jdbc.sql("delete from identity_grant where account_id = :id").param("id", owner.account().value()).update();
        as.grant(owner.account(), Role.ORGANISATION_OFFICER, unit);
        Actor now = actors.of(accounts.get(owner.account()));
        assertThatThrownBy(() -> exports.open(now, ready)).isInstanceOf(Refusal.class).hasMessageContaining("export.reach");

        ExportSource source = exports.source("members").orElseThrow();
        Address all = Address.of("/members");
        UUID late = exports.order(owner, source, source.subject(owner, all).orElseThrow(), new ExportSource.Order(all, false, "后导出"));
        Export refused = ended(owner, late);
        assertThat(refused.state()).isEqualTo(ExportState.FAILED);
        assertThat(refused.refusal()).isEqualTo("export.reach");
        assertThat(lines("后导出")).isZero();
    }

    @Test
    void numbersInFullAreNotOrderedByWhoMayNotOpenThem() {
        AccountId account = as.account(null, "chair" + UUID.randomUUID());
        as.grant(account, Role.BRANCH_CHAIR, unit);
        Actor chair = actors.of(accounts.get(account));
        ExportSource source = exports.source("members").orElseThrow();
        Address all = Address.of("/members");
        assertThatThrownBy(() -> exports.order(chair, source, source.subject(chair, all).orElseThrow(), new ExportSource.Order(all, true, "制卡")))
                .isInstanceOf(Refusal.class).hasMessageContaining("export.clear.refused");
    }

    @Test
    void onePersonHasAtMostThreeUnderWayHoweverQuicklyTheyClick() throws Exception {
        Actor owner = officer();
        ExecutorService hands = Executors.newFixedThreadPool(6);
        try {
            jdbc.sql("""
                    insert into export_order (list, state, account_id, file_name, filters_sealed, clear, reason, reach, expected, ordered_at)
                    values ('members', 'WRITING', :owner, 'x.xlsx', '', false, 'x', 'all', 1, now()), ('members', 'WRITING', :owner, 'x.xlsx', '', false, 'x', 'all', 1, now())
                    """).param("owner", owner.account().value()).update();
            Callable<Boolean> click = () -> {
                try {
                    return transactions.execute(status -> {
                        UUID id = order(owner, "连点");
                        // nobody may finish it while the others still click
                        return jdbc.sql("delete from web_job where task_name = :name and convert_from(task_data, 'UTF8') like :id || '%'")
                                .param("name", ExportWriting.NAME).param("id", id.toString()).update() == 1;
                    });
                } catch (Refusal many) {
                    assertThat(many.code()).isEqualTo("export.many");
                    return false;
                }
            };
            int taken = 0;
            for (Future<Boolean> done : hands.invokeAll(List.of(click, click, click, click, click, click))) {
                taken += done.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            hands.shutdown();
        }
    }

    @Test
    void aFileLapsesAfterSevenDays() {
        Actor owner = officer();
        Export export = ended(owner, order(owner, "旧文件"));
        jdbc.sql("update export_order set ordered_at = :then where id = :id").param("id", export.id())
                .param("then", java.sql.Timestamp.from(Instant.now().minus(ExportTidying.KEPT).plus(Duration.ofHours(1)))).update();
        tidying.run();
        assertThat(exports.find(owner, export.id()).orElseThrow().file()).isNotNull();
        jdbc.sql("update export_order set ordered_at = :then where id = :id").param("id", export.id())
                .param("then", java.sql.Timestamp.from(Instant.now().minus(ExportTidying.KEPT).minusSeconds(1))).update();
        tidying.run();
        assertThat(exports.find(owner, export.id()).orElseThrow().state()).isEqualTo(ExportState.DISCARDED);
        assertThat(files.of(Exports.OWNER_TYPE, export.id())).isEmpty();
    }
}
