package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.unionhall.identity.AccountId;
import org.unionhall.inbox.Letterbox;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Owners who left the page learn what became of their rosters. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class RosterLetterTests {

    @Autowired
    RosterLetters news;
    @Autowired
    RosterRepository rosters;
    @Autowired
    Letterbox letters;
    @Autowired
    As as;

    @Test
    void whoWaitedBeforeTheBarIsNotWrittenTo() {
        AccountId owner = as.account(null, "组织干事");
        Roster roster = roster(owner);
        news.tell(roster, RosterLetters.News.READ, Instant.now().minusSeconds(2));
        assertThat(letters.unread(owner)).isZero();
    }

    @Test
    void whoMayHaveLeftIsWrittenToOnce() {
        AccountId owner = as.account(null, "组织干事");
        Roster roster = roster(owner);
        Instant longAgo = Instant.now().minus(RosterLetters.PATIENCE).minus(Duration.ofSeconds(5));
        for (RosterLetters.News one : RosterLetters.News.values()) {
            news.tell(roster, one, longAgo);
            news.tell(roster, one, longAgo);
        }
        assertThat(letters.list(owner, Letterbox.Search.UNREAD, Locale.SIMPLIFIED_CHINESE, 0, 99)).hasSize(RosterLetters.News.values().length)
                .allSatisfy(letter -> {
                    assertThat(letter.text()).contains("会员名册.xlsx");
                    assertThat(letter.subject()).doesNotContain("会员名册");
                    assertThat(letter.href()).isEqualTo("/intake/" + roster.id());
                });
    }

    private Roster roster(AccountId owner) {
        UUID id = UUID.randomUUID();
        rosters.insert(id, "members", null, "会员名册.xlsx", owner, "组织干事", Instant.now());
        return rosters.find(id).orElseThrow();
    }
}
