package org.unionhall.membership.unit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitFacts.Profile;

/** What a unit may be called, where it may stand and what may be written of it; each rule refuses by its name. */
@Component
class UnitRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_TEXT = 5000;

    private final UnitRepository repository;
    private final Clock clock;

    UnitRules(UnitRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The place as it will be kept: without space around; a short name that is missing is the full one. */
    Place place(Place typed, boolean fresh) {
        String code = fresh ? line("code", typed.code(), LONGEST_LINE) : typed.code();
        if (fresh && (code == null || !code.matches("[A-Za-z0-9_.-]{1,30}"))) {
            throw Refusal.on("code", "membership.code.form");
        }
        if (fresh && repository.codeTaken(code)) {
            throw Refusal.on("code", "membership.unitact.code.taken");
        }
        String name = line("name", typed.name(), LONGEST_NAME);
        if (name == null) {
            throw Refusal.on("name", "membership.unitact.name.missing");
        }
        if (typed.kind() == null) {
            throw Refusal.on("kind", "membership.unitact.kind.missing");
        }
        String shortName = line("shortName", typed.shortName(), LONGEST_NAME);
        return new Place(code, name, shortName == null ? name : shortName, typed.kind(), typed.parent(), line("party", typed.party(), LONGEST_NAME));
    }

    /** @throws Refusal on {@code parent} or {@code on} */
    void stands(UnitFacts unit, UnitFacts above, LocalDate on) {
        if (unit.parent() != null && (above == null || above.to() != null)) {
            throw Refusal.on("parent", "membership.unitact.parent.gone");
        }
        if (!unit.kind().mayStandBelow(above == null ? null : above.kind())) {
            throw Refusal.on("parent", above == null ? "membership.unitact.kind.top" : "membership.unitact.kind.place", above == null ? "" : above.name());
        }
        if (above != null && repository.below(above.id(), unit.id())) {
            throw Refusal.on("parent", "membership.unit.circle");
        }
        if (above != null) {
            notBefore(on, above.from());
            if (unit.kind().body()) {
                repository.children(above.id()).stream().filter(one -> one.kind() == unit.kind() && !one.id().equals(unit.id())).findFirst()
                        .ifPresent(one -> {
                            throw Refusal.on("kind", "membership.unitact.kind.one", one.name());
                        });
            }
        }
    }

    /** Whoever belongs to a unit and whatever stands below it may do so when its kind changes. */
    void takesItsOwn(UnitFacts before, UnitFacts after) {
        if (!after.kind().holdsMembers() && repository.hasMembers(before.id())) {
            throw Refusal.on("kind", "membership.unitact.kind.members");
        }
        repository.children(before.id()).stream().filter(child -> !child.kind().mayStandBelow(after.kind())).findFirst().ifPresent(child -> {
            throw Refusal.on("kind", "membership.unitact.kind.below", child.name());
        });
    }

    /** @param last null when nothing is known to have happened */
    void notBefore(LocalDate on, LocalDate last) {
        if (last != null && on.isBefore(last)) {
            throw Refusal.on("on", "membership.unitact.day.backwards", last);
        }
    }

    /** @param whole false: only contact and text are taken from what was typed */
    Profile profile(UnitFacts unit, Profile typed, String establishedOn, boolean whole) {
        Profile was = unit.profile();
        String email = line("contactEmail", typed.contactEmail(), LONGEST_LINE);
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Refusal.on("contactEmail", "membership.unitact.email.form");
        }
        String phone = line("contactPhone", typed.contactPhone(), LONGEST_LINE);
        if (phone != null && !phone.matches("[0-9+()（） ,，;；、转/-]{5,40}")) {
            throw Refusal.on("contactPhone", "membership.unitact.phone.form");
        }
        Profile is = new Profile(was.englishName(), was.campus(), was.establishedNo(), was.establishedOn(), was.creditCode(), was.certificateNo(),
                line("contactName", typed.contactName(), LONGEST_LINE), phone, line("contactPlace", typed.contactPlace(), LONGEST_LINE),
                email == null ? null : email.toLowerCase(Locale.ROOT), text("text", typed.text(), LONGEST_TEXT));
        return whole ? official(unit, is, typed, establishedOn) : is;
    }

    private Profile official(UnitFacts unit, Profile is, Profile typed, String establishedOn) {
        LocalDate day = establishedOn == null || establishedOn.isBlank() ? null : Approval.day("establishedOn", establishedOn, LocalDate.now(clock));
        String code = creditCode(unit, line("creditCode", typed.creditCode(), LONGEST_LINE));
        String certificate = line("certificateNo", typed.certificateNo(), LONGEST_LINE);
        if (unit.kind() != UnitKind.SCHOOL_UNION && unit.kind() != UnitKind.UPPER_UNION && (code != null || certificate != null)) {
            throw Refusal.on(code != null ? "creditCode" : "certificateNo", "membership.unitact.legal-person");
        }
        return new Profile(line("englishName", typed.englishName(), LONGEST_LINE), line("campus", typed.campus(), LONGEST_LINE),
                line("establishedNo", typed.establishedNo(), LONGEST_LINE), day, code, certificate, is.contactName(), is.contactPhone(),
                is.contactPlace(), is.contactEmail(), is.text());
    }

    private String creditCode(UnitFacts unit, String typed) {
        if (typed == null) {
            return null;
        }
        String code;
        try {
            code = CreditCode.of(typed).text();
        } catch (Refusal no) {
            throw no.at("creditCode");
        }
        if (repository.creditCodeTaken(unit.id(), code)) {
            throw Refusal.on("creditCode", "membership.unitact.credit-code.taken");
        }
        return code;
    }

    /** One line of text without space around it; null for nothing. */
    static String line(String field, String typed, int longest) {
        return text(field, typed == null ? null : typed.replaceAll("[\\p{Cc}]+", " "), longest);
    }

    static String text(String field, String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw Refusal.on(field, "membership.unitact.text.long", longest);
        }
        return text.isEmpty() ? null : text;
    }

    static UUID id(String typed) {
        return typed == null || !typed.matches("[0-9a-fA-F-]{36}") ? null : UUID.fromString(typed);
    }
}
