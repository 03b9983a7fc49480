package org.unionhall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.MadeTables;

/**
 * Fills an empty trial with the sample university, through the same rosters that a union hands in. All of it or
 * nothing: a start cut off in the middle begins anew.
 */
@Component
@ConditionalOnProperty("unionhall.trial")
class SampleLoading implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoading.class);

    private final MadeTables tables;
    private final TrialAccounts accounts;
    private final CongressSample congresses;
    private final ProposalSample proposals;
    private final MeetingSample meetings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Environment environment;

    SampleLoading(MadeTables tables, TrialAccounts accounts, CongressSample congresses, ProposalSample proposals, MeetingSample meetings, JdbcClient jdbc, TransactionTemplate transaction, Environment environment) {
        this.tables = tables;
        this.accounts = accounts;
        this.congresses = congresses;
        this.proposals = proposals;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select count(*) from identity_account").query(Long.class).single() == 0) {
            LOG.info("First start: the sample university moves in");
            SampleUniversity sample = new SampleUniversity();
            transaction.executeWithoutResult(status -> load(sample));
        }
        LOG.info("Trial accounts, password {} for all: {}", TrialAccounts.PASSWORD,
                accounts.doors().stream().map(door -> door.login()).collect(Collectors.joining(", ")));
        LOG.info("Open http://localhost:{}/", environment.getProperty("local.server.port"));
    }

    private void load(SampleUniversity sample) {
        Actor loader = new Actor(new AccountId(new java.util.UUID(0, 0)), null, "示例数据",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "trial", null)));
        load(loader, "units", UnitRow.HEADINGS, sample.units(), UnitRow::cells);
        load(loader, "departments", DepartmentRow.HEADINGS, sample.departments(), DepartmentRow::cells);
        load(loader, "members", MemberRow.HEADINGS, sample.members(), MemberRow::cells);
        load(loader, "cadres", CadreRow.HEADINGS, sample.cadres(), CadreRow::cells);
        joinAssociations();
        congresses.load(accounts.staffNumbers(sample));
        proposals.load(accounts.delegate());
        meetings.load();
        accounts.open(loader, sample);
    }

    /** No roster brings in who joined an association by themselves: about four in a hundred each; the last one stays too small. */
    private void joinAssociations() {
        jdbc.sql("""
                insert into membership_association_member (unit_id, person_id, from_on)
                select u.id, p.id, date '2025-03-12' from membership_unit u cross join personnel_person p
                where u.kind = 'ASSOCIATION' and (exists (select 1 from membership_office o where o.unit_id = u.id and o.person_id = p.id)
                    or u.code < (select max(code) from membership_unit where kind = 'ASSOCIATION') and abs(hashtext(u.code || p.staff_no)) % 100 < 4
                      and exists (select 1 from membership_member m where m.person_id = p.id and m.state = 'ACTIVE'))
                """).update();
    }

    private <R> void load(Actor loader, String kind, List<String> headings, List<R> rows, Function<R, List<String>> cells) {
        List<List<String>> table = new ArrayList<>();
        table.add(headings);
        rows.forEach(row -> table.add(cells.apply(row)));
        tables.load(loader, kind, table);
        LOG.info("  {}: {}", kind, rows.size());
    }
}
