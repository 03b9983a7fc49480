package org.unionhall.trial;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Peoples the departments: first the people the notable table asks for, then as many others as there are heads left. */
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
        var notables = Table.rows("notable");
        for (var department : Table.rows("departments")) {
            int heads = Integer.parseInt(department.get(4));
            for (var notable : notables) {
                if (notable.get(0).equals(department.get(0))) {
                    all.add(member(department, notable));
                    heads--;
                }
            }
            for (; heads > 0; heads--) {
                all.add(member(department, anyone(department)));
            }
        }
        all.sort(Comparator.comparing(MemberRow::firstWorked));
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).numbered(i + 1));
        }
        return List.copyOf(all);
    }

    /** A row as in the notable table, with no name yet. */
    private List<String> anyone(List<String> department) {
        String career = staffing.get(department.get(3)).draw(random);
        String sex = random.nextInt(100) < careers.get(career).women() ? "女" : "男";
        return List.of(department.get(0), names.people(), sex, "", career, "", "");
    }

    private MemberRow member(List<String> department, List<String> person) {
        String people = person.get(1);
        String sex = person.get(2);
        boolean woman = sex.equals("女");
        var career = careers.get(person.get(4));
        int age = career.age(random, woman);
        var rank = career.rank(random, age, woman);
        var born = AS_OF.minusYears(age).minusDays(random.nextInt(365));
        String schooling = schooling(career, age);
        String employment = career.employment().draw(random);
        var firstWorked = firstWorked(born, schooling);
        boolean chinese = person.get(5).isEmpty();
        String name = person.get(3).isEmpty() ? names.name(people, sex, born.getYear()) : person.get(3);
        String wage = rank.wages().get(random.nextInt(rank.wages().size()));
        return new MemberRow("", name, sex, born.toString(), people, chinese ? politics(career, age) : "群众", schooling,
                rank.title(), career.postCategory(), employment, department.get(0), department.get(2),
                firstWorked.toString(), joined(firstWorked).toString(), chinese ? "居民身份证" : person.get(5),
                chinese ? identityNumber(born, woman) : person.get(6), "", career.frontLine(),
                dutyState(person.get(4), employment, woman, age), wage + ".00", gradeWage(firstWorked) + ".00");
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
}
