package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Role;
import org.unionhall.inbox.Letterbox;
import org.unionhall.kernel.DocumentType;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Officers learn of terms that end, people of looks at their numbers. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class TermLetterTests {

    @Autowired
    A a;
    @Autowired
    As as;
    @Autowired
    TermLetters terms;
    @Autowired
    Letterbox letters;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    @Test
    void whoMustPrepareAnElectionIsToldOnceForEachTermAndStage() {
        LocalDate today = LocalDate.now();
        terms.run(); // whatever other tests left
        UUID school = a.unit("任期大学工会", UnitKind.SCHOOL_UNION, null);
        UUID due = a.unit("将满分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID foreign = a.unit("别的分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID chair = a.member("将满主席").in(due).save();
        UUID other = a.member("别的主席").in(foreign).save();
        a.office(due, Post.CHAIR, chair, today.minusYears(5), today.plusMonths(2));
        a.office(due, Post.VICE_CHAIR, a.member("副主席").in(due).save(), today.minusYears(5), today.plusMonths(2));
        a.office(foreign, Post.CHAIR, other, today.minusYears(1), today.plusYears(4));
        AccountId chairs = as.account(chair, "将满主席");
        AccountId others = as.account(other, "别的主席");
        AccountId officer = as.account(null, "组织干事");
        as.grant(officer, Role.ORGANISATION_OFFICER, school);
        AccountId outsider = as.account(null, "别校组织干事");
        as.grant(outsider, Role.ORGANISATION_OFFICER, foreign);
        terms.run();
        assertThat(texts(chairs)).singleElement().asString().contains("将满分工会", "1 个");
        assertThat(texts(officer)).singleElement().asString().contains("将满分工会");
        assertThat(texts(others)).isEmpty();
        assertThat(texts(outsider)).isEmpty();
        terms.run();
        assertThat(texts(chairs)).hasSize(1);
        jdbc.sql("update membership_office set term_to_on = :day where unit_id = :unit").param("day", today.minusDays(1)).param("unit", due).update();
        terms.run();
        terms.run();
        assertThat(texts(chairs)).hasSize(2).anySatisfy(text -> assertThat(text).contains("尚未换届"));
    }

    @Test
    void whoseNumberWasLookedAtIsToldByWhomAndWhy() throws Exception {
        UUID unit = a.unit("查看分工会", UnitKind.GRASSROOTS_UNION, null);
        UUID person = a.member("被查看").in(unit).document(DocumentType.RESIDENT_ID, "659997195001010324").mobile("13900001111").save();
        AccountId owner = as.account(person, "被查看");
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.perform(post("/members/" + person + "/reveal/mobile").param("reason", "电话通知开会").with(csrf()).with(officer))
                    .andReturn().getResponse().getStatus()).isEqualTo(200);
        }
        assertThat(texts(owner)).as("once a reader, field and day").hasSize(1).allSatisfy(text -> assertThat(text).contains("a ORGANISATION_OFFICER", "手机号码", "电话通知开会")
                .doesNotContain("13900001111"));
        assertThat(mvc.perform(post("/members/" + person + "/reveal/mobile").with(csrf()).with(as.person(person))).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(texts(owner)).as("a look at one's own is no news").hasSize(1);
    }

    private List<String> texts(AccountId reader) {
        return letters.list(reader, Letterbox.Search.UNREAD, Locale.SIMPLIFIED_CHINESE, 0, 99).stream().map(Letterbox.Kept::text).toList();
    }
}
