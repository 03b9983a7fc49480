package org.unionhall.membership.member;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.member.StaffChanges.Kind;
import org.unionhall.membership.member.StaffChanges.Proposal;
import org.unionhall.rulebook.Rulebook;

/** Confirms what {@link StaffChanges} proposes: one person, one transaction. */
@Service
public class StaffChangeActs {

    private final StaffChanges changes;
    private final Memberships memberships;
    private final Matters matters;
    private final Inbox inbox;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffChangeActs(StaffChanges changes, Memberships memberships, Matters matters, Inbox inbox, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.changes = changes;
        this.memberships = memberships;
        this.matters = matters;
        this.inbox = inbox;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param on    the day it takes effect; not read for invitations and moves
     * @param words why, for a move
     * @throws Refusal {@code membership.changes.gone} when it is no proposal any more, {@code membership.changes.no-unit} for a move that
     *                 leads to no single unit, {@code membership.changes.no-account} when nobody can be invited; and what the act refuses
     */
    @Transactional
    public void confirm(Actor actor, Kind kind, PersonId person, LocalDate on, String words) {
        Proposal proposal = changes.still(actor, kind, false, person).orElseThrow(() -> new Refusal("membership.changes.gone"));
        switch (kind) {
            case INVITE -> invite(actor, proposal);
            case MOVE -> {
                if (proposal.toUnit() == null) {
                    throw new Refusal("membership.changes.no-unit");
                }
                matters.ask(actor, Asking.to(MatterKind.MOVE, person, proposal.toUnit(), words));
            }
            case RETIRED -> memberships.record(actor, MemberAct.RETAIN, person, on, RetainReason.RETIRED, null, words);
            case AWAY -> memberships.record(actor, MemberAct.RETAIN, person, on, RetainReason.UNPAID_LEAVE, null, words);
            case BACK -> memberships.record(actor, MemberAct.RETURN, person, on, null, null, words);
            case DECEASED -> memberships.record(actor, MemberAct.DIE, person, on, null, null, words);
            case LEFT -> throw new Refusal("membership.changes.gone");
        }
    }

    /**
     * Puts a proposal off: it comes back by itself after {@link MemberRules#PUT_OFF_MONTHS}.
     *
     * @throws Refusal {@code membership.changes.gone} when it is no proposal any more; on {@code note} without a reason
     */
    @Transactional
    public void putOff(Actor actor, Kind kind, PersonId person, String words) {
        Proposal proposal = changes.still(actor, kind, false, person).orElseThrow(() -> new Refusal("membership.changes.gone"));
        String why;
        try {
            why = Reason.of(words);
        } catch (Refusal no) {
            throw no.at("note");
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                insert into membership_put_off (person_id, kind, until_on, actor, at, note) values (:person, :kind, :until, :actor, :at, :note)
                on conflict (person_id, kind) do update set until_on = excluded.until_on, actor = excluded.actor, at = excluded.at, note = excluded.note
                """).param("person", person.value()).param("kind", kind.name()).param("until", today.plusMonths(rulebook.get(MemberRules.PUT_OFF_MONTHS, today)))
                .param("actor", actor.name()).param("at", Timestamp.from(clock.instant())).param("note", why).update();
        audit.record(AuditEntry.of(actor, "membership.put-off").on("person", person, proposal.name() + " " + proposal.staffNo()).change("kind", null, kind).because(why));
    }

    /** How long what is put off today stays away. */
    public int putOffMonths() {
        return rulebook.get(MemberRules.PUT_OFF_MONTHS, LocalDate.now(clock));
    }

    /**
     * Brings back what was put off.
     *
     * @throws Refusal {@code membership.changes.gone} when it is not there to be brought back
     */
    @Transactional
    public void bringBack(Actor actor, Kind kind, PersonId person) {
        Proposal proposal = changes.still(actor, kind, true, person).orElseThrow(() -> new Refusal("membership.changes.gone"));
        jdbc.sql("delete from membership_put_off where person_id = :person and kind = :kind").param("person", person.value()).param("kind", kind.name()).update();
        audit.record(AuditEntry.of(actor, "membership.bring-back").on("person", person, proposal.name() + " " + proposal.staffNo()).change("kind", null, kind));
    }

    private void invite(Actor actor, Proposal proposal) {
        AccountId account = jdbc.sql("select id from identity_account where person_id = :person").param("person", proposal.person().value())
                .query((rs, n) -> new AccountId(rs.getObject(1, UUID.class))).optional().orElseThrow(() -> new Refusal("membership.changes.no-account"));
        int invited = jdbc.sql("insert into membership_invitation (person_id, invited_at, actor) values (:person, :at, :actor) on conflict do nothing")
                .param("person", proposal.person().value()).param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
        if (invited == 1) {
            inbox.send(account, Letter.of(LetterKind.RESULT, "membership.letter.invitation", "membership.invitation." + proposal.person()).with(proposal.name()).at("/me/membership"));
            audit.record(AuditEntry.of(actor, "membership.invite").on("person", proposal.person(), proposal.name() + " " + proposal.staffNo()));
        }
    }
}
