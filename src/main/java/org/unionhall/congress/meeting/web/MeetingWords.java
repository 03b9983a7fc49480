package org.unionhall.congress.meeting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.meeting.Catalogue;
import org.unionhall.congress.meeting.Half;
import org.unionhall.congress.meeting.MeetingRights;
import org.unionhall.congress.meeting.Sitting;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Option;
import org.unionhall.web.Refusals;

/** What the pages of a meeting share: the session whose page it is, names of codes, and how an act answers. */
@Component("meetingWords")
class MeetingWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Congresses congresses;
    private final MeetingRights rights;
    private final Refusals refusals;
    private final Clock clock;

    MeetingWords(Congresses congresses, MeetingRights rights, Refusals refusals, Clock clock) {
        this.congresses = congresses;
        this.rights = rights;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Puts the session on the page. @throws NoSuchThing for none, or none the actor may see */
    Session read(Actor actor, UUID id, Model model) {
        Session session = congresses.session(id).filter(one -> rights.sees(actor, one)).orElseThrow(NoSuchThing::new);
        model.addAttribute("congress", session); // "session" is the visitor's own in every template
        model.addAttribute("office", rights.office(actor, session));
        model.addAttribute("works", rights.works(actor, session));
        return session;
    }

    /** For the acts of those who run the meeting. */
    Session office(Actor actor, UUID id, Model model) {
        Session session = read(actor, id, model);
        if (!rights.office(actor, session)) {
            throw new NoSuchThing();
        }
        return session;
    }

    /** For pages of those who work for the congress. */
    Session works(Actor actor, UUID id, Model model) {
        Session session = read(actor, id, model);
        if (!rights.works(actor, session)) {
            throw new NoSuchThing();
        }
        return session;
    }

    /** Which of several acts of one kind an address asks for: its last part. */
    static String last(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Does something and goes back, with what came of it. */
    String act(String back, String done, RedirectAttributes to, Runnable deed) {
        try {
            deed.run();
            to.addFlashAttribute("flash", Flash.ok(say(done)));
        } catch (Refusal no) {
            to.addFlashAttribute("flash", Flash.stop(refusals.words(no, LocaleContextHolder.getLocale())));
        }
        return "redirect:" + back;
    }

    /** Shows a refusal on the form. */
    void refuse(Refusal no, BindingResult faults, HttpServletResponse response) {
        refusals.show(no, faults, LocaleContextHolder.getLocale());
        response.setStatus(422);
    }

    public String say(String code, Object... args) {
        return refusals.say(code, LocaleContextHolder.getLocale(), args);
    }

    /** A line of the catalogue that the portal found, the codes in it as words. */
    public String line(Catalogue.Line line) {
        return say(line.key(), line.args().stream().map(arg -> arg instanceof Half ? say("congress.meeting.half." + arg)
                : arg instanceof CommitteeKind ? say("congress.CommitteeKind." + arg) : arg).toArray());
    }

    /** 9:05 as everybody reads it. */
    public String time(Instant at) {
        return at == null ? null : TIME.format(LocalTime.ofInstant(at, clock.getZone()));
    }

    /** 2026-04-24 morning, and what it is for. */
    public String sitting(Sitting sitting) {
        return sitting.day() + " " + say("congress.meeting.half." + sitting.half().name()) + (sitting.title() == null ? "" : " · " + sitting.title());
    }

    /** A day as documents write it: 2026年11月22日. */
    public String day(LocalDate day) {
        return day == null ? "" : say("congress.meeting.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    <E extends Enum<E>> List<Option> options(Collection<E> values, String prefix) {
        return values.stream().map(value -> new Option(value.name(), say(prefix + value.name()))).toList();
    }

    <E extends Enum<E>> List<Option> options(Class<E> table, String prefix) {
        return options(Arrays.asList(table.getEnumConstants()), prefix);
    }
}
