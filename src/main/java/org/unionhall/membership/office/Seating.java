package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.PersonSuccession;

/** What an approved election does: the next term, the offices that end with the last one, and those that begin. */
@Component
class Seating {

    private final OfficeRepository offices;
    private final BodyTerms terms;
    private final PersonSuccession succession;

    Seating(OfficeRepository offices, BodyTerms terms, PersonSuccession succession) {
        this.offices = offices;
        this.terms = terms;
        this.succession = succession;
    }

    /** Within the act under way. @return how many offices began */
    int seat(Actor actor, Election election, Map<Race, Verdict> verdicts, String document) {
        OfficeRepository.Held unit = offices.lockUnit(election.unit());
        LocalDate day = election.termFrom();
        unit.mustExist(day);
        BodyTerm term = election.kind() == ElectionKind.RENEWAL ? renew(actor, election, document)
                : offices.termOn(election.unit(), election.body(), day).orElse(null);
        int seated = 0;
        for (Map.Entry<Race, Verdict> race : verdicts.entrySet()) {
            for (Race.Candidate elected : race.getValue().elected()) {
                begin(actor, election, unit, race.getKey(), elected, term, document);
                seated++;
            }
        }
        return seated;
    }

    private BodyTerm renew(Actor actor, Election election, String document) {
        LocalDate day = election.termFrom();
        BodyTerm last = offices.terms(election.unit()).stream().filter(term -> term.body() == election.body() && term.endedOn() == null).findFirst().orElse(null);
        if (last != null && last.from().isAfter(day)) {
            throw new Refusal("membership.office.term.overlap", last.from(), last.to());
        }
        terms.free(election.unit(), election.body(), election.number(), day, last);
        if (last != null) {
            offices.update(last, last.number(), last.to(), day, TermState.RENEWED);
            offices.note(election.unit(), TermAct.RENEW.name(), BodyTerms.words(last), null, last.id(), election.id(), day, actor.name(), document, null);
        }
        for (Office office : offices.held(election.unit())) {
            if (office.body() == election.body()) {
                lapse(actor, office, day, EndReason.RENEWED, election.id(), document);
            }
        }
        BodyTerm term = new BodyTerm(Ids.next(), election.unit(), election.body(), election.number(), day, election.termTo(), election.termTo(), null, false,
                election.id(), document, 0);
        offices.insert(term);
        return term;
    }

    private void begin(Actor actor, Election election, OfficeRepository.Held unit, Race race, Race.Candidate elected, BodyTerm term, String document) {
        UUID id = succession.successor(new PersonId(elected.person())).map(PersonId::value).orElse(elected.person());
        if (!offices.electable(id)) {
            throw new Refusal("membership.office.not-active", elected.staffNo());
        }
        List<Office> held = offices.held(election.unit());
        Optional<Office> present = held.stream().filter(office -> office.post() == race.post() && (race.post().single() || office.person().equals(id))).findFirst();
        LocalDate day = election.termFrom();
        present.ifPresent(office -> {
            if (office.from().isAfter(day)) {
                throw new Refusal("membership.office.before-present", office.name(), office.from());
            }
            lapse(actor, office, day, office.person().equals(id) ? EndReason.TERM_OVER : EndReason.SUCCEEDED, election.id(), document);
        });
        Office office = new Office(Ids.next(), election.unit(), unit.name(), unit.kind(), race.post(), id, elected.name(), elected.staffNo(), elected.fullTime(), day,
                term == null || term.to().isBefore(day) ? null : term.to(), null, null, Origin.ELECTED, elected.votes(), election.shouldAttend(), document, null, null,
                term == null ? null : term.id(), 0);
        offices.insert(office, election.id());
        offices.note(election.unit(), OfficeAct.SEAT.name(), office.label(), office.id(), office.term(), election.id(), day, actor.name(), document, null);
    }

    private void lapse(Actor actor, Office office, LocalDate day, EndReason reason, UUID election, String document) {
        offices.end(office, day, reason, document);
        offices.note(office.unit(), OfficeAct.LAPSE.name(), office.label(), office.id(), office.term(), election, day, actor.name(), document, reason.name());
    }
}
