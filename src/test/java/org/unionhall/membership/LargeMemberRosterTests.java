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
import org.unionhall.intake.Rosters;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.trial.DepartmentRow;
import org.unionhall.trial.MemberRow;
import org.unionhall.trial.SampleUniversity;
import org.unionhall.trial.UnitRow;

/** The register of a large union: rules hold for many as for one. */
@IntegrationTest
class LargeMemberRosterTests {

    private static final int TIMES = 4;

    @Autowired
    Rosters rosters;
    @Autowired
    JdbcClient jdbc;

    @Test
    void twentyThousandMembersComeInAndComeInAgainUnchanged() {
        Actor officer = new Actor(new AccountId(UUID.randomUUID()), null, "测试",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
        SampleUniversity sample = new SampleUniversity();
        rosters.load(officer, "units", table(UnitRow.HEADINGS, sample.units().stream().map(UnitRow::cells).toList()));
        rosters.load(officer, "departments", table(DepartmentRow.HEADINGS, sample.departments().stream().map(DepartmentRow::cells).toList()));
        List<List<String>> members = table(MemberRow.HEADINGS, many(sample));
        long begin = System.nanoTime();
        assertThat(rosters.load(officer, "members", members).counts().added()).isEqualTo(members.size() - 1);
        long middle = System.nanoTime();
        assertThat(rosters.load(officer, "members", members).counts().unchanged()).isEqualTo(members.size() - 1);
        System.out.printf("%d members: in %.1f s, again %.1f s%n", members.size() - 1, (middle - begin) / 1e9, (System.nanoTime() - middle) / 1e9);
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
