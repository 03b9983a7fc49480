package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.rulebook.SettingChanges;
import org.unionhall.rulebook.Source;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Which rights follow from offices and membership. */
@IntegrationTest
@Import({As.class, A.class})
@Transactional
class OfficeRolesTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    OfficeRoles roles;
    @Autowired
    SettingChanges settings;
    @Autowired
    A a;
    @Autowired
    JdbcClient jdbc;

    private UUID school;
    private UUID branch;
    private UUID person;

    @BeforeEach
    void aSchoolABranchAndAMember() {
        school = a.unit("规则大学工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("规则分工会", UnitKind.GRASSROOTS_UNION, school);
        person = a.member("规则").in(branch).save();
    }

    @Test
    void aMemberIsAMemberAndNothingElse() {
        assertThat(roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void theChairOfABranchReachesThatBranchTheChairOfTheSchoolTheSchool() {
        a.office(branch, Post.CHAIR, person, TODAY.minusYears(1), TODAY.plusYears(4));
        assertThat(held(Role.BRANCH_CHAIR).scope()).isEqualTo(Scope.below(branch));
        a.office(school, Post.CHAIR, person, TODAY.minusYears(1), TODAY.plusYears(4));
        assertThat(held(Role.SCHOOL_CHAIR).scope()).isEqualTo(Scope.below(school));
    }

    @Test
    void anOfficeEndedTodayGivesNoRoleToday() {
        UUID office = a.office(branch, Post.CHAIR, person, TODAY.minusYears(1), TODAY.plusYears(4));
        jdbc.sql("update membership_office set to_on = :today where id = :id").param("today", TODAY).param("id", office).update();
        assertThat(roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void anOfficeThatBeginsTomorrowGivesNoRoleToday() {
        a.office(branch, Post.CHAIR, person, TODAY.plusDays(1), TODAY.plusYears(4));
        assertThat(roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void anOfficeOfAUnitThatDoesNotExistYetGivesNoRole() {
        a.office(branch, Post.CHAIR, person, TODAY.minusYears(1), TODAY.plusYears(4));
        jdbc.sql("update membership_unit set from_on = :tomorrow where id = :id").param("tomorrow", TODAY.plusDays(1)).param("id", branch).update();
        assertThat(roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void anOverdueOfficeKeepsItsRightsAsLongAsTheRulebookSaysSo() {
        a.office(branch, Post.CHAIR, person, TODAY.minusYears(6), TODAY.minusDays(1));
        assertThat(roles()).contains(Role.BRANCH_CHAIR);
        Actor chair = new Actor(new AccountId(UUID.randomUUID()), null, "主席", List.of(new HeldRole(Role.SCHOOL_CHAIR, Scope.everything(), "", null)));
        settings.change(chair, MembershipRules.OFFICE_CONTINUES, null, TODAY, "false", new Source("规则大学工会委员会组织办法", "第五条", null), "试验");
        assertThat(roles()).containsExactly(Role.MEMBER);
    }

    @Test
    void whoHasLeftTheUnionIsNoMember() {
        jdbc.sql("update membership_member set state = 'WITHDRAWN' where person_id = :person").param("person", person).update();
        assertThat(roles()).isEmpty();
    }

    private List<Role> roles() {
        return roles.rolesOf(new PersonId(person), TODAY).stream().map(HeldRole::role).sorted(java.util.Comparator.reverseOrder()).toList();
    }

    private HeldRole held(Role role) {
        return roles.rolesOf(new PersonId(person), TODAY).stream().filter(held -> held.role() == role).findFirst().orElseThrow();
    }
}
