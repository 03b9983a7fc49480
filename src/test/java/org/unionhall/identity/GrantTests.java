package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unionhall.kernel.Refusal;

@IdentityTest
class GrantTests {

    @Autowired
    Visitors visitors;
    @Autowired
    Accounts accounts;
    @Autowired
    OneTimeCodes codes;
    @Autowired
    Actors actors;
    @Autowired
    Grants grants;
    @Autowired
    MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.backToNow();
    }

    @Test
    void aGrantThatEndedIsGoneWithTheNextClick() throws Exception {
        Account account = visitors.somebody();
        UUID grant = give(account, Role.SECURITY_ADMIN, today(), null);
        Cookie session = visitors.signsIn(account);
        assertThat(visitors.status(session, "/accounts")).isEqualTo(200);
        grants.end(Visitors.ADMINISTRATOR, account, grant, "moved on");
        assertThat(visitors.status(session, "/accounts")).isEqualTo(403);
    }

    @Test
    void aGrantThatBeginsTomorrowIsNotYetThere() {
        Account account = visitors.somebody();
        give(account, Role.WELFARE_OFFICER, today().plusDays(1), null);
        assertThat(actors.of(account).has(Role.WELFARE_OFFICER)).isFalse();
        clock.forward(Duration.ofDays(1));
        assertThat(actors.of(account).has(Role.WELFARE_OFFICER)).isTrue();
    }

    @Test
    void aGrantLastsThroughItsLastDay() {
        Account account = visitors.somebody();
        give(account, Role.WELFARE_OFFICER, today(), today().plusDays(1));
        assertThat(actors.of(account).has(Role.WELFARE_OFFICER)).isTrue();
        clock.forward(Duration.ofDays(1));
        assertThat(actors.of(account).has(Role.WELFARE_OFFICER)).isFalse();
    }

    @Test
    void nobodyActsOnTheirOwnAccount() {
        Account self = visitors.somebody(Role.SECURITY_ADMIN);
        Actor actor = actors.of(self);
        UUID grant = grants.of(self.id()).get(0).id();
        refused("identity.own.grant", () -> grants.give(actor, self, Role.AUDIT_ADMIN, null, today(), null, "because"));
        refused("identity.own.grant", () -> grants.end(actor, self, grant, "because"));
        refused("identity.own.account", () -> accounts.disable(actor, self.id(), "because"));
        refused("identity.own.account", () -> accounts.enable(actor, self.id(), "because"));
        refused("identity.own.account", () -> codes.issue(actor, self.id()));
        refused("identity.own.account", () -> accounts.unlock(actor, self.id()));
        refused("identity.own.account", () -> accounts.requireNewPassword(actor, self.id()));
        refused("identity.own.account", () -> accounts.endSessions(actor, self.id()));
    }

    @Test
    void theThreeAdministratorsAreDifferentPeopleOnEveryDay() {
        Account account = visitors.somebody();
        give(account, Role.AUDIT_ADMIN, today().plusDays(10), today().plusDays(20));
        refused("identity.grant.separated", () -> give(account, Role.SYSTEM_ADMIN, today(), null));
        refused("identity.grant.separated", () -> give(account, Role.SECURITY_ADMIN, today(), today().plusDays(11)));
        refused("identity.grant.separated", () -> give(account, Role.SECURITY_ADMIN, today().plusDays(19), null));
        give(account, Role.SECURITY_ADMIN, today(), today().plusDays(10));
        give(account, Role.SYSTEM_ADMIN, today().plusDays(20), null);
    }

    @Test
    void aGrantEndedBeforeItBeganIsInNobodysWay() {
        Account account = visitors.somebody();
        UUID later = give(account, Role.AUDIT_ADMIN, today().plusDays(5), null);
        grants.end(Visitors.ADMINISTRATOR, account, later, "not needed");
        give(account, Role.SYSTEM_ADMIN, today(), null);
    }

    @Test
    void twoAdministratorsWhoGrantAtTheSameMomentDoNotMakeADoubleOne() throws Exception {
        Account account = visitors.somebody();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            int given = 0;
            for (Future<Boolean> one : two.invokeAll(List.<Callable<Boolean>>of(() -> tried(account, Role.SYSTEM_ADMIN), () -> tried(account, Role.AUDIT_ADMIN)))) {
                given += one.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void aGrantNeedsARoleThatFactsDoNotGiveAReasonAndDaysToCome() {
        Account account = visitors.somebody();
        refused("identity.grant.fact", () -> give(account, Role.MEMBER, today(), null));
        refused("identity.grant.past", () -> give(account, Role.TREASURER, today().minusDays(1), null));
        refused("identity.grant.backwards", () -> give(account, Role.TREASURER, today(), today()));
        refused("identity.reason.missing", () -> grants.give(Visitors.ADMINISTRATOR, account, Role.TREASURER, null, today(), null, " "));
        refused("identity.grant.unit", () -> grants.give(Visitors.ADMINISTRATOR, account, Role.TREASURER, UUID.randomUUID(), today(), null, "because"));
        refused("identity.grant.whole", () -> grants.give(Visitors.ADMINISTRATOR, account, Role.AUDIT_ADMIN, UUID.randomUUID(), today(), null, "because"));
        give(account, Role.TREASURER, today(), null);
        refused("identity.grant.twice", () -> give(account, Role.TREASURER, today().plusDays(3), null));
    }

    @Test
    void aReasonHasFiveHundredCharactersAtMostAndAGrantEndsOnce() {
        Account account = visitors.somebody();
        refused("identity.reason.long", () -> grants.give(Visitors.ADMINISTRATOR, account, Role.TREASURER, null, today(), null, "长".repeat(501)));
        UUID grant = grants.give(Visitors.ADMINISTRATOR, account, Role.TREASURER, null, today(), null, "长".repeat(500));
        grants.end(Visitors.ADMINISTRATOR, account, grant, "moved on");
        refused("identity.grant.ended", () -> grants.end(Visitors.ADMINISTRATOR, account, grant, "moved on"));
    }

    private boolean tried(Account account, Role role) {
        try {
            give(account, role, today(), null);
            return true;
        } catch (Refusal separated) {
            return false;
        }
    }

    private UUID give(Account account, Role role, LocalDate from, LocalDate to) {
        return grants.give(Visitors.ADMINISTRATOR, account, role, null, from, to, "because");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void refused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessage(rule);
    }
}
