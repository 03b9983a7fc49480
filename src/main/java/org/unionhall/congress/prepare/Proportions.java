package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.CongressRules;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;

/**
 * Who is represented: the shares of teachers, front line, women … in the congress, the union's committee and its
 * standing committee. One woman who is young and teaches counts in three lines: they overlap and are never summed.
 */
@Service
public class Proportions {

    /** Whom the meter counts. */
    public enum Category { TEACHER, FRONT_LINE, MODEL_WORKER, FRONT_AND_MODEL, WOMEN, YOUNG, MINORITY, LEADER }

    /** The bodies measured. */
    public enum Body { CONGRESS, COMMITTEE, STANDING }

    /** Which delegates count. */
    public enum Basis {
        /** Candidates too: the list as it is being drafted. */
        DRAFT("NOMINATED", "ELECTED", "QUALIFIED", "ACTIVE"),
        /** Those whose qualification was found: what a publication would show. */
        VALID("QUALIFIED", "ACTIVE"),
        /** Those who are published: the congress as it stands. */
        PUBLISHED("ACTIVE");

        private final String[] stages;

        Basis(String... stages) {
            this.stages = stages;
        }
    }

    private static final Map<Body, Map<Category, Rule<Integer>>> RULES = rules();

    private final Rulebook rulebook;
    private final JdbcClient jdbc;
    private final Clock clock;

    Proportions(Rulebook rulebook, JdbcClient jdbc, Clock clock) {
        this.rulebook = rulebook;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static Map<Body, Map<Category, Rule<Integer>>> rules() {
        Map<Category, Rule<Integer>> congress = new LinkedHashMap<>();
        congress.put(Category.TEACHER, CongressRules.TEACHERS);
        congress.put(Category.FRONT_LINE, CongressRules.FRONT_LINE);
        congress.put(Category.MODEL_WORKER, CongressRules.MODEL_WORKERS);
        congress.put(Category.FRONT_AND_MODEL, CongressRules.FRONT_AND_MODEL);
        congress.put(Category.WOMEN, CongressRules.WOMEN);
        congress.put(Category.YOUNG, CongressRules.YOUNG_STAFF);
        congress.put(Category.MINORITY, CongressRules.MINORITIES);
        congress.put(Category.LEADER, CongressRules.LEADERS);
        return Map.of(Body.CONGRESS, congress, Body.COMMITTEE, Map.of(Category.FRONT_AND_MODEL, CongressRules.FRONT_AND_MODEL_COMMITTEE),
                Body.STANDING, Map.of(Category.FRONT_AND_MODEL, CongressRules.FRONT_AND_MODEL_STANDING));
    }

    /**
     * One line of the meter.
     *
     * @param most    whether the rule is an upper limit
     * @param percent the line in force; 0 for none
     * @param setting on whose word; null where no rule exists
     */
    public record Line(Category category, int count, int base, boolean most, int percent, Setting<Integer> setting) {

        /** In whole numbers: 60 % of 151 is kept with 91, not with 90. Nobody is no breach. */
        public boolean held() {
            long counted = count * 100L;
            long wanted = (long) base * percent;
            return percent == 0 || base == 0 || (most ? counted <= wanted : counted >= wanted);
        }

        /** Whether somebody has read the line in its document; otherwise it is the portal's default, in force until it is changed. */
        public boolean confirmed() {
            return setting.isConfirmed() || setting.isDefault() && setting.rule().basis().read();
        }

        /** The document and article it comes from, as written. */
        public String basis() {
            return setting.document() + (setting.article() == null ? "" : setting.article());
        }

        /** Says which line is not kept: what there is, how many are missing, on whose word, and whether that was confirmed. */
        public Refusal refusal() {
            return new Refusal(most ? "congress.publish.most" : "congress.publish.least", word("congress.Category." + category), count, base, share(), percent, off(), basis(),
                    word(confirmed() ? "congress.publish.confirmed" : setting.isDefault() ? "congress.publish.default" : "congress.publish.unconfirmed"));
        }

        private static MessageSourceResolvable word(String code) {
            return new DefaultMessageSourceResolvable(new String[] {code}, code);
        }

        /** With one decimal, rounded half up; a dash for nobody. */
        public String share() {
            if (base == 0) {
                return "–";
            }
            long tenths = (count * 2000L + base) / (2L * base);
            return tenths / 10 + "." + tenths % 10 + "%";
        }

        /** Whether the share is at least as far on the right side as it was; never against nobody. Fractions are compared crosswise. */
        boolean asGoodAs(Line before) {
            long now = (long) count * before.base;
            long then = (long) before.count * base;
            return before.base > 0 && (most ? now <= then : now >= then);
        }

        /** How many are lacking (or too many), as it stands. */
        public long off() {
            return held() ? 0 : most ? count - (long) base * percent / 100 : ((long) base * percent + 99) / 100 - count;
        }
    }

    /** @param size of the body as counted */
    public record Meter(Body body, int size, List<Line> lines) {

        public boolean held() {
            return lines.stream().allMatch(Line::held);
        }
    }

    private static final String COUNTS = """
            select count(*) as base, count(*) filter (where teacher) as teacher, count(*) filter (where front_line) as front_line, count(*) filter (where model_worker) as model_worker,
                   count(*) filter (where front_line or model_worker) as front_and_model, count(*) filter (where sex = 'FEMALE') as women,
                   count(*) filter (where birth_on > :youngest) as young, count(*) filter (where ethnicity <> 'HAN') as minority, count(*) filter (where leader) as leader from (
            """;

    /** @param more people who are on no list yet, to be counted as if they were: what the list would become */
    public Meter ofCongress(Term term, Basis basis, Collection<UUID> more, LocalDate day) {
        return meter(Body.CONGRESS, term, COUNTS + """
                select d.teacher, d.front_line, d.model_worker, d.leader, p.sex, p.birth_on, p.ethnicity from congress_delegate d join personnel_person p on p.id = d.person_id
                where d.term_id = :term and d.kind = 'FORMAL' and d.stage = any(:stages)
                union all
                select coalesce(p.post_category = 'TEACHING', false), coalesce(p.front_line, false), false, false, p.sex, p.birth_on, p.ethnicity from personnel_person p
                where p.id = any(:more) and not exists (select 1 from congress_delegate d where d.term_id = :term and d.person_id = p.id and d.kind = 'FORMAL' and d.stage = any(:stages))
                ) counted""", Map.of("term", term.id(), "stages", basis.stages, "more", more.toArray(UUID[]::new)), day);
    }

    /** The congress as it stood on each day on which delegates were published, those among them who have ended since. */
    List<Meter> whenPublished(Term term, LocalDate today) {
        return jdbc.sql("select distinct on_day from congress_step where term_id = :term and act = 'PUBLISH'").param("term", term.id()).query(LocalDate.class).list().stream()
                .map(day -> meter(Body.CONGRESS, term, COUNTS + """
                        select d.teacher, d.front_line, d.model_worker, d.leader, p.sex, p.birth_on, p.ethnicity from congress_delegate d join personnel_person p on p.id = d.person_id
                        where d.term_id = :term and d.number is not null and d.from_on <= :then and (d.to_on is null or d.to_on > :then) and d.kind = 'FORMAL'
                        ) counted""", Map.of("term", term.id(), "then", day), today)).toList();
    }

    /** What the line in force for a body of the union wants of these people; empty where there is none. In office or not: only they count. */
    Optional<Line> ofElected(Body body, UUID unit, Collection<UUID> people, LocalDate day) {
        return RULES.get(body).entrySet().stream().findFirst().map(entry -> {
            Setting<Integer> setting = rulebook.inForce(entry.getValue(), day, unit);
            return jdbc.sql("""
                    select count(*) as base, count(*) filter (where coalesce(p.front_line, false) or coalesce(p.model_worker, false)
                        or exists (select 1 from congress_delegate d where d.person_id = p.id and d.model_worker)) as kept
                    from personnel_person p where p.id = any(:people)
                    """).param("people", people.toArray(UUID[]::new)).query((rs, n) -> new Line(entry.getKey(), rs.getInt("kept"), rs.getInt("base"), false, setting.value(), setting)).single();
        });
    }

    /** The bodies of the union whose congress it is, as far as somebody holds office there; with the congress first. */
    public List<Meter> all(Term term, Basis basis, Collection<UUID> more) {
        LocalDate today = LocalDate.now(clock);
        List<Meter> meters = new ArrayList<>();
        meters.add(ofCongress(term, basis, more, today));
        for (Body body : List.of(Body.COMMITTEE, Body.STANDING)) {
            Meter meter = meter(body, term, COUNTS + """
                    select distinct p.id, coalesce(p.post_category = 'TEACHING', false) as teacher, coalesce(p.front_line, false) as front_line,
                           exists (select 1 from congress_delegate d where d.person_id = p.id and d.model_worker) as model_worker,
                           exists (select 1 from congress_delegate d where d.person_id = p.id and d.leader and d.stage <> 'ENDED') as leader, p.sex, p.birth_on, p.ethnicity
                    from membership_office o join membership_home h on h.unit_id = o.unit_id and h.home_id = :unit join membership_unit u on u.id = o.unit_id
                    join personnel_person p on p.id = o.person_id
                    where o.from_on <= :day and (o.to_on is null or o.to_on > :day) and membership_body(u.kind, o.post) = :body) counted
                    """, Map.of("unit", term.unit(), "body", body.name()), today);
            if (meter.size() > 0) {
                meters.add(meter);
            }
        }
        return meters;
    }

    private Meter meter(Body body, Term term, String sql, Map<String, ?> values, LocalDate day) {
        LocalDate youngest = day.minusYears(rulebook.get(CongressRules.YOUNG, day) + 1L);
        return jdbc.sql(sql).params(values).param("day", day).param("youngest", youngest).query((rs, n) -> {
            List<Line> lines = new ArrayList<>();
            int base = rs.getInt("base");
            for (Category category : Category.values()) {
                Rule<Integer> rule = RULES.get(body).get(category);
                Setting<Integer> setting = rule == null || !CongressRules.concerns(rule, term.staff(), term.members()) ? null : rulebook.inForce(rule, day, term.unit());
                lines.add(new Line(category, rs.getInt(category.name().toLowerCase(java.util.Locale.ROOT)), base,
                        category == Category.LEADER, setting == null ? 0 : setting.value(), setting));
            }
            return new Meter(body, base, lines);
        }).single();
    }
}
