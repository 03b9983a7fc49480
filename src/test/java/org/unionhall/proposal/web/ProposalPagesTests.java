package org.unionhall.proposal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Hall;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** The page of a proposal and the lists, as a browser without scripts meets them. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class ProposalPagesTests {

    @Autowired BeanFactory portal;
    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired JdbcClient jdbc;

    private Hall hall;

    @BeforeEach
    void aCongressCollects() {
        hall = Hall.in(portal);
    }

    private RequestPostProcessor by(Actor actor) {
        return request -> {
            request.setCookies(as.cookie(actor.account()));
            return request;
        };
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
        return mvc.perform(request.with(by(actor)).with(csrf().asHeader())).andReturn().getResponse();
    }

    private Document page(String address, Actor actor, String language) throws Exception {
        MockHttpServletResponse answer = ask(get(address).header("Accept-Language", language), actor);
        assertThat(answer.getStatus()).as(address + " " + actor.name()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private int version(UUID id) {
        return jdbc.sql("select version from proposal where id = :id").param("id", id).query(Integer.class).single();
    }

    @Test
    void everyStageHasAPageThatSaysWhoseTurnItIs() throws Exception {
        List<String> silent = new ArrayList<>();
        UUID target = hall.at(ProposalStage.FILED, "承载案");
        for (ProposalStage stage : ProposalStage.values()) {
            UUID id = hall.at(stage, "各阶段" + stage);
            if (stage == ProposalStage.MERGED) {
                jdbc.sql("update proposal set stage = 'MERGED', merged_into = :into where id = :id").param("into", target).param("id", id).update();
            }
            for (Actor reader : List.of(hall.proposer, hall.office, hall.one)) {
                if (stage != ProposalStage.DRAFT && (stage != ProposalStage.SECONDING || reader != hall.office) || reader == hall.proposer) {
                    for (String language : List.of("zh-CN", "en")) {
                        Document page = page("/proposals/" + id, reader, language);
                        String said = page.select("main").text();
                        if (page.select(".lead").text().isBlank() || said.contains("??") || said.contains("proposal.")) {
                            silent.add(stage + " " + language + " " + said.replaceAll(".*(proposal\\.\\S+).*", "$1"));
                        }
                    }
                }
            }
            page("/proposals/" + id + "/paper", hall.proposer, "zh-CN");
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void theListsOpenToTheirReadersInBothLanguages() throws Exception {
        hall.at(ProposalStage.REVIEW, "列表中的提案");
        hall.at(ProposalStage.SECONDING, "征集附议的提案", hall.two, hall.session);
        for (String language : List.of("zh-CN", "en")) {
            for (String address : List.of("/proposals", "/proposals?q=x&session=" + hall.session + "&stage=FILED&outcome=FILED&category=OTHER&sort=-title&delegation=" + hall.first,
                    "/proposals/mine", "/proposals/seconds", "/proposals/seconds?which=OPEN", "/proposals/seconds?which=SAID", "/proposals/new", "/exports/of/proposals")) {
                assertThat(page(address, hall.proposer, language).select("main").text()).as(address).doesNotContain("??");
            }
            for (String address : List.of("/proposals/review", "/proposals/review?session=" + hall.session + "&outcome=UNDECIDED",
                    "/proposals/review/" + hall.session + "/summary", "/", "/figures")) {
                assertThat(page(address, hall.office, language).select("main").text()).as(address).doesNotContain("??");
            }
        }
        assertThat(page("/proposals/seconds?which=OPEN", hall.one, "zh-CN").text()).contains("征集附议的提案");
        assertThat(ask(get("/proposals/review/" + hall.session + "/summary"), hall.again(as.account(null, "x"))).getStatus()).isEqualTo(403);
    }

    @Test
    void aDelegateWritesPublishesAndHandsInWithoutScripts() throws Exception {
        String write = ask(post("/proposals/new").param("session", hall.session.toString()), hall.proposer).getRedirectedUrl();
        UUID id = UUID.fromString(write.split("/")[2]);
        assertThat(page(write, hall.proposer, "zh-CN").select("#write").size()).isEqualTo(1);
        MockHttpServletResponse faults = ask(post("/proposals/" + id + "/publish").param("version", "0").param("title", "充电棚").param("reason", "短").param("measures", "短"), hall.proposer);
        assertThat(faults.getStatus()).isEqualTo(422);
        Document form = Jsoup.parse(faults.getContentAsString());
        assertThat(form.select(".fault").size()).isEqualTo(3);
        assertThat(form.select("#title").val()).as("what was typed is kept").isEqualTo("充电棚");
        assertThat(form.select("#kept input[name=version]").val()).isEqualTo(Integer.toString(version(id)));
        assertThat(ask(post("/proposals/" + id + "/publish").param("version", Integer.toString(version(id))).param("title", "增设充电棚的提案").param("reason", Hall.REASON)
                .param("measures", Hall.MEASURES).param("category", "LOGISTICS"), hall.proposer).getStatus()).isEqualTo(302);
        assertThat(ask(post("/proposals/" + id + "/invite").param("person", hall.one.person().value().toString()), hall.proposer).getStatus()).isEqualTo(302);
        assertThat(page("/proposals/" + id + "/invite", hall.proposer, "zh-CN").text()).contains("附议二");
        ask(post("/proposals/" + id + "/second/CONFIRM"), hall.one);
        Document mine = page("/proposals/" + id, hall.proposer, "zh-CN");
        assertThat(mine.text()).as("why not, in numbers").contains("还差 1 人");
        assertThat(mine.select("form[action$=/submit/SUBMIT]")).isEmpty();
        ask(post("/proposals/" + id + "/second/VOLUNTEER"), hall.two);
        assertThat(page("/proposals/" + id, hall.proposer, "zh-CN").select("form[action$=/submit/SUBMIT]")).hasSize(1);
        ask(post("/proposals/" + id + "/submit/SUBMIT").param("version", Integer.toString(version(id))), hall.proposer);
        assertThat(jdbc.sql("select stage from proposal where id = :id").param("id", id).query(String.class).single()).isEqualTo("CHECK");
    }

    @Test
    void aDraftIsKeptWhileItIsTypedAndTheSecondWindowIsTold() throws Exception {
        UUID id = UUID.fromString(ask(post("/proposals/new").param("session", hall.session.toString()), hall.proposer).getRedirectedUrl().split("/")[2]);
        Document kept = Jsoup.parse(ask(post("/proposals/" + id + "/draft").param("version", "0").param("title", "边写边存"), hall.proposer).getContentAsString());
        assertThat(kept.select("input[name=version]").val()).isEqualTo("1");
        Document behind = Jsoup.parse(ask(post("/proposals/" + id + "/draft").param("version", "0").param("title", "另一窗口"), hall.proposer).getContentAsString());
        assertThat(behind.select(".fault").text()).isNotBlank();
        assertThat(behind.select("input[name=version]").val()).isEqualTo("0");
        assertThat(jdbc.sql("select title from proposal where id = :id").param("id", id).query(String.class).single()).isEqualTo("边写边存");
        assertThat(ask(post("/proposals/" + id + "/draft").param("version", "1").param("title", "他人"), hall.one).getStatus()).isEqualTo(404);
        assertThat(ask(get("/proposals/" + id + "/write"), hall.one).getStatus()).isEqualTo(404);
    }

    @Test
    void severalAreDecidedAtOnceEachForItselfAndThoseThatCannotBeAreNamed() throws Exception {
        UUID good = hall.at(ProposalStage.REVIEW, "可以立案");
        UUID stale = hall.at(ProposalStage.REVIEW, "已被他人改动");
        MockHttpServletResponse answer = ask(post("/proposals/review").param("act", "FILE").param("proposal", good + ".0").param("proposal", stale + ".7")
                .param("back", "/proposals/review?session=" + hall.session), hall.committee);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/proposals/review?session=" + hall.session);
        assertThat(jdbc.sql("select count(*) from proposal where id in (:ids) and stage = 'FILED'").param("ids", List.of(good, stale)).query(Integer.class).single()).isEqualTo(1);
        assertThat(ask(post("/proposals/review").param("act", "FILE").param("back", "//evil.example"), hall.committee).getRedirectedUrl()).isEqualTo("/proposals/review");
        assertThat(ask(post("/proposals/review").param("act", "RELEASE"), hall.committee).getStatus()).isEqualTo(404);
    }

    @Test
    void whatIsTypedIsShownAsTyped() throws Exception {
        String hostile = "<script>alert(1)</script>${7*7}{0}'\"&amp;";
        UUID id = hall.at(ProposalStage.REVIEW, hostile);
        jdbc.sql("update proposal set reason = :text, measures = :text where id = :id").param("text", hostile).param("id", id).update();
        for (String address : List.of("/proposals/" + id, "/proposals/" + id + "/paper", "/proposals/review?session=" + hall.session, "/proposals?session=" + hall.session)) {
            Document page = page(address, hall.office, "zh-CN");
            assertThat(page.text()).as(address).contains(hostile);
            assertThat(page.select("script:not([src])")).isEmpty();
        }
        ask(post("/proposals/" + id + "/acts/NOT_FILE").param("version", "0").param("note", hostile), hall.committee);
        assertThat(page("/proposals/" + id, hall.proposer, "zh-CN").text()).contains(hostile);
        UUID draft = UUID.fromString(ask(post("/proposals/new").param("session", hall.session.toString()), hall.proposer).getRedirectedUrl().split("/")[2]);
        assertThat(ask(post("/proposals/" + draft + "/write").param("version", "0").param("title", "长".repeat(61)), hall.proposer).getStatus()).isEqualTo(422);
        assertThat(ask(post("/proposals/" + draft + "/write").param("version", "0").param("title", "空\u0000字符").param("wanted", "x").param("category", "NIX"), hall.proposer).getStatus()).isEqualTo(302);
        assertThat(ask(post("/proposals/" + draft + "/write").param("version", "1").param("wanted", UUID.randomUUID().toString()), hall.proposer).getStatus()).isLessThan(500);
    }

    @Test
    void theTablesOfReviewAndHandlingAreTakenAwayWithAReasonAndAreWrittenDown() throws Exception {
        UUID review = hall.at(ProposalStage.REVIEW, "审查表中的提案");
        hall.at(ProposalStage.HANDLING, "办理表中的提案");
        for (String address : List.of("/exports/of/proposal-review?session=" + hall.session, "/exports/of/proposal-handling?view=COMMITTEE&session=" + hall.session)) {
            String list = address.replaceAll(".*/|\\?.*", "");
            assertThat(page(address.replace("exports/of/proposal-", "proposals/"), hall.office, "zh-CN").select("a.list-export").attr("href")).contains(list);
            assertThat(ask(post(URI.create(address)).param("reason", ""), hall.office).getStatus()).as("no reason").isEqualTo(422);
            MockHttpServletResponse answer = ask(post(URI.create(address)).param("reason", "提案委员会会议材料"), hall.office);
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            assertThat(answer.getContentType()).contains("spreadsheetml");
            assertThat(ask(get(URI.create(address)), hall.member).getStatus()).as("not for everybody").isIn(403, 404);
        }
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'proposal.review.export' order by seq desc limit 1").query(Long.class).single()).isEqualTo(2);
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'proposal.handling.export' order by seq desc limit 1").query(Long.class).single()).isEqualTo(1);
        assertThat(review).isNotNull();
    }

    @Test
    void whomToAskIsFoundByNameAndTurnedPageByPage() throws Exception {
        UUID id = hall.at(ProposalStage.SECONDING, "邀请很多代表");
        for (int n = 0; n < 30; n++) {
            hall.delegate("受邀代表" + n, hall.second, null);
        }
        for (String what : List.of("invite", "joint")) {
            Document first = page("/proposals/" + id + "/" + what, hall.proposer, "zh-CN");
            assertThat(first.select("input[name=person]").size() + first.select("tbody small.soft").size()).as("twenty of a page").isEqualTo(20);
            assertThat(first.select("a[href*=page=2]")).isNotEmpty();
            assertThat(page("/proposals/" + id + "/" + what + "?q=受邀代表7", hall.proposer, "zh-CN").select("input[name=person]")).hasSize(1);
        }
    }

    @Test
    void anInvitationIsTakenBackOnThePageOfTheProposal() throws Exception {
        UUID id = hall.at(ProposalStage.SECONDING, "撤回邀请的页面");
        ask(post("/proposals/" + id + "/joint").param("person", hall.one.person().value().toString()), hall.proposer);
        ask(post("/proposals/" + id + "/invite").param("person", hall.two.person().value().toString()), hall.proposer);
        List<String> ways = page("/proposals/" + id, hall.proposer, "zh-CN").select("form[action$=call-off]").eachAttr("action");
        assertThat(ways).hasSize(2);
        assertThat(page("/proposals/" + id, hall.one, "zh-CN").select("form[action$=call-off]")).isEmpty();
        for (String way : ways) {
            assertThat(ask(post(way), hall.one).getStatus()).as("only who asked").isIn(403, 404);
            assertThat(ask(post(way), hall.proposer).getRedirectedUrl()).isEqualTo("/proposals/" + id);
        }
        assertThat(jdbc.sql("select count(*) from proposal_second where proposal_id = :id").param("id", id).query(Integer.class).single()).isZero();
    }

    @Test
    void whatWasTypedForAMergeIsKeptWhenItIsRefused() throws Exception {
        UUID id = hall.at(ProposalStage.REVIEW, "要并入的一件");
        UUID into = hall.at(ProposalStage.REVIEW, "并入对象一件", hall.two, hall.session);
        jakarta.servlet.http.Cookie session = as.cookie(hall.committee.account());
        RequestPostProcessor again = request -> {
            request.setCookies(session);
            return request;
        };
        for (String note : List.of("  ", "内容相同")) {
            mvc.perform(post("/proposals/" + id + "/merge").param("version", "0").param("into", into.toString()).param("note", note).with(again).with(csrf().asHeader()));
            Document page = Jsoup.parse(mvc.perform(get("/proposals/" + id).header("Accept-Language", "zh-CN").with(again)).andReturn().getResponse().getContentAsString());
            if (note.isBlank()) {
                assertThat(page.select("select[name=into] option[selected]").attr("value")).isEqualTo(into.toString());
                assertThat(page.text()).contains("请填写说明，提案人可以看到");
            } else {
                assertThat(page.select("select[name=into]")).as("done").isEmpty();
            }
        }
    }

    @Test
    void whereAnAwardIsOnesOwnThePageSaysSoInPlaceOfAButton() throws Exception {
        UUID own = hall.at(ProposalStage.CLOSED, "委员自己的提案", hall.committee, hall.session);
        UUID other = hall.at(ProposalStage.CLOSED, "别人的提案", hall.two, hall.session);
        int number = 0;
        for (UUID id : List.of(own, other)) {
            jdbc.sql("update proposal set number = :number, case_no = :no, filed_at = now(), result = 'SOLVED' where id = :id").param("number", ++number).param("no", "2026-00" + number).param("id", id).update();
            jdbc.sql("insert into proposal_outcome (proposal_id, round, mark, evaluated, proposers, rule, at) values (:id, 1, 'SATISFIED', 1, 1, 'WORST', now())").param("id", id).update();
        }
        Document page = page("/proposals/awards?session=" + hall.session, hall.committee, "zh-CN");
        assertThat(page.select("tr:contains(委员自己的提案)").text()).contains("您是这件提案的提案人");
        assertThat(page.select("tr:contains(委员自己的提案) form")).isEmpty();
        assertThat(page.select("tr:contains(别人的提案) form")).isNotEmpty();
        jdbc.sql("insert into proposal_award (session_id, kind, proposal_id, stage, name, reason, score, moved_at) values (:session, 'PROPOSAL', :id, 'PROPOSED', '委员自己的提案', '好', 90, now())")
                .param("session", hall.session).param("id", own).update();
        page = page("/proposals/awards?session=" + hall.session, hall.committee, "zh-CN");
        assertThat(page.select("form[action*=acts]")).isEmpty();
        assertThat(page("/proposals/awards?session=" + hall.session, hall.office, "zh-CN").select("form[action$=PUBLISH]")).isNotEmpty();
    }

    @Test
    void whatWaitsForTheDepartmentIsListedAsTheDeskCountsItAndCanBeTakenAwaySo() throws Exception {
        hall.at(ProposalStage.ASSIGNED, "待签收的一件");
        hall.at(ProposalStage.HANDLING, "办理中的一件");
        Document page = page("/proposals/handling?waits=ACCEPT", hall.handler, "zh-CN");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.text()).contains("待签收的一件").doesNotContain("办理中的一件");
        assertThat(page.select("a.list-export").attr("href")).contains("waits=ACCEPT");
        hall.at(ProposalStage.OBJECTED, "有异议的一件");
        hall.at(ProposalStage.FILED, "待交办的一件");
        assertThat(page("/proposals/assign?waits=OBJECTED", hall.committee, "zh-CN").select("tbody tr")).hasSize(1);
        assertThat(page("/proposals/assign", hall.committee, "zh-CN").select("tbody tr")).hasSize(2);
    }
}
