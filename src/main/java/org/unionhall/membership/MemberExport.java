package org.unionhall.membership;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.intake.RosterColumn;
import org.unionhall.kernel.CodeTable;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Education;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PoliticalStatus;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Refusal;
import org.unionhall.kernel.Sex;
import org.unionhall.personnel.PersonWords;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;

/**
 * Writes what the list of members shows, all its rows, under the headings of the roster: handed in again, the file
 * changes nothing. Rows go straight from the database into the file. Wages are never in it.
 */
@Service
public class MemberExport {

    private static final int FETCH = 500;
    private static final Set<String> WAGES = Set.of("postWage", "gradeWage");
    private static final Set<String> PERSONAL = Set.of("ethnicity", "politicalStatus");

    private final JdbcClient jdbc;
    private final PersonWords words;
    private final MemberRoster roster;
    private final Vault vault;
    private final Audit audit;

    MemberExport(JdbcClient jdbc, PersonWords words, MemberRoster roster, Vault vault, Audit audit) {
        this.jdbc = jdbc;
        this.words = words;
        this.roster = roster;
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * Writes the file; it may leave the house only after this has returned, because then the audit trail knows of it.
     *
     * @param clear  document and mobile numbers in full
     * @param reason why, at least two characters
     * @param done   told the number of rows written so far
     * @return the number of rows below the headings
     * @throws Refusal without a reason, or when numbers are asked for in full by somebody who may not open them
     */
    @Transactional
    public long write(Actor actor, MemberSearch search, String asked, boolean clear, String reason, OutputStream out,
                      LongConsumer done) throws IOException {
        Sight sight = Sight.ofLists(actor);
        String why = Reason.of(reason);
        if (clear && !sight.numbers()) {
            throw Refusal.on("clear", "export.clear.refused");
        }
        List<RosterColumn> columns = roster.columns().stream().filter(column -> !WAGES.contains(column.field())
                && (sight.personal() || !PERSONAL.contains(column.field()))).toList();
        MemberQuery query = MemberQuery.of(sight, search, words);
        long[] rows = {0};
        try (SheetWriter sheet = SheetWriter.xlsx(out, "会员名册", columns.stream().map(MemberExport::column).toList())) {
            jdbc.sql(query.select("p.*, u.code as unit_code, d.code as department_code, m.joined_on", search.order()))
                    .withFetchSize(FETCH).params(query.values()).query(rs -> {
                        List<Object> cells = new ArrayList<>(columns.size());
                        for (RosterColumn column : columns) {
                            cells.add(cell(column.field(), rs, clear));
                        }
                        row(sheet, cells);
                        done.accept(++rows[0]);
                    });
        }
        audit.record(AuditEntry.of(actor, clear ? "membership.members.export-clear" : "membership.members.export")
                .on("list", null, asked).because(why).rows(rows[0]));
        return rows[0];
    }

    static void row(SheetWriter sheet, List<Object> cells) {
        try {
            sheet.row(cells);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Column column(RosterColumn column) {
        return switch (column.kind()) {
            case DATE -> Column.date(column.heading());
            case MONEY -> Column.money(column.heading());
            case TEXT, DIGITS, YES_NO -> Column.text(column.heading(), column.sensitive() ? 22 : 14);
        };
    }

    private Object cell(String field, ResultSet rs, boolean clear) throws SQLException {
        return switch (field) {
            case "staffNo" -> rs.getString("staff_no");
            case "name" -> rs.getString("name");
            case "sex" -> zh(Sex.class, rs, "sex");
            case "birthOn" -> rs.getObject("birth_on", LocalDate.class);
            case "ethnicity" -> zh(Ethnicity.class, rs, "ethnicity");
            case "politicalStatus" -> zh(PoliticalStatus.class, rs, "political_status");
            case "education" -> zh(Education.class, rs, "education");
            case "title" -> rs.getString("title");
            case "postCategory" -> zh(PostCategory.class, rs, "post_category");
            case "employmentType" -> zh(EmploymentType.class, rs, "employment_type");
            case "department" -> rs.getString("department_code");
            case "unit" -> rs.getString("unit_code");
            case "firstWorkOn" -> rs.getObject("first_work_on", LocalDate.class);
            case "retiresOn" -> rs.getObject("retires_on", LocalDate.class);
            case "joinedOn" -> rs.getObject("joined_on", LocalDate.class);
            case "documentType" -> zh(DocumentType.class, rs, "document_type");
            case "documentNumber" -> clear ? vault.open(rs.getBytes("document_sealed")) : rs.getString("document_masked");
            case "mobile" -> clear ? vault.open(rs.getBytes("mobile_sealed")) : rs.getString("mobile_masked");
            case "frontLine" -> yesNo(rs.getObject("front_line", Boolean.class));
            case "modelWorker" -> yesNo(rs.getObject("model_worker", Boolean.class));
            case "dutyState" -> zh(DutyState.class, rs, "duty_state");
            default -> throw new IllegalStateException("no value for the column " + field);
        };
    }

    private static String yesNo(Boolean value) {
        return value == null ? null : value ? "是" : "否";
    }

    private static <E extends Enum<E> & CodeTable> String zh(Class<E> table, ResultSet rs, String column) throws SQLException {
        E value = MemberList.code(table, rs, column);
        return value == null ? null : value.zh();
    }
}
