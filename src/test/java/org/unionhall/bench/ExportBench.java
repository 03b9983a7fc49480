package org.unionhall.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.DateUtil;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.identity.Vault;
import org.unionhall.membership.MemberExport;
import org.unionhall.membership.MemberSearch;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** The list of members as a file, against the library that writes it with the same cells and nothing else. */
@IntegrationTest
@Import(As.class)
class ExportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds.export", 5);
    private static final int WAGES = 2;

    @Autowired MemberExport export;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired As as;
    @Autowired Vault vault;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource source;

    private final List<List<Object>> cells = new ArrayList<>();

    @Test
    void exportAgainstTheBareWriter() throws Exception {
        AccountId account = as.account(null, "officer");
        as.grant(account, Role.ORGANISATION_OFFICER, null);
        Actor officer = actors.of(accounts.get(account));
        Register register = new Register();
        try (Connection connection = source.getConnection()) {
            register.fill(connection, ROWS);
        }
        jdbc.sql("update personnel_person set document_sealed = :document, mobile_sealed = :mobile")
                .param("document", vault.seal("659997198503110025")).param("mobile", vault.seal("19900000001")).update();
        for (int n = 1; n <= 1_000; n++) {
            List<Object> row = register.row(n);
            cells.add(row.subList(0, row.size() - WAGES));
        }
        MemberSearch everybody = MemberSearch.of(Address.of("/members?state=ANYONE"));
        Turns rounds = new Turns().of("bare", () -> Turns.seconds(this::bare))
                .of("masked", () -> Turns.seconds(() -> export.write(officer, everybody, "", false, "测量", OutputStream.nullOutputStream(), rows -> { })))
                .of("clear", () -> Turns.seconds(() -> export.write(officer, everybody, "", true, "测量", OutputStream.nullOutputStream(), rows -> { })))
                .run(2, ROUNDS);
        Report.section("export", """
                %,d rows × %d columns; seconds, median (least–greatest) of %d rounds.

                | | seconds | ratio | aim |
                |---|---|---|---|
                | the bare writer, the same cells from memory | %s | 1 | |
                | export, numbers masked | %s | %s | 2 |
                | export, numbers opened | %s | %s | 2 |
                """.formatted(ROWS, cells.get(0).size(), ROUNDS, rounds.spread("bare", "%.2f"), rounds.spread("masked", "%.2f"),
                rounds.ratio("masked", "bare"), rounds.spread("clear", "%.2f"), rounds.ratio("clear", "bare")));
    }

    /** Texts inline and blocks flushed, as the portal does: the other way would keep every text in memory. */
    private void bare() throws IOException {
        try (Workbook workbook = new Workbook(OutputStream.nullOutputStream(), "Bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("会员名册");
            for (int row = 0; row < ROWS; row++) {
                List<Object> values = cells.get(row % cells.size());
                for (int column = 0; column < values.size(); column++) {
                    if (values.get(column) instanceof LocalDate day) {
                        sheet.value(row, column, (int) DateUtil.getExcelDate(day));
                    } else {
                        sheet.inlineString(row, column, values.get(column).toString());
                    }
                }
                if (row % 500 == 499) {
                    sheet.flush();
                }
            }
        }
    }
}
