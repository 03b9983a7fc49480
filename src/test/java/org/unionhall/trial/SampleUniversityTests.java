package org.unionhall.trial;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class SampleUniversityTests {

    /** Changes only when a table or a rule of the sample was changed on purpose. */
    private static final String DIGEST = "91abca2403f8d1de0bc0c6d271114b59e7b6a6a57e383684015626188baac329";

    private static final Map<String, Set<String>> TITLES = Map.of(
            "教师岗", Set.of("助教", "讲师", "副教授", "教授", "助理研究员", "三级教师", "二级教师", "一级教师", "高级教师"),
            "教辅岗", Set.of("助理实验师", "实验师", "高级实验师", "正高级实验师", "助理馆员", "馆员", "副研究馆员", "研究馆员"),
            "管理岗", Set.of("科员", "科级", "副处级", "正处级"),
            "医护岗", Set.of("住院医师", "主治医师", "副主任医师", "主任医师", "护士", "护师", "主管护师", "副主任护师", "技士",
                    "技师", "主管技师", "副主任技师"),
            "工勤岗", Set.of("初级工", "中级工", "高级工", "技师"));

    private static final SampleUniversity SAMPLE = new SampleUniversity();

    private final Map<String, MemberRow> byNumber = SAMPLE.members().stream()
            .collect(toMap(MemberRow::staffNumber, Function.identity()));

    @Test
    void itHasTheScaleOfARealUnion() {
        var kinds = SAMPLE.units().stream().collect(groupingBy(UnitRow::kind, counting()));
        assertThat(kinds).isEqualTo(Map.of("校级工会", 1L, "基层工会", 31L, "直属工会小组", 1L, "专业协会", 12L));
        assertThat(SAMPLE.departments()).hasSize(52);
        assertThat(SAMPLE.members()).hasSize(4986);
        assertThat(SAMPLE.cadres()).hasSize(260);
        assertThat(holders(SAMPLE.cadres())).hasSize(221);
        assertThat(holders(SAMPLE.cadres().stream().filter(c -> c.duty().equals("专职")).toList())).hasSize(9);
    }

    @Test
    void itIsTheSameEveryTime() throws Exception {
        var again = new SampleUniversity();
        assertThat(again.units()).isEqualTo(SAMPLE.units());
        assertThat(again.departments()).isEqualTo(SAMPLE.departments());
        assertThat(again.members()).isEqualTo(SAMPLE.members());
        assertThat(again.cadres()).isEqualTo(SAMPLE.cadres());
        var sha = MessageDigest.getInstance("SHA-256");
        everyRow().forEach(row -> sha.update((String.join("\t", row) + "\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(DIGEST);
    }

    @Test
    void everyRowFillsEveryColumn() {
        assertThat(UnitRow.HEADINGS).hasSize(6);
        assertThat(DepartmentRow.HEADINGS).hasSize(3);
        assertThat(MemberRow.HEADINGS).hasSize(22);
        assertThat(CadreRow.HEADINGS).hasSize(7);
        assertThat(SAMPLE.units()).allMatch(row -> row.cells().size() == 6);
        assertThat(SAMPLE.departments()).allMatch(row -> row.cells().size() == 3);
        assertThat(SAMPLE.members()).allMatch(row -> row.cells().size() == 22);
        assertThat(SAMPLE.cadres()).allMatch(row -> row.cells().size() == 7);
        // when somebody retires the employer does not always say
        assertThat(everyRow().filter(row -> !row.get(0).equals("S00")).flatMap(row -> row.stream().limit(21)))
                .allMatch(cell -> !cell.isBlank() && cell.equals(cell.strip()));
        assertThat(SAMPLE.members().stream().map(MemberRow::retires)).anyMatch(String::isEmpty).allMatch(day -> day.isEmpty() || day.compareTo("2026-09-01") > 0);
    }

    @Test
    void everyReferenceResolves() {
        var units = SAMPLE.units().stream().map(UnitRow::code).collect(toSet());
        var unitOf = SAMPLE.departments().stream().collect(toMap(DepartmentRow::code, DepartmentRow::unit));
        assertThat(units).hasSize(45);
        assertThat(unitOf).hasSize(52);
        assertThat(SAMPLE.units()).allMatch(u -> u.parent().equals(u.code().equals("S00") ? "" : "S00"));
        assertThat(units).containsAll(unitOf.values());
        assertThat(SAMPLE.members()).allMatch(m -> m.unit().equals(unitOf.get(m.department())));
        assertThat(SAMPLE.cadres()).allMatch(c -> units.contains(c.unit())
                && byNumber.get(c.staffNumber()).name().equals(c.name()));
    }

    @Test
    void itsCodesAreItsOwn() {
        assertThat(SAMPLE.units()).allMatch(u -> u.code().matches("S[0-3]\\d|C(0[1-9]|1[0-2])"));
        assertThat(SAMPLE.departments()).allMatch(d -> d.code().matches("N0[0-5]\\d"));
        assertThat(byNumber.keySet()).hasSize(4986).allMatch(number -> number.matches("200\\d{4}"));
        assertThat(SAMPLE.members()).extracting(MemberRow::mobile).doesNotHaveDuplicates()
                .allMatch(mobile -> mobile.matches("1980000\\d{4}"));
        assertThat(everyRow().flatMap(List::stream)).noneMatch(cell -> cell.contains("石河子"));
    }

    @Test
    void everyIdentityNumberIsValidAndTellsBirthAndSex() {
        var chinese = SAMPLE.members().stream().filter(m -> m.documentType().equals("居民身份证")).toList();
        assertThat(chinese).hasSizeGreaterThan(4900).allSatisfy(member -> {
            String number = member.documentNumber();
            assertThat(number).matches("659997\\d{11}[\\dX]");
            assertThat(checksum(number)).as(number).isEqualTo(1);
            assertThat(number.substring(6, 14)).isEqualTo(member.born().replace("-", ""));
            assertThat((number.charAt(16) - '0') % 2).isEqualTo(member.sex().equals("男") ? 1 : 0);
        });
        assertThat(SAMPLE.members()).extracting(MemberRow::documentNumber).doesNotHaveDuplicates();
    }

    @Test
    void someHaveNoChineseIdentityNumber() {
        var documents = SAMPLE.members().stream().collect(groupingBy(MemberRow::documentType, counting()));
        assertThat(documents).containsOnlyKeys("居民身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证")
                .containsEntry("护照", 6L);
        assertThat(SAMPLE.members().stream().filter(m -> m.employment().equals("外籍")))
                .allMatch(m -> m.documentType().equals("护照"));
    }

    @Test
    void livesFollowTheirOrder() {
        assertThat(SAMPLE.members()).allSatisfy(member -> {
            var born = LocalDate.parse(member.born());
            var worked = LocalDate.parse(member.firstWorked());
            var joined = LocalDate.parse(member.joined());
            long age = ChronoUnit.YEARS.between(born, Staff.AS_OF);
            boolean pastRetirement = Set.of("返聘", "退休").contains(member.employment())
                    || member.dutyState().equals("退休");
            assertThat(age).as(member.toString()).isBetween(pastRetirement ? 60L : 22L, pastRetirement ? 66L : 59L);
            assertThat(born.plusYears(18)).isBeforeOrEqualTo(worked);
            assertThat(worked).isBeforeOrEqualTo(joined);
            assertThat(joined).isBeforeOrEqualTo(Staff.AS_OF);
            assertThat(member.politics().equals("共青团员") && age > 28).isFalse();
        });
    }

    @Test
    void titlesAndWagesFitThePost() {
        assertThat(SAMPLE.members()).allSatisfy(member -> {
            assertThat(TITLES.get(member.postCategory())).contains(member.title());
            assertThat(member.postWage()).matches("[1-4]\\d{3}\\.\\d{2}");
            assertThat(member.gradeWage()).matches("[1-4]?\\d{3}\\.\\d{2}");
            assertThat(member.sex()).isIn("男", "女");
            assertThat(member.frontLine()).isIn("是", "否");
        });
    }

    @Test
    void everyWayOfWorkingAndBeingAwayOccurs() {
        assertThat(SAMPLE.members()).extracting(MemberRow::employment)
                .contains("事业编制", "人事代理", "合同聘用", "劳务派遣", "部门自聘", "博士后", "返聘", "外籍");
        assertThat(SAMPLE.members()).extracting(MemberRow::dutyState)
                .contains("在岗", "病休", "产假", "长期出国", "借调", "退休");
        assertThat(SAMPLE.members().stream().filter(m -> m.dutyState().equals("产假")))
                .allMatch(m -> m.sex().equals("女"));
        var peoples = SAMPLE.members().stream().collect(groupingBy(MemberRow::people, counting()));
        assertThat(peoples.get("汉族")).isBetween(3200L, 3900L);
        assertThat(peoples.get("维吾尔族")).isGreaterThan(peoples.get("回族"));
        assertThat(peoples).containsKeys("哈萨克族", "蒙古族", "锡伯族", "柯尔克孜族", "塔吉克族").hasSizeGreaterThan(12);
    }

    @Test
    void namesAreAsHardAsInLife() {
        var names = SAMPLE.members().stream().map(MemberRow::name).toList();
        assertThat(names).allMatch(name -> name.matches("[\\p{IsHan}\u00b7]+|[A-Z' -]+") && name.length() <= 50);
        assertThat(names.stream().filter(name -> name.codePoints().anyMatch(c -> c > 0xffff))).hasSizeGreaterThan(4);
        assertThat(names).anyMatch(name -> name.length() >= 25 && name.contains("\u00b7"));
        var namesakes = SAMPLE.members().stream()
                .collect(groupingBy(m -> m.department() + m.name(), counting()));
        assertThat(namesakes.values().stream().filter(count -> count > 1)).hasSizeGreaterThan(5);
    }

    @Test
    void theHospitalIsTheLargestBranch() {
        var heads = heads();
        assertThat(heads.values()).allMatch(count -> count <= heads.get("S27")).hasSize(32);
        assertThat(heads.get("S32")).isLessThan(25);
    }

    @Test
    void everyBranchHasItsOfficersAndTheyAreItsOwn() {
        var branches = SAMPLE.units().stream().filter(u -> u.kind().equals("基层工会")).map(UnitRow::code).toList();
        for (String branch : branches) {
            var committee = SAMPLE.cadres().stream().filter(c -> c.unit().equals(branch)).toList();
            assertThat(committee).extracting(CadreRow::post)
                    .contains("主席", "副主席", "组织委员", "宣传委员", "文体委员", "女工委员");
            assertThat(committee).filteredOn(c -> c.post().equals("主席")).hasSize(1);
            assertThat(committee).allMatch(c -> byNumber.get(c.staffNumber()).unit().equals(branch));
        }
        assertThat(SAMPLE.cadres()).filteredOn(c -> c.unit().equals("S32")).extracting(CadreRow::post)
                .containsExactly("小组长");
    }

    /** The bands of the election rules: 26 to 100 members 3 to 5, to 200 5 to 7, to 500 7 to 9, to 1,000 9 to 15. */
    @Test
    void committeesAreOddAndOfLawfulSize() {
        var seats = SAMPLE.cadres().stream().filter(c -> c.unit().matches("S(0[1-9]|[12]\\d|3[01])"))
                .collect(groupingBy(CadreRow::unit, mapping(CadreRow::staffNumber, toSet())));
        heads().forEach((unit, heads) -> {
            if (seats.containsKey(unit)) {
                int most = heads <= 100 ? 5 : heads <= 200 ? 7 : heads <= 500 ? 9 : 15;
                assertThat(seats.get(unit).size()).as(unit).isOdd().isBetween(heads > 500 ? 9 : most - 2, most);
            }
        });
        var school = SAMPLE.cadres().stream().filter(c -> c.unit().equals("S00") && !c.post().startsWith("经审"));
        assertThat(holders(school.toList())).hasSize(21);
    }

    @Test
    void theOfficersForWomenAreWomen() {
        assertThat(SAMPLE.cadres().stream().filter(c -> c.post().startsWith("女工"))).hasSize(33)
                .allMatch(c -> byNumber.get(c.staffNumber()).sex().equals("女"));
    }

    @Test
    void whoeverHoldsAnOfficeWasAMemberBeforeIsAtWorkAndStaysForTheTerm() {
        assertThat(SAMPLE.cadres()).allSatisfy(cadre -> {
            var member = byNumber.get(cadre.staffNumber());
            assertThat(member.dutyState()).isEqualTo("在岗");
            assertThat(member.employment()).isIn("事业编制", "人事代理", "合同聘用");
            assertThat(member.joined()).isLessThan(cadre.from());
            assertThat(LocalDate.parse(member.born()).plusYears(60)).isAfter(LocalDate.parse(cadre.to()));
        });
        assertThat(SAMPLE.cadres()).doesNotHaveDuplicates();
    }

    @Test
    void mostTermsRunSomeEndSoonAndOneIsOverdue() {
        var ends = SAMPLE.cadres().stream().collect(toMap(CadreRow::unit, CadreRow::to, (one, same) -> {
            assertThat(one).isEqualTo(same);
            return one;
        }));
        assertThat(ends.values().stream().filter(end -> end.compareTo("2026-11-01") < 0)).hasSize(1);
        assertThat(ends.values().stream()
                .filter(end -> end.compareTo("2026-12-01") > 0 && end.compareTo("2027-05-01") < 0)).hasSize(5);
        assertThat(ends.values().stream().filter("2029-05-14"::equals)).hasSize(29);
    }

    /** GB 11643 in its own words (ISO 7064, MOD 11-2): the weighted sum of all eighteen places leaves 1. */
    private static int checksum(String number) {
        int sum = 0;
        for (char place : number.toCharArray()) {
            sum = (sum * 2 + (place == 'X' ? 10 : place - '0')) % 11;
        }
        return sum;
    }

    private static Map<String, Long> heads() {
        return SAMPLE.members().stream().collect(groupingBy(MemberRow::unit, counting()));
    }

    private static Set<String> holders(List<CadreRow> cadres) {
        return cadres.stream().map(CadreRow::staffNumber).collect(toSet());
    }

    private static Stream<List<String>> everyRow() {
        return Stream.of(SAMPLE.units().stream().map(UnitRow::cells),
                SAMPLE.departments().stream().map(DepartmentRow::cells),
                SAMPLE.members().stream().map(MemberRow::cells),
                SAMPLE.cadres().stream().map(CadreRow::cells)).flatMap(Function.identity());
    }
}
