package org.unionhall.trial;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fills the departments: first with those the notable table asks for, then with others until the heads are reached. */
final class Staff {

    /** The day on which everyone has the age their career allows; nothing in the sample happens later. */
    static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);

    /** A county of Xinjiang that does not exist: no living person's identity number begins with it. */
    private static final String COUNTY = "659997";

    private static final Words POLITICS_OF_THE_YOUNG = new Words("中共党员34 中共预备党员4 共青团员42 群众20");
    private static final Words POLITICS = new Words("中共党员470 中共预备党员8 群众400 九三学社社员36 民盟盟员34 "
            + "民进会员16 农工党党员12 民革党员8 民建会员6 致公党党员4 无党派人士6");
    private static final Words POLITICS_OF_WORKERS = new Words("中共党员24 群众76");

    private final Random random;
    private final Names names;
    private final Map<String, Career> careers = new HashMap<>();
    private final Map<String, Words> staffing = new HashMap<>();
    private final Map<String, Integer> bornAlike = new HashMap<>();

    Staff(Random random) {
        this.random = random;
        this.names = new Names(random);
        Table.rows("careers").forEach(row -> careers.put(row.get(0), Career.of(row)));
        Table.rows("staffing").forEach(row -> staffing.put(row.get(0), new Words(row.get(1))));
    }

    /** Everyone, in the order of their first working day; that order gives the staff number. */
    List<MemberRow> members() {
        var all = new ArrayList<MemberRow>();
        var notable = Table.rows("notable").stream().map(Person::of).collect(groupingBy(Person::department));
        for (var department : Table.rows("departments").stream().map(Department::of).toList()) {
            var known = notable.getOrDefault(department.code(), List.of());
            known.forEach(person -> all.add(member(department, person)));
            for (int heads = known.size(); heads < department.heads(); heads++) {
                all.add(member(department, anyone(department)));
            }
        }
        all.sort(Comparator.comparing(MemberRow::firstWorked));
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).numbered(i + 1));
        }
        return List.copyOf(all);
    }

    private Person anyone(Department department) {
        String career = staffing.get(department.kind()).draw(random);
        String sex = random.nextInt(100) < careers.get(career).women() ? "女" : "男";
        return new Person(department.code(), names.people(), sex, "", career, "", "");
    }

    private MemberRow member(Department department, Person person) {
        boolean woman = person.sex().equals("女");
        var career = careers.get(person.career());
        int age = career.age(random, woman);
        var rank = career.rank(random, age, woman);
        var born = AS_OF.minusYears(age).minusDays(random.nextInt(365));
        String schooling = schooling(career, age);
        String employment = career.employment().draw(random);
        var firstWorked = firstWorked(born, schooling);
        String name = person.name().isEmpty()
                ? names.name(person.people(), person.sex(), born.getYear()) : person.name();
        boolean chinese = person.document().isEmpty();
        String wage = rank.wages().get(random.nextInt(rank.wages().size()));
        return new MemberRow("", name, person.sex(), born.toString(), person.people(),
                chinese ? politics(career, age) : "群众", schooling, rank.title(), career.postCategory(), employment,
                department.code(), department.unit(), firstWorked.toString(), joined(firstWorked).toString(),
                chinese ? "居民身份证" : person.document(), chinese ? identityNumber(born, woman) : person.number(),
                "", career.frontLine(), dutyState(person.career(), employment, woman, age),
                wage + ".00", gradeWage(firstWorked) + ".00", retires(person.career(), born, woman, rank.title()));
    }

    /** As an employer's file might say it; of some it says nothing. */
    private static String retires(String career, LocalDate born, boolean woman, String title) {
        LocalDate day = born.plusYears(woman && !title.equals("教授") ? 55 : 60).plusMonths(born.getYear() % 7);
        return career.equals("退休") || !day.isAfter(AS_OF) || born.getDayOfMonth() % 10 == 0 ? "" : day.withDayOfMonth(1).plusMonths(1).toString();
    }

    private String politics(Career career, int age) {
        var politics = age <= 28 ? POLITICS_OF_THE_YOUNG
                : career.postCategory().equals("工勤岗") ? POLITICS_OF_WORKERS : POLITICS;
        return politics.draw(random);
    }

    private String schooling(Career career, int age) {
        String drawn = career.schooling().draw(random);
        return ageAfter(drawn) <= age ? drawn : schooling(career, age);
    }

    private static int ageAfter(String schooling) {
        return switch (schooling) {
            case "博士研究生" -> 28;
            case "硕士研究生" -> 25;
            case "大学本科" -> 22;
            case "大学专科" -> 21;
            default -> 19;
        };
    }

    /** Nearly everyone begins in the summer after leaving school, and not within the last two months. */
    private LocalDate firstWorked(LocalDate born, String schooling) {
        int year = born.getYear() + ageAfter(schooling) + random.nextInt(3);
        var day = LocalDate.of(year, 7, 1).plusDays(random.nextInt(70));
        while (day.isAfter(AS_OF.minusMonths(2))) {
            day = day.minusYears(1);
        }
        return day;
    }

    private LocalDate joined(LocalDate firstWorked) {
        var day = firstWorked.plusDays(20L + random.nextInt(520));
        return day.isAfter(AS_OF) ? AS_OF.minusDays(random.nextInt(40)) : day;
    }

    private String dutyState(String career, String employment, boolean woman, int age) {
        int lot = random.nextInt(1000);
        if (career.equals("退休")) {
            return "退休";
        }
        if (!Seats.REGULAR.contains(employment)) {
            return "在岗";
        }
        if (lot < 7) {
            return "病休";
        }
        if (woman && age >= 26 && age <= 39 && lot < 34) {
            return "产假";
        }
        return lot >= 994 && career.equals("教学") ? "长期出国" : lot >= 990 && career.equals("管理") ? "借调" : "在岗";
    }

    /** The grade wage rises by one grade for each year of work. */
    private int gradeWage(LocalDate firstWorked) {
        int grade = 2 + (int) ChronoUnit.YEARS.between(firstWorked, AS_OF) + random.nextInt(6);
        return 260 + 36 * grade + grade * grade;
    }

    /** By GB 11643: county, date of birth, a running number that is odd for men, and the check character. */
    private String identityNumber(LocalDate born, boolean woman) {
        String day = born.toString().replace("-", "");
        int place = bornAlike.merge(day + woman, 1, Integer::sum);
        int running = 2 * place - (woman ? 0 : 1);
        String body = COUNTY + day + (running < 10 ? "00" : "0") + running;
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** @param kind how it is staffed: a row of the staffing table */
    private record Department(String code, String unit, String kind, int heads) {

        static Department of(List<String> row) {
            return new Department(row.get(0), row.get(2), row.get(3), Integer.parseInt(row.get(4)));
        }
    }

    /** What is settled before the draw; an empty name is drawn, an empty document is a Chinese identity card. */
    private record Person(String department, String people, String sex, String name, String career, String document,
                          String number) {

        static Person of(List<String> row) {
            return new Person(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6));
        }
    }
}
