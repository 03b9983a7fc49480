package org.unionhall.membership.office;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent;

/**
 * What becomes of offices when a membership or a unit changes, in the same transaction: who belongs elsewhere, retired or
 * left holds none; what a unit's end has not carried over ends with it.
 */
@Component
class OfficeConsequences {

    private final OfficeRepository offices;
    private final JdbcClient jdbc;

    OfficeConsequences(OfficeRepository offices, JdbcClient jdbc) {
        this.offices = offices;
        this.jdbc = jdbc;
    }

    @EventListener
    void retained(MembershipEvent.MemberRetained event) {
        boolean retired = jdbc.sql("select exists (select 1 from personnel_person where id = :id and duty_state in ('RETIRED', 'RETIRED_VETERAN'))")
                .param("id", event.person().value()).query(Boolean.class).single();
        end("o.person_id = :one", event.person().value(), null, event.on(), retired ? EndReason.RETIRED : EndReason.RETAINED);
    }

    @EventListener
    void left(MembershipEvent.MemberLeft event) {
        end("o.person_id = :one", event.person().value(), null, event.on(), event.to() == MemberState.DECEASED ? EndReason.DIED
                : event.to() == MemberState.TRANSFERRED_OUT ? EndReason.TRANSFERRED : EndReason.LEFT_UNION);
    }

    /** Offices of units to which the person belongs no more; those of the school, and of associations, go on. */
    @EventListener
    void transferred(MembershipEvent.MemberTransferred event) {
        end("o.person_id = :one and u.kind <> 'ASSOCIATION' and not exists (select 1 from membership_unit_below b"
                + " join membership_home h on h.home_id = b.ancestor_id where h.unit_id = o.unit_id and b.unit_id = :two)",
                event.person().value(), event.to(), event.on(), EndReason.TRANSFERRED);
    }

    @EventListener
    void unitEnded(MembershipEvent.UnitEnded event) {
        end("o.unit_id = :one", event.unit(), null, event.on(), EndReason.UNIT_ENDED);
        offices.past(event.unit()).stream().filter(office -> office.endReason() == EndReason.UNIT_ENDED && offices.journal("office_id", office.id()).stream()
                .noneMatch(line -> line.act().equals(OfficeAct.LAPSE.name()))).forEach(office -> note(office, event.on(), EndReason.UNIT_ENDED));
        for (BodyTerm term : offices.terms(event.unit())) {
            if (term.endedOn() == null) {
                LocalDate day = event.on().isBefore(term.from()) ? term.from() : event.on();
                offices.update(term, term.number(), term.to(), day, TermState.CLOSED);
                offices.note(event.unit(), TermAct.CLOSE.name(), BodyTerms.words(term), null, term.id(), null, day, "–", null, null);
            }
        }
    }

    private void end(String condition, UUID one, UUID two, LocalDate on, EndReason reason) {
        for (Office office : offices.heldWhere(condition, one, two)) {
            offices.end(office, on, reason, null);
            note(office, on, reason);
        }
    }

    private void note(Office office, LocalDate on, EndReason reason) {
        offices.note(office.unit(), OfficeAct.LAPSE.name(), office.label(), office.id(), office.term(), null, on, "–", null, reason.name());
    }
}
