package org.unionhall.proposal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.export.ExportSource;
import org.unionhall.export.Exports;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.figure.Ranking.Kind;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.proposal.figure.Reckoning.Sum;
import org.unionhall.proposal.review.Conservation;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.sheet.Workbook;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** Figures over the proposals of the sample, where every stage occurs. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class FigureTests {

    private static final Actor OFFICER = actor(Role.CONGRESS_OFFICER);

    @Autowired Reckoning reckoning;
    @Autowired Ranking ranking;
    @Autowired Awards awards;
    @Autowired Honours honours;
    @Autowired Dossier dossier;
    @Autowired Docket docket;
    @Autowired ProposalList list;
    @Autowired Conservation conservation;
    @Autowired Exports exports;
    @Autowired JdbcClient jdbc;

    private static Actor actor(Role role) {
        return new Actor(new AccountId(UUID.randomUUID()), null, "某干事", List.of(new HeldRole(role, Scope.everything(), "", null)));
    }

    private List<Period> periods() {
        UUID term = jdbc.sql("select t.id from congress_term t join membership_unit u on u.id = t.unit_id and u.parent_id is null").query(UUID.class).single();
        UUID college = jdbc.sql("select s.id from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id and u.parent_id is not null where s.number = 2")
                .query(UUID.class).single();
        return List.of(session(1), session(2), reckoning.period(OFFICER, null, term), reckoning.period(OFFICER, college, null));
    }

    private Period session(int number) {
        return reckoning.period(OFFICER, jdbc.sql("select s.id from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id and u.parent_id is null where s.number = :number")
                .param("number", number).query(UUID.class).single(), null);
    }

    @Test
    void everyNumberIsTheCountOfItsList() {
        for (Period period : periods()) {
            Sum sum = reckoning.of(period);
            for (Slice slice : Slice.values()) {
                assertThat(sum.all().count(slice)).as(slice.name()).isEqualTo(listed(period, slice, "", ""));
                if (!slice.marks()) {
                    sum.byDelegation().forEach(line -> assertThat(line.tally().count(slice)).isEqualTo(listed(period, slice, line.key(), "")));
                    sum.byDepartment().forEach(line -> assertThat(line.tally().count(slice)).isEqualTo(listed(period, slice, "", line.key())));
                }
            }
        }
    }

    private long listed(Period period, Slice slice, String delegation, String department) {
        return list.count(OFFICER, ProposalSearch.of(Address.of("/proposals")), new Only("t.id = any(:behind)",
                Map.of("behind", reckoning.behind(period, slice, null, delegation, department).toArray(UUID[]::new))));
    }

    @Test
    void whatCameInIsWhatCameOut() {
        for (int number : new int[] {1, 2}) {
            Sum sum = reckoning.of(session(number));
            assertThat(sum.holds()).isTrue();
            Conservation.Sum other = conservation.of(session(number).session().id());
            assertThat(sum.all().count(Slice.RECEIVED)).isEqualTo(other.all().papers()).isEqualTo(other.received());
            assertThat(sum.all().count(Slice.FILED)).isEqualTo(other.of(org.unionhall.proposal.Outcome.FILED).cases());
        }
    }

    @Test
    void aDelegationWithoutAProposalIsListedToo() {
        assertThat(reckoning.of(session(1)).byDelegation()).hasSize(8).anyMatch(line -> line.tally().count(Slice.RECEIVED) == 0);
    }

    @Test
    void thePartsOfAWholeAreTheWhole() {
        for (Period period : periods()) {
            Tally all = reckoning.of(period).all();
            assertThat(all.count(Slice.ANSWERED)).isEqualTo(all.count(Slice.SOLVED) + all.count(Slice.PLANNED) + all.count(Slice.NOT_NOW) + all.count(Slice.REFERENCE))
                    .isEqualTo(all.count(Slice.ON_TIME) + all.count(Slice.LATE));
            assertThat(all.count(Slice.CLOSED)).isEqualTo(all.count(Slice.LAST_SATISFIED) + all.count(Slice.LAST_BASICALLY) + all.count(Slice.LAST_DISSATISFIED)
                    + all.count(Slice.LAST_NONE));
            assertThat(all.count(Slice.FILED)).isEqualTo(all.count(Slice.ANSWERED) + all.count(Slice.UNANSWERED));
        }
    }

    @Test
    void marksOfAnOpenCaseAreNotCounted() {
        UUID again = jdbc.sql("select id from proposal where stage = 'HANDLING' and round = 2").query(UUID.class).single();
        for (Slice slice : Slice.values()) {
            if (slice.marks()) {
                assertThat(reckoning.behind(session(1), slice, null, "", "")).doesNotContain(again);
            }
        }
    }

    @Test
    @Transactional
    void anAwardHasItsNoticeFirstAndTheQuotaIsAMaximum() {
        jdbc.sql("delete from proposal_award_step").update();
        jdbc.sql("delete from proposal_award").update();
        UUID session = session(1).session().id();
        List<Ranking.Rank> ranks = ranking.of(session, Kind.PROPOSAL);
        assertThat(ranks).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThatThrownBy(() -> awards.propose(actor(Role.MEMBER), session, Kind.PROPOSAL, ranks.get(0).id(), "很好")).hasMessage("proposal.awards.not-yours");
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.PROPOSAL, UUID.randomUUID(), "很好")).hasMessage("proposal.awards.unranked");
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.PROPOSAL, ranks.get(0).id(), " ")).hasMessage("proposal.awards.reason.missing");
        for (int n = 0; n < ranking.quota(Kind.PROPOSAL); n++) {
            awards.propose(OFFICER, session, Kind.PROPOSAL, ranks.get(n).id(), "调研扎实");
        }
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.PROPOSAL, ranks.get(ranks.size() - 1).id(), "很好")).hasMessage("proposal.awards.quota.full");
        assertThat(awards.of(OFFICER, session)).hasSize(ranking.quota(Kind.PROPOSAL));
        assertThat(awards.of(actor(Role.MEMBER), session)).isEmpty();
        Awards.Award first = awards.of(OFFICER, session).get(0);
        assertThatThrownBy(() -> awards.act(OFFICER, first.id(), AwardAct.AWARD, 0, null)).hasMessage("proposal.awards.moved");
        assertThatThrownBy(() -> awards.act(actor(Role.MEMBER), first.id(), AwardAct.PUBLISH, 0, null)).hasMessage("proposal.awards.not-yours");
        assertThatThrownBy(() -> awards.object(OFFICER, first.id(), "还没有公示")).hasMessage("proposal.awards.moved");
        awards.act(OFFICER, first.id(), AwardAct.PUBLISH, 0, null);
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", first.subject()).update();
        assertThat(awards.find(actor(Role.MEMBER), first.id())).as("a title that is not everybody's").isEmpty();
        jdbc.sql("update proposal set visibility = 'PUBLIC' where id = :id").param("id", first.subject()).update();
        awards.object(actor(Role.MEMBER), first.id(), "我有不同意见");
        assertThatThrownBy(() -> awards.act(OFFICER, first.id(), AwardAct.AWARD, 1, null)).hasMessage("proposal.awards.notice.open");
        jdbc.sql("update proposal_award set notice_until = current_date where id = :id").param("id", first.id()).update();
        assertThatThrownBy(() -> awards.act(OFFICER, first.id(), AwardAct.AWARD, 1, null)).as("its last day too").hasMessage("proposal.awards.notice.open");
        jdbc.sql("update proposal_award set notice_until = current_date - 1 where id = :id").param("id", first.id()).update();
        awards.act(OFFICER, first.id(), AwardAct.AWARD, 1, null);
        assertThat(awards.find(actor(Role.MEMBER), first.id()).orElseThrow().number()).isEqualTo(1);
        assertThat(awards.steps(List.of(first.id())).get(first.id())).extracting(Awards.Step::act).containsExactly("PROPOSE", "PUBLISH", "OBJECTED", "AWARD");
    }

    @Test
    @Transactional
    void theFunnelCountsAProposalOncePerLevel() {
        UUID one = jdbc.sql("""
                select id from proposal t where stage = 'ARCHIVED' and number is not null and visibility = 'PUBLIC' and session_id = :session
                  and not exists (select 1 from proposal_honour h where h.proposal_id = t.id) limit 1""").param("session", session(1).session().id()).query(UUID.class).single();
        Tally before = reckoning.of(session(1)).all();
        java.time.LocalDate on = java.time.LocalDate.now();
        honours.enter(OFFICER, one, HonourLevel.PROVINCE, HonourKind.REPORTED, on, "总工办〔2020〕3号");
        honours.enter(OFFICER, one, HonourLevel.PROVINCE, HonourKind.FIRST_PRIZE, on, null);
        Tally after = reckoning.of(session(1)).all();
        for (Slice slice : List.of(Slice.PROVINCE_REPORTED, Slice.PROVINCE_RECEIVED, Slice.PROVINCE_AWARDED)) {
            assertThat(after.count(slice)).as("awarded counts as received, received as reported: " + slice).isEqualTo(before.count(slice) + 1);
        }
        assertThat(after.count(Slice.CITY_REPORTED)).isEqualTo(before.count(Slice.CITY_REPORTED)).isPositive();
        assertThat(after.count(Slice.NATION_REPORTED)).isZero();
        assertThatThrownBy(() -> honours.enter(actor(Role.MEMBER), one, HonourLevel.CITY, HonourKind.EXCELLENT, on, null)).hasMessageContaining("COMMITTEE");
        assertThatThrownBy(() -> honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, java.time.LocalDate.of(2020, 5, 1), null)).as("before it was filed").hasMessage("proposal.honour.day");
        assertThatThrownBy(() -> honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, on.plusDays(1), null)).as("not yet").hasMessage("proposal.honour.day");
        assertThatThrownBy(() -> honours.enter(OFFICER, one, null, HonourKind.EXCELLENT, on, null)).hasMessage("proposal.honour.level.choose");
        assertThatThrownBy(() -> honours.enter(OFFICER, one, HonourLevel.CITY, null, on, null)).hasMessage("proposal.honour.kind.choose");
        assertThatThrownBy(() -> honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, on, "文".repeat(121))).hasMessage("proposal.honour.document.long");
        honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, on, "文".repeat(120));
    }

    @Test
    @Transactional
    void whatWasEnteredByMistakeIsStruckOutAndMayBeEnteredAgain() {
        UUID one = jdbc.sql("select proposal_id from proposal_honour where level = 'PROVINCE' and kind = 'REPORTED'").query(UUID.class).single();
        UUID entry = jdbc.sql("select id from proposal_honour where level = 'PROVINCE' and kind = 'REPORTED'").query(UUID.class).single();
        long before = reckoning.of(session(1)).all().count(Slice.PROVINCE_REPORTED);
        assertThatThrownBy(() -> honours.strike(OFFICER, one, entry, " ")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> honours.strike(actor(Role.MEMBER), one, entry, "登记有误")).hasMessageContaining("COMMITTEE");
        honours.strike(OFFICER, one, entry, "登记有误");
        assertThat(reckoning.of(session(1)).all().count(Slice.PROVINCE_REPORTED)).isEqualTo(before - 1);
        assertThat(honours.of(one)).noneMatch(honour -> honour.id().equals(entry));
        assertThatThrownBy(() -> honours.strike(OFFICER, one, entry, "登记有误")).hasMessage("proposal.honour.gone");
        honours.enter(OFFICER, one, HonourLevel.PROVINCE, HonourKind.REPORTED, java.time.LocalDate.now(), null);
        assertThat(reckoning.of(session(1)).all().count(Slice.PROVINCE_REPORTED)).isEqualTo(before);
    }

    @Test
    @Transactional
    void theListBehindANumberIsTakenAwayAsItIsShown() throws Exception {
        ExportSource source = exports.source("proposal-figure").orElseThrow();
        Address here = Address.of("/proposals/figures/list?session=" + session(1).session().id() + "&slice=FILED&category=CAMPUS");
        for (Actor reader : List.of(OFFICER, actor(Role.MEMBER))) {
            long shown = list.count(reader, ProposalSearch.of(Address.of("/proposals")), new Only("t.id = any(:behind)",
                    Map.of("behind", reckoning.behind(session(1), Slice.FILED, Category.CAMPUS, "", "").toArray(UUID[]::new))));
            assertThat(source.subject(reader, here).orElseThrow().count()).isEqualTo(shown).isPositive();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(source.write(reader, new ExportSource.Order(here, false, "核对"), out, rows -> { })).isEqualTo(shown);
            long[] rows = {-1};
            try (Workbook book = new SheetReader().open(SheetSource.of(out.toByteArray()), "x.xlsx")) {
                book.read(null, row -> rows[0]++);
            }
            assertThat(rows[0]).isEqualTo(shown);
        }
        Address nothing = Address.of("/proposals/figures/list?slice=NIX");
        assertThat(source.subject(OFFICER, nothing)).isEmpty();
        assertThatThrownBy(() -> source.write(OFFICER, new ExportSource.Order(nothing, false, "核对"), new ByteArrayOutputStream(), rows -> { })).hasMessage("export.fault");
        assertThat(source.subject(OFFICER, here.with("slice", "LAST_SATISFIED").with("department", "none"))).as("marks of a department").isEmpty();
    }

    @Test
    @Transactional
    void theBookHasEveryCaseOnThePageThatItsCatalogueNames() throws Exception {
        ExportSource source = exports.source("proposal-book").orElseThrow();
        Address here = Address.of("/proposals/figures/book?session=" + session(1).session().id());
        List<Long> told = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long cases = source.write(OFFICER, new ExportSource.Order(here, false, "编印"), out, told::add);
        assertThat(cases).isEqualTo(source.subject(OFFICER, here).orElseThrow().count()).isEqualTo(reckoning.of(session(1)).all().count(Slice.FILED));
        assertThat(told).as("some at a time").hasSizeGreaterThan(1).isSorted().endsWith(cases);
        try (PDDocument book = Loader.loadPDF(out.toByteArray())) {
            List<PDOutlineItem> outline = new ArrayList<>();
            book.getDocumentCatalog().getDocumentOutline().children().forEach(outline::add);
            assertThat(outline).hasSize((int) cases);
            PDFTextStripper text = new PDFTextStripper();
            int first = book.getPages().indexOf(outline.get(0).findDestinationPage(book));
            text.setEndPage(first);
            String catalogue = text.getText(book);
            for (PDOutlineItem one : outline) {
                int at = book.getPages().indexOf(one.findDestinationPage(book));
                text.setStartPage(at + 1);
                text.setEndPage(at + 1);
                assertThat(text.getText(book)).startsWith((at - first + 1) + System.lineSeparator() + one.getTitle().substring(0, 12));
                assertThat(catalogue).contains(one.getTitle().split(" ")[0]).contains(" " + (at - first + 1) + System.lineSeparator());
            }
        }
        assertThat(source.write(actor(Role.MEMBER), new ExportSource.Order(here, false, "阅读"), new ByteArrayOutputStream(), told::add)).as("what is closed is not bound for everybody").isLessThan(cases);
    }

    @Test
    void theDossierKeepsMarksFromWhoMayNotReadThem() {
        UUID open = jdbc.sql("select proposal_id from proposal_evaluation e join proposal t on t.id = e.proposal_id where t.stage not in ('CLOSED', 'ARCHIVED')"
                + " and t.visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        assertThat(marks(OFFICER, open)).isNotEmpty();
        assertThat(marks(actor(Role.MEMBER), open)).isEmpty();
        UUID closed = jdbc.sql("select id from proposal where stage = 'CLOSED' and visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        assertThat(docket.find(actor(Role.MEMBER), closed).map(one -> one.stage())).contains(ProposalStage.CLOSED);
        assertThat(marks(actor(Role.MEMBER), closed)).as("what came of it, not who said what").isNotEmpty().allMatch(sheet -> sheet.who().isEmpty());
        assertThat(marks(OFFICER, closed).size()).isGreaterThan(marks(actor(Role.MEMBER), closed).size());
    }

    private List<Dossier.Sheet> marks(Actor actor, UUID id) {
        return dossier.of(actor, docket.find(actor, id).orElseThrow()).stream().filter(part -> part.name().equals("marks")).findFirst().orElseThrow().sheets();
    }

    @Test
    @Transactional
    void theDossierHasWhatWasMerged() {
        UUID merged = jdbc.sql("select m.id from proposal m join proposal t on t.id = m.merged_into where t.visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        jdbc.sql("update proposal set reason = '并入的那一份的理由' where id = :id").param("id", merged).update();
        UUID carrier = jdbc.sql("select merged_into from proposal where id = :id").param("id", merged).query(UUID.class).single();
        assertThat(merged(OFFICER, carrier)).anyMatch(sheet -> sheet.text() != null && sheet.text().contains("并入的那一份的理由"));
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", merged).update();
        assertThat(merged(actor(Role.MEMBER), carrier)).as("within the reader's sight").noneMatch(sheet -> sheet.text() != null && sheet.text().contains("并入的那一份的理由"));
    }

    private List<Dossier.Sheet> merged(Actor actor, UUID id) {
        return dossier.of(actor, docket.find(actor, id).orElseThrow()).stream().filter(part -> part.name().equals("merged")).flatMap(part -> part.sheets().stream()).toList();
    }

    @Test
    @Transactional
    void nobodyAwardsTheirOwnDepartmentNorEntersHonoursOfTheirOwnProposal() {
        Period period = session(1);
        UUID department = ranking.of(period.session().id(), Kind.DEPARTMENT).get(0).id();
        Actor head = officer(jdbc.sql("select person_id from proposal_undertaker where department_id = :id and to_on is null limit 1").param("id", department)
                .query(UUID.class).single());
        assertThatThrownBy(() -> awards.propose(head, period.session().id(), Kind.DEPARTMENT, department, "办理及时")).hasMessage("proposal.awards.own.DEPARTMENT");
        jdbc.sql("delete from proposal_award_step where award_id in (select id from proposal_award where department_id is not null)").update();
        jdbc.sql("delete from proposal_award where department_id is not null").update();
        awards.propose(OFFICER, period.session().id(), Kind.DEPARTMENT, department, "办理及时");
        UUID award = awards.of(OFFICER, period.session().id()).stream().filter(one -> one.kind() == Kind.DEPARTMENT).findFirst().orElseThrow().id();
        assertThatThrownBy(() -> awards.act(head, award, AwardAct.PUBLISH, 0, null)).hasMessage("proposal.awards.own.DEPARTMENT");

        UUID filed = jdbc.sql("select id from proposal where stage = 'ARCHIVED' and number is not null and visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        Actor proposer = officer(jdbc.sql("select person_id from proposal_proposer where proposal_id = :id and nr = 1").param("id", filed).query(UUID.class).single());
        assertThat(honours.enters(proposer, docket.find(proposer, filed).orElseThrow())).isFalse();
        assertThat(honours.enters(OFFICER, docket.find(OFFICER, filed).orElseThrow())).isTrue();
    }

    private static Actor officer(UUID person) {
        return new Actor(new AccountId(UUID.randomUUID()), new PersonId(person), "某干事", List.of(new HeldRole(Role.CONGRESS_OFFICER, Scope.everything(), "", null)));
    }

    @Test
    @Transactional
    void moreTimeOfADepartmentThatObjectedIsNotTheNextOnes() {
        Period period = session(1);
        UUID id = reckoning.behind(period, Slice.ON_TIME, null, "", "").get(0);
        jdbc.sql("update proposal_assignment set due_on = date '2000-01-03' where proposal_id = :id").param("id", id).update();
        jdbc.sql("delete from proposal_extension where proposal_id = :id").param("id", id).update();
        assertThat(reckoning.behind(period, Slice.LATE, null, "", "")).contains(id);
        jdbc.sql("""
                insert into proposal_extension (proposal_id, round, due_was, due_asked, reason, state, asked_at, asked_by, asker, decided_at)
                select :id, 1, date '2000-01-03', date '2999-01-03', '需要论证', 'GRANTED', min(assigned_at) - interval '1 day', :id, '', now() from proposal_assignment where proposal_id = :id
                """).param("id", id).update();
        assertThat(reckoning.behind(period, Slice.LATE, null, "", "")).as("asked by who had it before").contains(id);
        jdbc.sql("update proposal_extension set asked_at = asked_at + interval '2 days' where proposal_id = :id").param("id", id).update();
        assertThat(reckoning.behind(period, Slice.ON_TIME, null, "", "")).contains(id);
    }

    @Test
    @Transactional
    void withoutAnAddressTheFiguresAreThoseOfTheReadersOwnLine() {
        UUID college = jdbc.sql("select id from membership_unit where parent_id is not null and kind = 'GRASSROOTS_UNION' and to_on is null limit 1").query(UUID.class).single();
        UUID term = jdbc.sql("""
                insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage) values (:unit, 90, true, true, current_date, current_date + 900, 'FORMING') returning id
                """).param("unit", college).query(UUID.class).single();
        UUID session = jdbc.sql("insert into congress_session (term_id, number, stage, opens_on, closes_on) values (:term, 1, 'PLANNED', current_date + 400, current_date + 400) returning id")
                .param("term", term).query(UUID.class).single();
        jdbc.sql("""
                insert into proposal (session_id, stage, title, category, reason, measures, created_by, created_at, moved_at, submitted_at)
                values (:session, 'REVIEW', '学院的一件', 'OTHER', '', '', :session, now(), now(), now())
                """).param("session", session).update();
        Actor theirs = new Actor(new AccountId(UUID.randomUUID()), null, "学院主席", List.of(new HeldRole(Role.BRANCH_CHAIR, Scope.below(college), "", null)));
        assertThat(reckoning.period(theirs, null, null).session().id()).isEqualTo(session);
        assertThat(reckoning.period(OFFICER, null, null).session().unit()).isNotEqualTo(college);
        assertThat(reckoning.period(OFFICER, session, null).session().id()).as("where it is asked for").isEqualTo(session);
    }

    @Test
    @Transactional
    void theSameOneIsNotChosenTwice() {
        UUID session = session(1).session().id();
        UUID chosen = awards.of(OFFICER, session).stream().filter(one -> one.kind() == Kind.DEPARTMENT).findFirst().orElseThrow().subject();
        assertThatThrownBy(() -> awards.propose(OFFICER, session, Kind.DEPARTMENT, chosen, "再推荐一次")).hasMessage("proposal.awards.twice");
    }

    @Test
    @Transactional
    void theSameHonourIsNotEnteredTwice() {
        UUID one = jdbc.sql("select id from proposal t where stage = 'ARCHIVED' and number is not null and not exists (select 1 from proposal_honour h where h.proposal_id = t.id) limit 1")
                .query(UUID.class).single();
        java.time.LocalDate on = java.time.LocalDate.now();
        honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, on, null);
        assertThatThrownBy(() -> honours.enter(OFFICER, one, HonourLevel.CITY, HonourKind.EXCELLENT, on, null)).hasMessage("proposal.honour.twice");
    }

    @Test
    void theBookOfACategoryHasOnlyItsCasesAndWhoTookItIsWrittenDown() throws Exception {
        ExportSource source = exports.source("proposal-book").orElseThrow();
        Address here = Address.of("/proposals/figures/book?session=" + session(1).session().id() + "&category=SAFETY");
        assertThatThrownBy(() -> source.write(OFFICER, new ExportSource.Order(here, false, " "), new ByteArrayOutputStream(), done -> { })).hasMessage("identity.reason.missing");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long cases = source.write(OFFICER, new ExportSource.Order(here, false, "编印安全类提案"), out, done -> { });
        List<String> titles = jdbc.sql("select title from proposal where session_id = :session and category = 'SAFETY' and number is not null and stage <> 'MERGED'")
                .param("session", session(1).session().id()).query(String.class).list();
        assertThat(cases).isEqualTo(titles.size()).isPositive().isLessThan(reckoning.of(session(1)).all().count(Slice.FILED));
        try (PDDocument book = Loader.loadPDF(out.toByteArray())) {
            List<String> chapters = new ArrayList<>();
            book.getDocumentCatalog().getDocumentOutline().children().forEach(one -> chapters.add(one.getTitle().split(" ", 2)[1]));
            assertThat(chapters).containsExactlyInAnyOrderElementsOf(titles);
        }
        assertThat(jdbc.sql("select row_count || ' ' || reason from identity_audit where act = 'proposal.book' order by seq desc limit 1").query(String.class).single())
                .isEqualTo(cases + " 编印安全类提案");
    }

    @Test
    @Transactional
    void ofWhatWasMergedTheDossierNamesProposersSecondersAndEarlierTexts() {
        UUID merged = jdbc.sql("select m.id from proposal m join proposal t on t.id = m.merged_into where exists (select 1 from proposal_second x where x.proposal_id = m.id and x.state = 'CONFIRMED') limit 1")
                .query(UUID.class).single();
        UUID carrier = jdbc.sql("select merged_into from proposal where id = :id").param("id", merged).query(UUID.class).single();
        jdbc.sql("insert into proposal_past (proposal_id, title, category, reason, measures, at, actor) select id, '改前的案由', category, reason, measures, now(), '某人' from proposal where id = :id")
                .param("id", merged).update();
        List<Dossier.Sheet> sheets = merged(OFFICER, carrier);
        List<String> seconders = jdbc.sql("select p.name from proposal_second x join personnel_person p on p.id = x.person_id where x.proposal_id = :id and x.state = 'CONFIRMED'")
                .param("id", merged).query(String.class).list();
        assertThat(sheets.stream().filter(sheet -> sheet.code().equals("proposal.dossier.seconds")).map(Dossier.Sheet::who)).containsAll(seconders);
        assertThat(sheets).anyMatch(sheet -> sheet.code().equals("proposal.dossier.past") && sheet.what().equals("改前的案由"));
        assertThat(sheets).anyMatch(sheet -> sheet.code().equals("proposal.dossier.form") && sheet.who().equals(
                jdbc.sql("select name from personnel_person p join proposal_proposer r on r.person_id = p.id where r.proposal_id = :id").param("id", merged).query(String.class).single()));
    }

    @Test
    @Transactional
    void theDossierNamesWhoWasRecusedWithWhatCameOfTheRound() {
        UUID closed = jdbc.sql("select id from proposal where stage = 'CLOSED' and visibility = 'PUBLIC' limit 1").query(UUID.class).single();
        jdbc.sql("insert into proposal_step (proposal_id, act, from_stage, to_stage, at, actor, note) values (:id, 'RECUSED', 'REPLIED', 'REPLIED', now(), '', '提案人甲')").param("id", closed).update();
        assertThat(marks(actor(Role.MEMBER), closed)).anyMatch(sheet -> "proposal.step.RECUSED".equals(sheet.code()) && sheet.who().equals("提案人甲"));
    }
}
