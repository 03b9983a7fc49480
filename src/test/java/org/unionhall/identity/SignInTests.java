package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MvcResult;

@IdentityTest
class SignInTests {

    @Autowired
    Visitors visitors;
    @Autowired
    Accounts accounts;
    @Autowired
    MovableClock clock;
    @Autowired
    DoorTidying tidying;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void backToNow() {
        clock.backToNow();
    }

    @Test
    void staffNumberOrUserNameSignsIn() throws Exception {
        Account account = visitors.somebody();
        assertThat(visitors.outcome(account.username(), Visitors.PASSWORD, visitors.address())).isEqualTo("/");
        assertThat(visitors.outcome(account.username().toUpperCase(), Visitors.PASSWORD, visitors.address())).isEqualTo("/");
        assertThat(visitors.outcome(account.staffNo(), Visitors.PASSWORD, visitors.address())).isEqualTo("/");
        assertThat(visitors.outcome(" " + account.staffNo().toLowerCase() + " ", Visitors.PASSWORD, visitors.address())).isEqualTo("/");
    }

    @Test
    void nobodyIsCalledLikeAnothersStaffNumber() {
        Account account = visitors.somebody();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> accounts.open(Visitors.ADMINISTRATOR, account.staffNo(), null, null, "别人"))
                .hasMessage("identity.account.taken");
    }

    @Test
    void wrongPasswordsWaitEachTimeLongerAndTheTenthLocks() throws Exception {
        Account account = visitors.somebody();
        assertThat(SignInGuard.waitAfter(2)).isZero();
        assertThat(SignInGuard.waitAfter(3)).hasSeconds(2);
        assertThat(SignInGuard.waitAfter(4)).hasSeconds(4);
        assertThat(SignInGuard.waitAfter(9)).hasSeconds(60);
        for (int nr = 1; nr <= 10; nr++) {
            assertThat(visitors.outcome(account.username(), "wrong", visitors.address())).isEqualTo("/sign-in?wrong");
            if (nr < 10) {
                clock.forward(SignInGuard.waitAfter(nr).plusSeconds(1));
            }
        }
        assertThat(visitors.outcome(account.username(), Visitors.PASSWORD, visitors.address())).startsWith("/sign-in?wait=");
        assertThat(visitors.outcome(account.staffNo(), Visitors.PASSWORD, visitors.address())).startsWith("/sign-in?wait=");
        assertThat(accounts.lockedUntil(account.id())).isPresent();
        assertThat(acts(account)).contains("identity.sign-in.lock");
        clock.forward(SignInGuard.LOCK.plusSeconds(1));
        assertThat(visitors.outcome(account.username(), Visitors.PASSWORD, visitors.address())).isEqualTo("/");
        assertThat(accounts.lockedUntil(account.id())).isEmpty();
    }

    @Test
    void anAdministratorUnlocksBeforeTheTime() throws Exception {
        Account account = visitors.somebody();
        for (int nr = 1; nr <= 10; nr++) {
            visitors.outcome(account.username(), "wrong", visitors.address());
            clock.forward(nr < 10 ? Duration.ofMinutes(2) : Duration.ZERO);
        }
        accounts.unlock(Visitors.ADMINISTRATOR, account.id());
        assertThat(visitors.outcome(account.username(), Visitors.PASSWORD, visitors.address())).isEqualTo("/");
    }

    @Test
    void anUnknownNameCannotBeToldFromAWrongPassword() throws Exception {
        Account account = visitors.somebody();
        for (int nr = 1; nr <= 4; nr++) {
            String known = visitors.outcome(account.username(), "wrong", visitors.address());
            String unknown = visitors.outcome("nobody-at-all", "wrong", visitors.address());
            assertThat(unknown).isEqualTo(known);
        }
        assertThat(visitors.outcome("nobody-at-all", "wrong", visitors.address())).startsWith("/sign-in?wait=");
    }

    @Test
    void theTrailTellsOfAnUnknownNameWithoutTheNameThatWasTyped() throws Exception {
        visitors.outcome("my-password-in-the-wrong-field", "x", visitors.address());
        String line = jdbc.sql("select identity_audit::text from identity_audit where act = 'identity.sign-in.fail' order by seq desc limit 1")
                .query(String.class).single();
        assertThat(line).doesNotContain("my-password");
    }

    @Test
    void guessesSentAtTheSameMomentAreCountedOneByOne() throws Exception {
        Account account = visitors.somebody();
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> guesses = IntStream.range(0, 24)
                    .<Callable<String>>mapToObj(nr -> () -> visitors.outcome(account.username(), "guess" + nr, visitors.address())).toList();
            int looked = 0;
            for (Future<String> guess : crowd.invokeAll(guesses)) {
                looked += guess.get().equals("/sign-in?wrong") ? 1 : 0;
            }
            assertThat(looked).isEqualTo(3);
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void anAddressThatTriesManyNamesMustWaitToo() throws Exception {
        String address = visitors.address();
        for (int nr = 0; nr < 30; nr++) {
            assertThat(visitors.outcome("guess-" + nr, "wrong", address)).isEqualTo("/sign-in?wrong");
        }
        assertThat(visitors.outcome("guess-31", "wrong", address)).startsWith("/sign-in?wait=");
    }

    @Test
    void aPasswordOfFiftyChineseCharactersCountsToItsLastOne() throws Exception {
        Account account = visitors.somebody();
        String sentence = "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少白日依山尽黄河入海流欲穷千里目更上一层楼床前明月光疑是地上霜";
        accounts.firstPassword(account.id(), sentence, true);
        assertThat(visitors.outcome(account.username(), sentence.substring(0, 40), visitors.address())).isEqualTo("/sign-in?wrong");
        assertThat(visitors.outcome(account.username(), sentence, visitors.address())).isEqualTo("/");
    }

    @Test
    void aClosedAccountIsToldOnlyToWhoKnowsThePassword() throws Exception {
        Account account = visitors.somebody();
        accounts.disable(Visitors.ADMINISTRATOR, account.id(), "left");
        assertThat(visitors.outcome(account.username(), "wrong", visitors.address())).isEqualTo("/sign-in?wrong");
        assertThat(visitors.outcome(account.username(), Visitors.PASSWORD, visitors.address())).isEqualTo("/sign-in?disabled");
    }

    @Test
    void aClosedAccountIsOutWithTheNextClick() throws Exception {
        Account account = visitors.somebody();
        Cookie session = visitors.signsIn(account);
        assertThat(visitors.status(session, "/me")).isEqualTo(200);
        accounts.disable(Visitors.ADMINISTRATOR, account.id(), "left");
        assertOut(session);
    }

    @Test
    void aSessionEndsAfterAWorkingDayHoweverBusy() throws Exception {
        Cookie session = visitors.signsIn(visitors.somebody());
        clock.forward(ActorFilter.LONGEST_SESSION.plusMinutes(1));
        assertOut(session);
    }

    @Test
    void signingOutEndsTheSessionAndIsRecorded() throws Exception {
        Account account = visitors.somebody();
        Cookie session = visitors.signsIn(account);
        visitors.sends(session, "/sign-out");
        assertOut(session);
        assertThat(acts(account)).contains("identity.sign-in", "identity.sign-out");
    }

    @Test
    void aNewPasswordEndsEverySessionButThisOne() throws Exception {
        Account account = visitors.somebody();
        Cookie here = visitors.signsIn(account);
        Cookie elsewhere = visitors.signsIn(account);
        MvcResult changed = visitors.sends(here, "/me/password", "present", Visitors.PASSWORD, "password", "winter swimmers meet early",
                "again", "winter swimmers meet early");
        assertThat(changed.getResponse().getRedirectedUrl()).isEqualTo("/me");
        Cookie renewed = changed.getResponse().getCookie("UNIONHALL");
        assertThat(renewed.getValue()).isNotEqualTo(here.getValue());
        assertThat(visitors.status(renewed, "/me")).isEqualTo(200);
        assertOut(elsewhere);
        assertOut(here);
    }

    @Test
    void aFoundSessionCannotGuessThePasswordOfItsOwner() throws Exception {
        Account account = visitors.somebody();
        Cookie session = visitors.signsIn(account);
        for (int nr = 1; nr <= SignInGuard.FREE_TRIES + 1; nr++) {
            assertThat(change(session, "wrong " + nr)).contains("现用密码不对");
        }
        assertThat(change(session, Visitors.PASSWORD)).contains("秒后再试");
        clock.forward(Duration.ofSeconds(3));
        assertThat(change(session, Visitors.PASSWORD)).isEqualTo("/me");
    }

    @Test
    void aNewPasswordIsTypedTwiceAndIsAnother() throws Exception {
        Account account = visitors.somebody();
        Actor owner = new Actor(account.id(), null, account.name(), List.of());
        refusedAt("password", "identity.password.same", () -> accounts.changePassword(owner, Visitors.PASSWORD, Visitors.PASSWORD, null));
        refused("identity.password.common", () -> accounts.changePassword(owner, Visitors.PASSWORD, "1234567890", null));
        for (int nr = 1; nr <= SignInGuard.FREE_TRIES + 1; nr++) {
            refusedAt("present", "identity.password.wrong", () -> accounts.changePassword(owner, "wrong", "winter swimmers meet early", null));
        }
        refusedAt("present", "identity.password.wait", () -> accounts.changePassword(owner, Visitors.PASSWORD, "winter swimmers meet early", null));
        clock.forward(Duration.ofSeconds(3));
        Cookie session = visitors.signsIn(account);
        String page = visitors.sends(session, "/me/password", "present", Visitors.PASSWORD, "password", "winter swimmers meet early", "again", "winter swimmers meet late")
                .getResponse().getContentAsString();
        assertThat(Jsoup.parse(page).select("#again-fault").text()).isNotEmpty();
        accounts.changePassword(owner, Visitors.PASSWORD, "winter swimmers meet early", null);
    }

    private String change(Cookie session, String present) throws Exception {
        var answer = visitors.sends(session, "/me/password", "present", present, "password", "winter swimmers meet early",
                "again", "winter swimmers meet early").getResponse();
        return answer.getRedirectedUrl() != null ? answer.getRedirectedUrl() : answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void failuresAndUselessCodesAreForgottenButNotThoseThatStillCount() throws Exception {
        Account account = visitors.somebody();
        visitors.outcome(account.username(), "wrong", visitors.address());
        tidying.run();
        assertThat(failures(account)).isEqualTo(1);
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        tidying.run();
        assertThat(failures(account)).isZero();
    }

    private int failures(Account account) {
        return jdbc.sql("select count(*) from identity_sign_in_failure where account_id = :id").param("id", account.id().value())
                .query(Integer.class).single();
    }

    @Test
    void aSessionOpenedWithAnOlderPasswordIsWorthNothing() throws Exception {
        Account account = visitors.somebody();
        Cookie session = visitors.signsIn(account);
        accounts.firstPassword(account.id(), "winter swimmers meet early", true);
        assertOut(session);
    }

    @Test
    void whoeverMustChangeThePasswordComesNowhereElse() throws Exception {
        Account account = visitors.somebody();
        Cookie session = visitors.signsIn(account);
        accounts.requireNewPassword(Visitors.ADMINISTRATOR, account.id());
        assertThat(visitors.opens(session, "/me").getResponse().getRedirectedUrl()).isEqualTo("/me/password");
        assertThat(visitors.opens(session, "/inbox").getResponse().getRedirectedUrl()).isEqualTo("/me/password");
        assertThat(visitors.status(session, "/me/password")).isEqualTo(200);
    }

    @Test
    void theOwnerEndsOneSessionOrAllOthers() throws Exception {
        Account account = visitors.somebody();
        Cookie here = visitors.signsIn(account);
        Cookie second = visitors.signsIn(account);
        Cookie third = visitors.signsIn(account);
        String page = visitors.opens(here, "/me/sessions").getResponse().getContentAsString();
        var handles = java.util.regex.Pattern.compile("/me/sessions/([0-9a-f-]{36})/end").matcher(page);
        assertThat(handles.find()).isTrue();
        visitors.sends(here, "/me/sessions/" + handles.group(1) + "/end");
        assertThat(open(second) + open(third)).isEqualTo(1);
        visitors.sends(here, "/me/sessions/end-others");
        assertThat(open(second) + open(third)).isZero();
        assertThat(open(here)).isEqualTo(1);
    }

    @Test
    void anAdministratorEndsSessionsOfOthersOnly() throws Exception {
        Account administrator = visitors.somebody(Role.SECURITY_ADMIN);
        Account account = visitors.somebody();
        Cookie desk = visitors.signsIn(administrator);
        Cookie session = visitors.signsIn(account);
        assertThat(visitors.opens(desk, "/online").getResponse().getContentAsString()).contains(account.name());
        visitors.sends(desk, "/online/" + account.id() + "/end");
        assertOut(session);
        visitors.sends(desk, "/online/" + administrator.id() + "/end");
        assertThat(open(desk)).isEqualTo(1);
    }

    private int open(Cookie session) throws Exception {
        return visitors.status(session, "/me") == 200 ? 1 : 0;
    }

    private void assertOut(Cookie session) throws Exception {
        assertThat(visitors.opens(session, "/me").getResponse().getRedirectedUrl()).isEqualTo("/sign-in");
    }

    private List<String> acts(Account account) {
        return jdbc.sql("select act from identity_audit where object_id = :id order by seq").param("id", account.id().toString())
                .query(String.class).list();
    }
}
