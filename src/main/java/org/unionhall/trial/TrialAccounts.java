package org.unionhall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Grants;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.QuickEntry;
import org.unionhall.identity.Role;

/**
 * One account for each role, with one password for all, named on the sign-in page and the console. They exist in
 * trial mode only. Officers of the school are granted the whole portal, so that a newcomer may bring in another
 * university beside the sample, or in its place.
 */
@Component
@ConditionalOnProperty("unionhall.trial")
public class TrialAccounts implements QuickEntry {

    /** No secret: the trial listens to this computer only and holds invented people. */
    static final String PASSWORD = "two-trees-one-house";

    /**
     * @param unit    sample unit and post of the person behind the account; null for one without a person
     * @param granted whether the role is granted; otherwise it follows from the office
     * @param wide    whether the grant reaches everything rather than the unit
     */
    private record Desk(String login, Role role, String unit, String post, boolean granted, boolean wide) {
    }

    /** Whom the congress of the sample has made what: one who is nothing else, where there are several. */
    private static final Map<Role, String> BY_CONGRESS = Map.of(
            Role.DELEGATE, """
                    select p.staff_no from congress_delegate d join congress_term t on t.id = d.term_id join membership_unit u on u.id = t.unit_id and u.parent_id is null
                    join personnel_person p on p.id = d.person_id where d.kind = 'FORMAL' and d.stage = 'ACTIVE' and d.head is null
                      and not exists (select 1 from congress_seat s where s.person_id = p.id) and not exists (select 1 from membership_office o where o.person_id = p.id)
                    order by d.number limit 1""",
            Role.PROPOSAL_COMMITTEE, """
                    select p.staff_no from congress_seat s join personnel_person p on p.id = s.person_id
                    where s.committee = 'PROPOSALS' and s.post = 'SECRETARY' order by s.from_on limit 1""",
            Role.UNDERTAKER, """
                    select p.staff_no from proposal_undertaker t join personnel_department d on d.id = t.department_id join personnel_person p on p.id = t.person_id
                    where d.code = 'N010' and t.post = 'HEAD'""",
            Role.SCHOOL_LEADER, """
                    select p.staff_no from proposal_undertaker t join personnel_department d on d.id = t.department_id join personnel_person p on p.id = t.person_id
                    where d.code = 'N010' and t.post = 'LEADER'""");

    private static final List<Desk> DESKS = List.of(
            new Desk("chair", Role.SCHOOL_CHAIR, "S00", "主席", true, true),
            new Desk("organisation", Role.ORGANISATION_OFFICER, "S00", "组织委员", true, true),
            new Desk("welfare", Role.WELFARE_OFFICER, "S00", "福利委员", true, true),
            new Desk("publicity", Role.PUBLICITY_OFFICER, "S00", "宣传委员", true, true),
            new Desk("finance", Role.FINANCE_OFFICER, "S00", "财务委员", true, true),
            new Desk("women", Role.WOMEN_OFFICER, "S00", "女工委员", true, true),
            new Desk("congress", Role.CONGRESS_OFFICER, "S00", "文体委员", true, true),
            new Desk("branch-chair", Role.BRANCH_CHAIR, "S01", "主席", false, false),
            new Desk("branch-officer", Role.BRANCH_OFFICER, "S01", "宣传委员", false, false),
            new Desk("treasurer", Role.TREASURER, "S01", "文体委员", true, false),
            new Desk("group-leader", Role.GROUP_LEADER, "S32", "小组长", false, false),
            new Desk("association", Role.ASSOCIATION_OFFICER, "C01", "会长", false, false),
            new Desk("auditor", Role.FUND_AUDITOR, "S00", "经审主任", false, false),
            new Desk("delegate", Role.DELEGATE, null, null, false, false),
            new Desk("committee", Role.PROPOSAL_COMMITTEE, null, null, false, false),
            new Desk("undertaker", Role.UNDERTAKER, null, null, false, false),
            new Desk("leader", Role.SCHOOL_LEADER, null, null, false, false),
            new Desk("member", Role.MEMBER, "S01", null, false, false),
            new Desk("system", Role.SYSTEM_ADMIN, null, null, true, true),
            new Desk("security", Role.SECURITY_ADMIN, null, null, true, true),
            new Desk("audit", Role.AUDIT_ADMIN, null, null, true, true));

    private final Accounts accounts;
    private final Grants grants;
    private final JdbcClient jdbc;

    TrialAccounts(Accounts accounts, Grants grants, JdbcClient jdbc) {
        this.accounts = accounts;
        this.grants = grants;
        this.jdbc = jdbc;
    }

    @Transactional
    void open(Actor opener, SampleUniversity sample) {
        for (Desk desk : DESKS) {
            String staffNo = staffNumber(desk, sample);
            PersonId person = staffNo == null ? null : new PersonId(one("select id from personnel_person where staff_no = :it", staffNo));
            String name = staffNo == null ? administrator(desk.role())
                    : jdbc.sql("select name from personnel_person where staff_no = :it").param("it", staffNo).query(String.class).single();
            AccountId account = accounts.open(opener, desk.login(), staffNo, person, name);
            accounts.firstPassword(account, PASSWORD, true);
            if (desk.granted()) {
                grants.forTrial(account, desk.role(), desk.wide() ? null : one("select id from membership_unit where code = :it", desk.unit()));
            }
        }
    }

    @Override
    public List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        for (Desk desk : DESKS) {
            jdbc.sql("""
                    select a.name, coalesce(u.short_name, '') as unit from identity_account a
                    left join membership_stay s on s.person_id = a.person_id and s.to_on is null
                    left join membership_unit u on u.id = s.unit_id
                    where a.username = :login and a.disabled_at is null
                    """).param("login", desk.login()).query((rs, n) -> new Door(desk.role(), desk.login(), rs.getString(1),
                            rs.getString(2), "/trial/enter/" + desk.login())).optional().ifPresent(doors::add);
        }
        return doors;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    AccountId of(String login) {
        return new AccountId(one("select id from identity_account where username = :it", login));
    }

    boolean has(String login) {
        return DESKS.stream().anyMatch(desk -> desk.login().equals(login));
    }

    private UUID one(String sql, String value) {
        return jdbc.sql(sql).param("it", value).query(UUID.class).single();
    }

    private static String administrator(Role role) {
        return switch (role) {
            case SYSTEM_ADMIN -> "系统管理员";
            case SECURITY_ADMIN -> "安全管理员";
            default -> "审计管理员";
        };
    }

    /** Whose doors these are, those of the congress left out: it is made with their help. */
    List<String> staffNumbers(SampleUniversity sample) {
        return DESKS.stream().filter(desk -> desk.unit() != null).map(desk -> staffNumber(desk, sample)).filter(Objects::nonNull).toList();
    }

    /** Staff number of the delegate who has a door. */
    String delegate() {
        return jdbc.sql(BY_CONGRESS.get(Role.DELEGATE)).query(String.class).single();
    }

    /** The holder of the desk's office; for the plain member the first of the unit who holds none. */
    private String staffNumber(Desk desk, SampleUniversity sample) {
        if (BY_CONGRESS.containsKey(desk.role())) {
            return jdbc.sql(BY_CONGRESS.get(desk.role())).query(String.class).single();
        }
        if (desk.unit() == null) {
            return null;
        }
        if (desk.post() != null) {
            return sample.cadres().stream().filter(row -> row.unit().equals(desk.unit()) && row.post().equals(desk.post()))
                    .findFirst().orElseThrow().staffNumber();
        }
        List<String> cadres = sample.cadres().stream().map(CadreRow::staffNumber).toList();
        return sample.members().stream().filter(row -> row.unit().equals(desk.unit()) && !cadres.contains(row.staffNumber()))
                .findFirst().orElseThrow().staffNumber();
    }
}
