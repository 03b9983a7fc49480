package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.MadeTables;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.trial.DepartmentRow;
import org.unionhall.trial.MemberRow;
import org.unionhall.trial.SampleUniversity;
import org.unionhall.trial.UnitRow;

/** The register of a large union: rules hold for many as for one. */
@IntegrationTest
class LargeMemberRosterTests {

    private static final int TIMES = 2;

    @Autowired
    MadeTables tables;
    @Autowired
    JdbcClient jdbc;

    @Test
    void tenThousandMembersComeInAndComeInAgainUnchanged() {
        Actor officer = new Actor(new AccountId(UUID.randomUUID()), null, "测试",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
        SampleUniversity sample = new SampleUniversity();
        tables.load(officer, "units", table(UnitRow.HEADINGS, sample.units().stream().map(UnitRow::cells).toList()));
        tables.load(officer, "departments", table(DepartmentRow.HEADINGS, sample.departments().stream().map(DepartmentRow::cells).toList()));
        List<List<String>> members = table(MemberRow.HEADINGS, many(sample));
        assertThat(tables.load(officer, "members", members).counts().added()).isEqualTo(members.size() - 1);
        assertThat(tables.load(officer, "members", members).counts().unchanged()).isEqualTo(members.size() - 1);
        assertThat(jdbc.sql("select count(*) from membership_stay where to_on is null").query(Long.class).single()).isEqualTo(members.size() - 1);
    }

    /** The sample over and over, with staff numbers of their own and without document numbers, which belong to one person. */
    private static List<List<String>> many(SampleUniversity sample) {
        List<List<String>> rows = new ArrayList<>();
        int document = MemberRow.HEADINGS.indexOf("证件号码");
        for (int time = 0; time < TIMES; time++) {
            for (MemberRow member : sample.members()) {
                List<String> cells = new ArrayList<>(member.cells());
                if (time > 0) {
                    cells.set(0, (8 - time) + cells.get(0).substring(1));
                    cells.set(document, "");
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<List<String>> table(List<String> headings, List<List<String>> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(headings);
        table.addAll(rows);
        return table;
    }
}
