package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.kernel.Refusal;

@IdentityTest
class OneTimeCodeTests {

    private static final String CHOSEN = "winter swimmers meet early";

    @Autowired
    Visitors visitors;
    @Autowired
    Accounts accounts;
    @Autowired
    OneTimeCodes codes;
    @Autowired
    Actors actors;
    @Autowired
    FirstStart firstStart;
    @Autowired
    Entrance entrance;
    @Autowired
    MovableClock clock;
    @Autowired
    MockMvc mvc;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MessageSource messages;

    @AfterEach
    void backToNow() {
        clock.backToNow();
    }

    @Test
    void theOwnerTypesTheCodeChoosesAPasswordAndIsIn() throws Exception {
        Account account = visitors.neverActivated();
        String code = codes.issue(Visitors.ADMINISTRATOR, account.id()).code();
        var from = visitors.from(visitors.address());
        mvc.perform(post("/activate").param("code", code.toLowerCase().replace("-", " ")).with(csrf()).with(from))
                .andExpect(redirectedUrl("/activate/" + code.toLowerCase().replace("-", "")));
        assertThat(mvc.perform(get("/activate/" + code).with(from)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString())
                .contains(account.name());
        mvc.perform(post("/activate/" + code).param("password", CHOSEN).param("again", CHOSEN).with(csrf()).with(from)).andExpect(redirectedUrl("/"));
        assertThat(visitors.outcome(account.username(), CHOSEN, visitors.address())).isEqualTo("/");
    }

    @Test
    void aFaultStandsBesideItsFieldAndTheCodeStaysGood() throws Exception {
        Account account = visitors.neverActivated();
        String code = codes.issue(Visitors.ADMINISTRATOR, account.id()).code();
        String differs = mvc.perform(post("/activate/" + code).param("password", CHOSEN).param("again", "other").header("Accept-Language", "zh-CN").with(csrf()))
                .andExpect(status().is(422)).andReturn().getResponse().getContentAsString();
        assertThat(Jsoup.parse(differs).select("#again-fault").text())
                .isEqualTo(messages.getMessage("identity.password.again.differs", null, Locale.SIMPLIFIED_CHINESE));
        String page = mvc.perform(post("/activate/" + code).param("password", "short").param("again", "short").with(csrf()))
                .andExpect(status().is(422)).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("password-fault");
        refused("identity.password.short", () -> codes.use(code, null, null, "short"));
        codes.use(code, null, null, CHOSEN);
    }

    @Test
    void aClosedAccountGetsNoCodeAndOneThatIsOpenIsNotOpenedAgain() {
        Account account = visitors.neverActivated();
        refused("identity.account.open-already", () -> accounts.enable(Visitors.ADMINISTRATOR, account.id(), "back"));
        refused("identity.account.unused", () -> accounts.requireNewPassword(Visitors.ADMINISTRATOR, account.id()));
        accounts.disable(Visitors.ADMINISTRATOR, account.id(), "left");
        refused("identity.account.closed", () -> accounts.disable(Visitors.ADMINISTRATOR, account.id(), "left"));
        refused("identity.account.closed", () -> codes.issue(Visitors.ADMINISTRATOR, account.id()));
        refused("identity.account.unknown", () -> entrance.enter(account.id(), new MockHttpServletRequest(), new MockHttpServletResponse()));
        accounts.enable(Visitors.ADMINISTRATOR, account.id(), "back");
        codes.use(codes.issue(Visitors.ADMINISTRATOR, account.id()).code(), null, null, CHOSEN);
        refused("identity.account.unknown", () -> accounts.get(new AccountId(UUID.randomUUID())));
    }

    @Test
    void anAccountHasANameAndAUserNameOfTwoToSixtyFourPlainCharacters() {
        String name = "x" + System.nanoTime();
        for (String wrong : new String[] {null, "x", "x".repeat(65), "王敏", ".x1", "x y"}) {
            refusedAt("username", "identity.account.username.form", () -> accounts.open(Visitors.ADMINISTRATOR, wrong, null, null, "王敏"));
        }
        refusedAt("name", "identity.account.name.missing", () -> accounts.open(Visitors.ADMINISTRATOR, name, null, null, " "));
        assertThat(accounts.get(accounts.open(Visitors.ADMINISTRATOR, " " + name.toUpperCase(Locale.ROOT) + " ", null, null, "王敏")).username()).isEqualTo(name);
        String longest = (name + "-".repeat(64)).substring(0, 64);
        assertThat(accounts.get(accounts.open(Visitors.ADMINISTRATOR, longest, null, null, "王敏")).username()).isEqualTo(longest);
    }

    @Test
    void aCodeWorksOnce() {
        String code = codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code();
        codes.use(code, null, null, CHOSEN);
        assertUseless(code);
    }

    @Test
    void ofTwoWhoUseACodeAtTheSameMomentOneIsRefused() throws Exception {
        String code = codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            int in = 0;
            List<Callable<Boolean>> tries = IntStream.range(0, 2).<Callable<Boolean>>mapToObj(nr -> () -> {
                try {
                    codes.use(code, null, null, CHOSEN + nr);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            }).toList();
            for (Future<Boolean> one : two.invokeAll(tries)) {
                in += one.get() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void aCodeExpires() {
        String code = codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code();
        clock.forward(OneTimeCodes.LIFE.plusSeconds(1));
        assertUseless(code);
    }

    @Test
    void aNewCodeMakesTheOldOneUseless() {
        Account account = visitors.neverActivated();
        String old = codes.issue(Visitors.ADMINISTRATOR, account.id()).code();
        codes.issue(Visitors.ADMINISTRATOR, account.id());
        assertUseless(old);
    }

    @Test
    void theCodeOfAClosedAccountIsUseless() {
        Account account = visitors.neverActivated();
        String code = codes.issue(Visitors.ADMINISTRATOR, account.id()).code();
        accounts.disable(Visitors.ADMINISTRATOR, account.id(), "left");
        assertUseless(code);
    }

    @Test
    void onlyTheHashOfACodeIsKept() {
        String code = codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code();
        assertThat(jdbc.sql("select count(*) from identity_activation a where a::text like '%' || :code || '%'")
                .param("code", code).query(Integer.class).single()).isZero();
    }

    @Test
    void anAddressThatGuessesCodesMustWait() throws Exception {
        var from = visitors.from(visitors.address());
        for (int nr = 0; nr < 9; nr++) {
            mvc.perform(post("/activate").param("code", "WRONG" + nr).with(csrf()).with(from)).andExpect(status().is(422));
        }
        String code = codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code();
        String page = mvc.perform(get("/activate/" + code).header("Accept-Language", "zh-CN").with(from)).andExpect(status().is(429)).andReturn().getResponse()
                .getContentAsString();
        String wait = Jsoup.parse(page).select("#code-fault").text();
        assertThat(wait).isEqualTo(messages.getMessage("identity.code.wait", new Object[] {Integer.valueOf(wait.replaceAll("\\D", ""))}, Locale.SIMPLIFIED_CHINESE));
        clock.forward(Duration.ofMinutes(1));
        mvc.perform(get("/activate/" + code).with(from)).andExpect(status().isOk());
    }

    @Test
    void theFirstAdministratorOpensThePortalOnceAndIsNoOtherAdministrator() throws Exception {
        jdbc.sql("truncate identity_account cascade").update();
        String lost = codes.forFirstAdministrator().orElseThrow();
        String code = codes.forFirstAdministrator().orElseThrow();
        assertUseless(lost);
        mvc.perform(post("/activate/" + code).param("username", "first").param("name", "李敏").param("password", CHOSEN).param("again", CHOSEN)
                .with(csrf())).andExpect(redirectedUrl("/"));
        Account first = accounts.get(new AccountId(jdbc.sql("select id from identity_account where username = 'first'").query(UUID.class).single()));
        assertThat(actors.of(first).distinctRoles()).containsExactly(Role.SECURITY_ADMIN);
        assertThat(codes.forFirstAdministrator()).isEmpty();
        assertUseless(code);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void everyStartPrintsAFreshLinkUntilSomebodyHasAnAccount(CapturedOutput console) {
        jdbc.sql("truncate identity_account cascade").update();
        firstStart.printLink();
        firstStart.printLink();
        List<String> printed = Pattern.compile("/activate/([A-Z2-9-]{19})\\R").matcher(console.getOut()).results().map(link -> link.group(1)).toList();
        assertThat(printed).hasSize(2).doesNotHaveDuplicates();
        assertUseless(printed.get(0));
        codes.use(printed.get(1), "first", "李敏", CHOSEN);
        firstStart.printLink();
        assertThat(console.getOut().split("/activate/")).hasSize(3);
    }

    @Test
    void theFirstLinkExpiresAfterADay() {
        jdbc.sql("truncate identity_account cascade").update();
        String code = codes.forFirstAdministrator().orElseThrow();
        clock.forward(Duration.ofHours(24).plusSeconds(1));
        assertUseless(code);
    }

    @Test
    void accountsForManyAreOpenedOnceAndTheirSlipsOpenTheDoor() {
        String prefix = "B" + System.nanoTime() % 1_000_000;
        List<PersonDirectory.Known> people = IntStream.range(0, 20)
                .mapToObj(nr -> new PersonDirectory.Known(new PersonId(UUID.randomUUID()), prefix + nr, "员工" + nr)).toList();
        assertThat(accounts.openAll(Visitors.ADMINISTRATOR, "数学", null, people.subList(0, 12))).isEqualTo(12);
        assertThat(accounts.openAll(Visitors.ADMINISTRATOR, "数学", null, people)).isEqualTo(8);
        assertThat(accounts.openAll(Visitors.ADMINISTRATOR, "数学", null, people)).isZero();
        List<OneTimeCodes.Slip> slips = codes.issueAll(Visitors.ADMINISTRATOR, "数学", null, people);
        assertThat(slips).hasSize(20);
        codes.use(slips.get(3).code(), null, null, CHOSEN);
        assertThat(accounts.coverage(people)).isEqualTo(new Accounts.Coverage(20, 20, 19));
        assertThat(codes.issueAll(Visitors.ADMINISTRATOR, "数学", null, people)).hasSize(19);
        assertUseless(slips.get(4).code());
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'identity.account.open-many' order by seq desc limit 3")
                .query(Long.class).list()).containsExactly(0L, 8L, 12L);
    }

    private void assertUseless(String code) {
        assertThatThrownBy(() -> codes.use(code, "late", "迟到", CHOSEN)).isInstanceOf(Refusal.class).hasMessage("identity.code.useless");
    }
}
