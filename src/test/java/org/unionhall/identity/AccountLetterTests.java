package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.unionhall.inbox.LetterKind;
import org.unionhall.inbox.Letterbox;

/** Owners learn what happened to their accounts. */
@IdentityTest
class AccountLetterTests {

    @Autowired
    Visitors visitors;
    @Autowired
    Accounts accounts;
    @Autowired
    Grants grants;
    @Autowired
    OneTimeCodes codes;
    @Autowired
    KnownBrowsers browsers;
    @Autowired
    Actors actors;
    @Autowired
    Letterbox letters;
    @Autowired
    MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.backToNow();
    }

    @Test
    void ofAChangedPassword() throws Exception {
        Account account = visitors.somebody();
        visitors.sends(visitors.signsIn(account), "/me/password", "present", Visitors.PASSWORD, "password", "another quiet field", "again", "another quiet field");
        assertThat(subjects(account)).containsExactly("您的密码已修改");
        assertThat(letters.list(account.id(), Letterbox.Search.UNREAD, Locale.ENGLISH, 0, 9)).allSatisfy(letter -> {
            assertThat(letter.subject()).isEqualTo("Your password was changed");
            assertThat(letter.kind()).isEqualTo(LetterKind.SECURITY);
            assertThat(letter.href()).isEqualTo("/me/sessions");
        });
    }

    @Test
    void ofACodeAndOfAPasswordSetWithItButNotOfTheVeryFirst() {
        Account account = visitors.somebody();
        codes.use(codes.issue(Visitors.ADMINISTRATOR, account.id()).code(), null, null, "meadows under snow");
        assertThat(subjects(account)).containsExactlyInAnyOrder("安全管理员为您的账号发放了激活码", "您的账号设置了新密码");
        Account fresh = visitors.neverActivated();
        codes.use(codes.issue(Visitors.ADMINISTRATOR, fresh.id()).code(), null, null, "meadows under snow");
        assertThat(subjects(fresh)).containsExactly("安全管理员为您的账号发放了激活码");
    }

    @Test
    void ofALockOnceADay() throws Exception {
        Account account = visitors.somebody();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < SignInGuard.LOCK_AFTER; i++) {
                visitors.tries(account.username(), "wrong", visitors.address());
                clock.forward(Duration.ofMinutes(1));
            }
            clock.forward(SignInGuard.LOCK);
        }
        assertThat(subjects(account)).isNotEmpty().containsOnly("您的账号因多次输错密码被锁定").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void ofRolesGivenAndEnded() {
        Account account = visitors.somebody();
        UUID grant = grants.give(Visitors.ADMINISTRATOR, account, Role.FUND_AUDITOR, null, LocalDate.now(clock), null, "接替前任");
        grants.end(Visitors.ADMINISTRATOR, account, grant, "任务完成");
        assertThat(subjects(account)).containsExactlyInAnyOrder("您有了新的角色", "您的一项角色已结束");
        assertThat(letters.list(account.id(), Letterbox.Search.UNREAD, Locale.ENGLISH, 0, 9)).extracting(Letterbox.Kept::text)
                .anySatisfy(text -> assertThat(text).contains("接替前任").doesNotContain("FUND_AUDITOR", "identity.role"));
    }

    @Test
    void ofASignInFromAnotherBrowserButNotOfTheFirst() {
        Account account = visitors.somebody();
        Cookie home = signsInWith(account, null, "Chrome/1 Windows");
        assertThat(subjects(account)).isEmpty();
        signsInWith(account, home, "Chrome/1 Windows");
        assertThat(subjects(account)).isEmpty();
        signsInWith(account, null, "Firefox/1 Linux");
        assertThat(subjects(account)).containsExactly("您的账号在新设备上登录");
        signsInWith(account, new Cookie(KnownBrowsers.COOKIE, "made up"), "x");
        assertThat(subjects(account)).hasSize(2);
    }

    @Test
    void whoHoldsARoleIsFoundThroughGrantsToo() {
        Account account = visitors.somebody(Role.CONGRESS_OFFICER);
        Account closed = visitors.somebody(Role.CONGRESS_OFFICER);
        accounts.disable(Visitors.ADMINISTRATOR, closed.id(), "调离本校");
        assertThat(actors.holding(Role.CONGRESS_OFFICER)).extracting(Actor::account).contains(account.id()).doesNotContain(closed.id());
    }

    private Cookie signsInWith(Account account, Cookie cookie, String agent) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("User-Agent", agent);
        if (cookie != null) {
            request.setCookies(cookie);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        browsers.seen(account.id(), request, response);
        return response.getCookie(KnownBrowsers.COOKIE);
    }

    private List<String> subjects(Account account) {
        return letters.list(account.id(), Letterbox.Search.UNREAD, Locale.SIMPLIFIED_CHINESE, 0, 99).stream().map(Letterbox.Kept::subject).toList();
    }
}
