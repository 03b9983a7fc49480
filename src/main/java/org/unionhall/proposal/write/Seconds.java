package org.unionhall.proposal.write;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.SecondState;
import org.unionhall.rulebook.Rulebook;

/**
 * Who seconds (附议). A second counts by the delegate's own confirmation and by nothing else. Every change holds the
 * proposal's row, so that two at the same moment both count and none comes after submission.
 */
@Service
public class Seconds {

    /** More invitations without an answer than these are an appeal to everybody, for which the list of open proposals is there. */
    static final int MOST_INVITED = 30;

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Mandates mandates;
    private final Congresses congresses;
    private final Rulebook rulebook;
    private final WriteLetters letters;
    private final Audit audit;
    private final Clock clock;

    Seconds(JdbcClient jdbc, Docket docket, Mandates mandates, Congresses congresses, Rulebook rulebook, WriteLetters letters, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.mandates = mandates;
        this.congresses = congresses;
        this.rulebook = rulebook;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** One delegate's second. @param valid a formal delegate today: only these count */
    public record Second(UUID person, String name, String delegation, SecondState state, Instant at, boolean valid) {
    }

    /** All seconds, the confirmed ones first. */
    public List<Second> of(UUID proposal) {
        return jdbc.sql("""
                select x.person_id, p.name, g.name, x.state, coalesce(x.said_at, x.invited_at),
                       d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today)
                from proposal_second x join personnel_person p on p.id = x.person_id join congress_delegate d on d.id = x.delegate_id
                left join congress_delegation g on g.id = d.delegation_id where x.proposal_id = :id order by x.state = 'CONFIRMED' desc, 5, p.name_pinyin, p.id
                """).param("id", proposal).param("today", LocalDate.now(clock)).query((rs, n) -> new Second(rs.getObject(1, UUID.class), rs.getString(2),
                        rs.getString(3), SecondState.valueOf(rs.getString(4)), rs.getTimestamp(5).toInstant(), rs.getBoolean(6))).list();
    }

    /** How many count: confirmed, by who is still a delegate. */
    public int count(UUID proposal) {
        return (int) of(proposal).stream().filter(one -> one.state() == SecondState.CONFIRMED && one.valid()).count();
    }

    /** How many are needed. */
    public int least(Proposal proposal) {
        return proposal.collective() ? 0 : rulebook.get(ProposalRules.SECONDS_LEAST, LocalDate.now(clock));
    }

    public Optional<SecondState> stateOf(UUID proposal, PersonId person) {
        return jdbc.sql("select state from proposal_second where proposal_id = :id and person_id = :person").param("id", proposal)
                .param("person", person.value()).query(String.class).optional().map(SecondState::valueOf);
    }

    static boolean open(ProposalStage stage) {
        return stage == ProposalStage.SECONDING || stage == ProposalStage.RETURNED;
    }

    /** The actor's own acts on a proposal now; empty for who may not second it. */
    public List<SecondAct> possible(Actor actor, Proposal proposal) {
        if (against(actor, proposal).isPresent()) {
            return List.of();
        }
        SecondState state = stateOf(proposal.id(), actor.person()).orElse(null);
        return Arrays.stream(SecondAct.values()).filter(act -> act.by() == SecondAct.By.DELEGATE && act.possible(state)).toList();
    }

    /** Why the actor may not second it; empty when they may. */
    public Optional<Refusal> against(Actor actor, Proposal proposal) {
        if (!open(proposal.stage())) {
            return Optional.of(new Refusal(proposal.stage() == ProposalStage.DRAFT ? "proposal.stage.DRAFT" : "proposal.second.submitted"));
        }
        if (docket.authored(actor, proposal)) {
            return Optional.of(new Refusal("proposal.second.own"));
        }
        return mandates.of(actor, proposal.session()).isPresent() ? Optional.empty() : Optional.of(new Refusal("proposal.not-yours.DELEGATE"));
    }

    /**
     * What a delegate says for themselves.
     *
     * @throws Refusal what {@link #against} says; {@code proposal.second.not} where their second does not stand so
     */
    @Transactional
    public void say(Actor actor, UUID id, SecondAct act) {
        docket.find(actor, id).orElseThrow(() -> new Refusal("proposal.moved"));
        Proposal proposal = docket.lock(id);
        against(actor, proposal).ifPresent(no -> {
            throw no;
        });
        Delegate delegate = mandates.need(actor, proposal.session());
        SecondState before = stateOf(id, actor.person()).orElse(null);
        if (act.by() != SecondAct.By.DELEGATE || !act.possible(before)) {
            throw new Refusal("proposal.second.not");
        }
        write(id, delegate, act.to(), false);
        docket.note(actor, proposal, "SECOND_" + act, null, false);
        audit.record(AuditEntry.of(actor, "proposal.second").on("proposal", id, Docket.label(proposal)).change("second", before, act.to()));
        letters.said(proposal, actor, act);
    }

    /**
     * Asks delegates of the session; who was asked before, or has said anything, is passed over.
     *
     * @return how many were asked now
     * @throws Refusal {@code proposal.not-yours.PROPOSER}, {@code proposal.second.submitted}, {@code proposal.second.many}
     */
    @Transactional
    public int invite(Actor actor, UUID id, Collection<UUID> persons) {
        docket.find(actor, id).filter(one -> docket.wrote(actor, one)).orElseThrow(() -> new Refusal("proposal.not-yours.PROPOSER"));
        Proposal proposal = docket.lock(id);
        if (!open(proposal.stage())) {
            throw new Refusal("proposal.second.submitted");
        }
        List<Second> all = of(id);
        List<UUID> known = new ArrayList<>(all.stream().map(Second::person).toList());
        docket.authors(proposal).forEach(author -> known.add(author.person().value()));
        List<Delegate> asked = congresses.formal(proposal.session(), LocalDate.now(clock)).stream()
                .filter(one -> persons.contains(one.person().value()) && !known.contains(one.person().value())).toList();
        if (all.stream().filter(one -> one.state() == SecondState.INVITED).count() + asked.size() > MOST_INVITED) {
            throw new Refusal("proposal.second.many", MOST_INVITED);
        }
        asked.forEach(one -> write(id, one, SecondState.INVITED, true));
        if (!asked.isEmpty()) {
            audit.record(AuditEntry.of(actor, "proposal.second.invite").on("proposal", id, Docket.label(proposal)).rows(asked.size()));
            letters.invited(proposal, asked);
        }
        return asked.size();
    }

    private void write(UUID proposal, Delegate delegate, SecondState state, boolean invitation) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into proposal_second (proposal_id, person_id, delegate_id, state, invited_at, said_at) values (:id, :person, :delegate, :state, :invited, :said)
                on conflict (proposal_id, person_id) do update set state = excluded.state, delegate_id = excluded.delegate_id, said_at = excluded.said_at
                """).param("id", proposal).param("person", delegate.person().value()).param("delegate", delegate.id()).param("state", state.name())
                .param("invited", invitation ? now : null, Types.TIMESTAMP).param("said", invitation ? null : now, Types.TIMESTAMP).update();
    }

    /** The text is another one: where the rule says so, who had seconded it must say so again, and is told. */
    void reset(Proposal proposal) {
        if (rulebook.get(ProposalRules.RESET_ON_CHANGE, LocalDate.now(clock))) {
            List<UUID> told = jdbc.sql("update proposal_second set state = 'RESET' where proposal_id = :id and state = 'CONFIRMED' returning person_id")
                    .param("id", proposal.id()).query(UUID.class).list();
            if (!told.isEmpty()) {
                docket.note(null, proposal, "SECONDS_RESET", null, false);
                letters.reset(proposal, told);
            }
        }
    }
}
