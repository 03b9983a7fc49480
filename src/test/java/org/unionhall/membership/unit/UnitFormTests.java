package org.unionhall.membership.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.UnitFacts.Profile;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What may be typed of a unit and of the document behind an act: each fault is said beside its field, and nothing is kept. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class UnitFormTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Word WORD = new Word("校工发〔2026〕8号", TODAY.toString(), TODAY.toString(), "机构调整", null);
    private static final String CREDIT_CODE = "91350100M000100Y43";

    @Autowired A a;
    @Autowired JdbcClient jdbc;
    @Autowired UnitActs acts;
    @Autowired UnitRepository repository;
    @Autowired DepartmentMapping mapping;

    UUID school;
    UUID branch;
    Actor officer;

    @BeforeEach
    void aSchoolWithABranch() {
        school = a.unit("填表大学工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("填表分工会", UnitKind.GRASSROOTS_UNION, school);
        officer = new Actor(new AccountId(UUID.randomUUID()), null, "组织委员", List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
    }

    private static String code() {
        return "U" + System.nanoTime() % 1_000_000 + NUMBER.incrementAndGet();
    }

    private UUID setUp(String code, String name, UnitKind kind, UUID parent) {
        return acts.setUp(officer, new Place(code, name, null, kind, parent, null), false, WORD);
    }

    private int children() {
        return repository.children(school).size();
    }

    @Test
    void aCodeHasLettersDigitsDotsAndDashesAndThirtyAtMost() {
        for (String wrong : new String[] {null, " ", "分会1", "a b", "a/b", "x".repeat(31)}) {
            refusedAt("code", "membership.code.form", () -> setUp(wrong, "新会", UnitKind.GRASSROOTS_UNION, school));
        }
        assertThat(children()).isEqualTo(1);
        String longest = (code() + ".a_b-c" + "x".repeat(30)).substring(0, 30);
        assertThat(repository.find(setUp(" " + longest + " ", "新会", UnitKind.GRASSROOTS_UNION, school)).orElseThrow().code()).isEqualTo(longest);
    }

    @Test
    void twoUnitsNeverShareACodeWhateverItsCapitals() {
        String code = code();
        setUp(code, "先来", UnitKind.GRASSROOTS_UNION, school);
        refusedAt("code", "membership.unitact.code.taken", () -> setUp(code.toLowerCase(Locale.ROOT), "后到", UnitKind.GRASSROOTS_UNION, school));
        assertThat(children()).isEqualTo(2);
    }

    @Test
    void aUnitHasANameOfAHundredCharactersAtMostAndAKind() {
        refusedAt("name", "membership.unitact.name.missing", () -> setUp(code(), " \t", UnitKind.GRASSROOTS_UNION, school));
        refusedAt("name", "membership.unitact.text.long", () -> setUp(code(), "𠮷".repeat(101), UnitKind.GRASSROOTS_UNION, school));
        refusedAt("kind", "membership.unitact.kind.missing", () -> setUp(code(), "无类", null, school));
        assertThat(children()).isEqualTo(1);
        setUp(code(), "𠮷".repeat(100), UnitKind.GRASSROOTS_UNION, school);
        assertThat(children()).isEqualTo(2);
    }

    @Test
    void theUnitAboveIsThereAndAtWork() {
        refusedAt("parent", "membership.unitact.parent.gone", () -> setUp(code(), "无上级", UnitKind.GRASSROOTS_UNION, UUID.randomUUID()));
        jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", TODAY).param("id", branch).update();
        refusedAt("parent", "membership.unitact.parent.gone", () -> setUp(code(), "上级已撤", UnitKind.GROUP, branch));
        assertThat(repository.children(branch)).isEmpty();
    }

    @Test
    void aUnitStandsWhereItsKindMay() {
        refusedAt("parent", "membership.unitact.kind.top", () -> setUp(code(), "无上级分会", UnitKind.GRASSROOTS_UNION, null));
        refusedAt("parent", "membership.unitact.kind.place", () -> setUp(code(), "错位小组", UnitKind.GROUP, school));
        assertThat(children()).isEqualTo(1);
    }

    @Test
    void anActNamesItsDocumentInSixtyCharactersAtMost() {
        for (String none : new String[] {null, "  ", "〔〕——"}) {
            refusedAt("documentNo", "membership.unitact.document-no.missing", () -> Approval.of(none, TODAY.toString(), TODAY.toString(), "机构调整", TODAY));
        }
        refusedAt("documentNo", "membership.unitact.text.long", () -> Approval.of("文".repeat(61), TODAY.toString(), TODAY.toString(), "机构调整", TODAY));
        assertThat(Approval.of("文".repeat(60), TODAY.toString(), TODAY.toString(), "机构调整", TODAY).documentNo()).hasSize(60);
        refusedAt("documentOn", "membership.unitact.day.missing", () -> Approval.of("1号", " ", TODAY.toString(), "机构调整", TODAY));
        refusedAt("on", "membership.unitact.day.form", () -> Approval.of("1号", TODAY.toString(), "2026年1月1日", "机构调整", TODAY));
        refusedAt("on", "membership.unitact.day.early", () -> Approval.of("1号", TODAY.toString(), "1949-09-30", "机构调整", TODAY));
        assertThat(Approval.of("1号", TODAY.toString(), "1949-10-01", "机构调整", TODAY).on()).isEqualTo("1949-10-01");
    }

    @Test
    void anActThatChangesNothingIsNone() {
        UnitFacts unit = repository.find(branch).orElseThrow();
        refused("membership.unitact.nothing", () -> acts.change(officer, branch, unit.version(),
                new Place(null, " " + unit.name(), unit.shortName(), unit.kind(), school, null), WORD));
        refused("membership.unitact.nothing", () -> acts.describe(officer, branch, unit.version(), profile(null, null, null), " "));
        assertThat(repository.find(branch).orElseThrow().version()).isEqualTo(unit.version());
        refused("membership.unitact.unknown", () -> acts.begin(officer, UUID.randomUUID(), 0, WORD));
    }

    private static Profile profile(String creditCode, String phone, String email) {
        return new Profile(null, null, null, null, creditCode, null, null, phone, null, email, null);
    }

    private void describe(UUID unit, String creditCode, String phone, String email) {
        acts.describe(officer, unit, repository.find(unit).orElseThrow().version(), profile(creditCode, phone, email), null);
    }

    @Test
    void aUnitIsReachedUnderAnAddressAndANumberThatCanBeOne() {
        for (String wrong : List.of("a", "a@b", "a b@c.cn", "a@b@c.cn")) {
            refusedAt("contactEmail", "membership.unitact.email.form", () -> describe(branch, null, null, wrong));
        }
        for (String wrong : List.of("1234", "1".repeat(41), "请打电话")) {
            refusedAt("contactPhone", "membership.unitact.phone.form", () -> describe(branch, null, wrong, null));
        }
        describe(branch, null, "12345", "Union@Example.edu.cn");
        describe(branch, null, "1".repeat(40), "union@example.edu.cn");
        assertThat(repository.find(branch).orElseThrow().profile()).extracting(Profile::contactPhone, Profile::contactEmail)
                .containsExactly("1".repeat(40), "union@example.edu.cn");
    }

    @Test
    void aCreditCodeHasEighteenOfItsCharactersARightLastOneAndOneBearer() {
        for (String wrong : List.of("91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43", "91350100M000100Y4号")) {
            refusedAt("creditCode", "membership.unitact.credit-code.form", () -> describe(school, wrong, null, null));
        }
        refusedAt("creditCode", "membership.unitact.legal-person", () -> describe(branch, CREDIT_CODE, null, null));
        refusedAt("certificateNo", "membership.unitact.legal-person", () -> acts.describe(officer, branch, repository.find(branch).orElseThrow().version(),
                new Profile(null, null, null, null, null, "法证字1号", null, null, null, null, null), null));
        refusedAt("creditCode", "membership.unitact.credit-code.check", () -> describe(school, "91350100M000100Y44", null, null));
        describe(school, "９１350100 m000100Y43", null, null);
        UUID other = a.unit("同号大学工会", UnitKind.SCHOOL_UNION, null);
        refusedAt("creditCode", "membership.unitact.credit-code.taken", () -> describe(other, CREDIT_CODE, null, null));
        describe(school, CREDIT_CODE, "12345", null);
        assertThat(repository.find(school).orElseThrow().profile().creditCode()).as("one's own is not somebody else's").isEqualTo(CREDIT_CODE);
        describe(school, null, null, null);
    }

    @Test
    void aDepartmentThatIsOpenIsMappedToAUnitAtWork() {
        UUID department = a.department("填表系", branch);
        refusedAt("unit", "membership.mapping.unit.missing", () -> mapping.map(officer, department, null, TODAY.toString()));
        UUID ended = a.unit("已撤分工会", UnitKind.GRASSROOTS_UNION, school);
        jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", TODAY).param("id", ended).update();
        refusedAt("unit", "membership.unitact.ended", () -> mapping.map(officer, department, ended, TODAY.toString()));
        UUID other = a.unit("另一分工会", UnitKind.GRASSROOTS_UNION, school);
        jdbc.sql("update personnel_department set closed_on = :today where id = :id").param("today", TODAY).param("id", department).update();
        refused("membership.mapping.closed", () -> mapping.map(officer, department, other, TODAY.toString()));
        assertThat(mapping.of(officer, department)).extracting(DepartmentMapping.Mapped::unit).containsExactly(branch);
    }
}
