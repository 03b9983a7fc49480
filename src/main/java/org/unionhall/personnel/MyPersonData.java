package org.unionhall.personnel;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyDataSource;
import org.unionhall.kernel.Money;
import org.unionhall.web.Times;

/** What the employer's records say of the reader: every field, departments, wages, changes and requests. */
@Component
class MyPersonData implements MyDataSource {

    private static final int SHOWN = 20;

    private final People people;
    private final PersonRepository repository;
    private final ChangeRequests requests;
    private final Evidence evidence;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Times times;

    MyPersonData(People people, PersonRepository repository, ChangeRequests requests, Evidence evidence, JdbcClient jdbc,
                 MessageSource messages, Times times) {
        this.people = people;
        this.repository = repository;
        this.requests = requests;
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.messages = messages;
        this.times = times;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Section> sections(Actor actor, Locale locale, boolean full) {
        Optional<PersonFacts> person = Optional.ofNullable(actor.person()).flatMap(id -> repository.find(id));
        if (person.isEmpty()) {
            return List.of();
        }
        UUID id = actor.person().value();
        List<Section> sections = new ArrayList<>();
        sections.add(record(actor, person.get(), locale, full));
        sections.add(Section.table("personnel.postings", "personnel.mine.postings", List.of("personnel.department", "personnel.mine.from", "personnel.mine.to"),
                jdbc.sql("""
                        select d.name, s.from_on::text, s.to_on::text from personnel_posting s join personnel_department d on d.id = s.department_id
                        where s.person_id = :id order by s.from_on desc
                        """).param("id", id).query((rs, n) -> row(rs.getString(1), rs.getString(2), rs.getString(3))).list()));
        sections.add(Section.table("personnel.pay", "personnel.mine.pay", List.of("personnel.mine.asOf", "personnel.postWage", "personnel.gradeWage"),
                jdbc.sql("select as_of::text, post_wage_fen, grade_wage_fen from personnel_pay where person_id = :id order by as_of desc")
                        .param("id", id).query((rs, n) -> row(rs.getString(1), money(rs.getObject(2, Long.class)), money(rs.getObject(3, Long.class)))).list()));
        sections.add(changes(id, locale, full));
        sections.add(requests(actor, locale, full));
        return sections;
    }

    private Section record(Actor actor, PersonFacts person, Locale locale, boolean full) {
        List<Fact> facts = new ArrayList<>();
        for (PersonField field : PersonField.values()) {
            String value = words(field, field.of(person), locale);
            boolean sealed = field.sensitive() && value != null;
            if (full && sealed) {
                value = repository.sealed(person.id(), field.sealed().orElseThrow()).map(bytes -> people.unsealed(bytes)).orElse(value);
            }
            if (field == PersonField.DOCUMENT) {
                facts.add(new Fact("personnel.documentType", person.documentType() == null ? null
                        : say("kernel.DocumentType." + person.documentType().name(), locale)));
            }
            facts.add(new Fact(field.label(), value, sealed ? "personnel." + field.name() : null));
        }
        facts.add(new Fact("personnel.department", person.departmentName()));
        return Section.facts("personnel.person", "personnel.mine.record", facts).more("/me/requests/new", "personnel.mine.correct");
    }

    private Section changes(UUID person, Locale locale, boolean full) {
        long all = jdbc.sql("select count(*) from personnel_change where person_id = :id").param("id", person).query(Long.class).single();
        return Section.table("personnel.changes", "personnel.mine.changes",
                List.of("personnel.mine.at", "personnel.mine.field", "personnel.mine.before", "personnel.mine.after", "personnel.mine.by", "personnel.mine.source"),
                jdbc.sql("select at, field, before, after, actor, source from personnel_change where person_id = :id order by at desc, id desc limit :limit")
                        .param("id", person).param("limit", full ? Integer.MAX_VALUE : SHOWN)
                        .query((rs, n) -> row(times.minute(rs.getTimestamp(1).toInstant()), say("personnel." + rs.getString(2), locale), rs.getString(3),
                                rs.getString(4), rs.getString(5), say("personnel.source." + rs.getString(6), locale))).list()).outOf(all);
    }

    private Section requests(Actor actor, Locale locale, boolean full) {
        List<List<String>> rows = requests.mine(actor).stream().flatMap(request -> request.items().stream().map(item -> row(
                times.minute(request.askedAt()), say(item.field().label(), locale), words(item.field(), item.before(), locale),
                words(item.field(), item.after(), locale), request.reason(), say("personnel.RequestState." + item.state().name(), locale), item.why()))).toList();
        return Section.table("personnel.requests", "personnel.mine.requests", List.of("personnel.mine.at", "personnel.mine.field", "personnel.mine.before",
                        "personnel.mine.wanted", "personnel.request.reason", "personnel.request.state", "personnel.request.why"),
                full ? rows : rows.stream().limit(SHOWN).toList()).outOf(rows.size()).more("/me/requests", "personnel.mine.requests.all");
    }

    @Override
    public Optional<String> open(Actor actor, String name) {
        return Arrays.stream(PersonField.values()).filter(field -> field.sensitive() && name.equals("personnel." + field.name())).findFirst()
                .flatMap(field -> Optional.ofNullable(actor.person()).flatMap(people::find)
                        .flatMap(person -> people.reveal(actor, person, field.sealed().orElseThrow(), null)));
    }

    @Override
    public List<Attachment> attachments(Actor actor) {
        return requests.mine(actor).stream().flatMap(request -> evidence.of(request.id()).stream())
                .map(file -> new Attachment(file.name(), () -> content(file))).toList();
    }

    private InputStream content(org.unionhall.files.KeptFile file) {
        return evidence.open(file);
    }

    /** A value of {@link PersonField#of} in the reader's language. */
    private String words(PersonField field, String value, Locale locale) {
        if (value == null) {
            return null;
        }
        return field.yesNo() ? say(value.equals("true") ? "personnel.yes" : "personnel.no", locale)
                : field.codes() == null ? value : say("kernel." + field.codes().getSimpleName() + "." + value, locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }

    private static String money(Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
