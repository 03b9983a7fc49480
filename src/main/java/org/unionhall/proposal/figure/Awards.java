package org.unionhall.proposal.figure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalSight;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.proposal.figure.Ranking.Kind;
import org.unionhall.proposal.figure.Ranking.Rank;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** Excellent proposals, advanced departments and handlers: chosen from the ranking, shown to everybody, awarded. */
@Service
public class Awards {

    private final JdbcClient jdbc;
    private final Ranking ranking;
    private final Docket docket;
    private final ProposalSight sight;
    private final Congresses congresses;
    private final Undertakers undertakers;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    Awards(JdbcClient jdbc, Ranking ranking, Docket docket, ProposalSight sight, Congresses congresses, Undertakers undertakers, Rulebook rulebook,
           WorkingDays days, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.ranking = ranking;
        this.docket = docket;
        this.sight = sight;
        this.congresses = congresses;
        this.undertakers = undertakers;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param subject the proposal, department or person @param number of the certificate; null before it is awarded */
    public record Award(UUID id, UUID session, Kind kind, UUID subject, AwardStage stage, String name, String reason, Double score, LocalDate noticeUntil, Integer number,
                        Instant movedAt, int version) {
    }

    /** A step, or an objection. */
    public record Step(String act, Instant at, String actor, String note) {
    }

    /** Whether somebody decides about the awards of a session. */
    public boolean decides(Actor actor, UUID session) {
        return docket.office(actor, session) || actor.person() != null && congresses.seat(session, CommitteeKind.PROPOSALS, actor.person()).isPresent();
    }

    /** Those of a session a reader may know: everybody those before the public, a proposal's only as far as that is theirs to read; who decides all. */
    public List<Award> of(Actor actor, UUID session) {
        return seen(actor, "w.session_id = :what", session, decides(actor, session));
    }

    public Optional<Award> find(Actor actor, UUID id) {
        return jdbc.sql("select session_id from proposal_award where id = :id").param("id", id).query(UUID.class).optional()
                .flatMap(session -> seen(actor, "w.id = :what", id, decides(actor, session)).stream().findFirst());
    }

    private List<Award> seen(Actor actor, String where, UUID what, boolean all) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql("select w.* from proposal_award w where " + where + " and (:all or w.stage in ('NOTICE', 'AWARDED') and (w.proposal_id is null or exists ("
                        + "select 1 from proposal t where t.id = w.proposal_id and " + seen.sql() + "))) order by w.kind, w.number nulls last, w.score desc nulls last, w.id")
                .params(seen.values()).param("what", what).param("all", all).query(Awards::read).list();
    }

    /** The steps of several awards, of each the oldest first. */
    public Map<UUID, List<Step>> steps(Collection<UUID> awards) {
        Map<UUID, List<Step>> steps = new HashMap<>();
        awards.forEach(award -> steps.put(award, new ArrayList<>()));
        jdbc.sql("select award_id, act, at, actor, note from proposal_award_step where award_id = any(:awards) order by at, id").param("awards", awards.toArray(UUID[]::new))
                .query(rs -> {
                    steps.get(rs.getObject(1, UUID.class)).add(new Step(rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getString(4), rs.getString(5)));
                });
        return steps;
    }

    /**
     * The committee chooses one from the ranking.
     *
     * @throws Refusal {@code proposal.awards.not-yours}, {@code .own}, {@code .unranked}, {@code .quota.full} with the most, {@code .twice};
     *     on {@code reason} {@code .reason.missing}
     */
    @Transactional
    public void propose(Actor actor, UUID session, Kind kind, UUID subject, String reason) {
        deciding(actor, session);
        String words = words("reason", reason);
        Rank rank = ranking.of(session, kind).stream().filter(one -> one.id().equals(subject)).findFirst().orElseThrow(() -> new Refusal("proposal.awards.unranked"));
        own(actor, kind, subject);
        // choices of one session and kind wait for each other, so that the quota holds
        jdbc.sql("select id from congress_session where id = :session for update").param("session", session).query(UUID.class).single();
        int most = ranking.quota(kind);
        if (jdbc.sql("select count(*) from proposal_award where session_id = :session and kind = :kind and stage <> 'DROPPED'").param("session", session)
                .param("kind", kind.name()).query(Long.class).single() >= most) {
            throw new Refusal("proposal.awards.quota.full", most);
        }
        String column = kind == Kind.PROPOSAL ? "proposal_id" : kind == Kind.DEPARTMENT ? "department_id" : "person_id";
        try {
            UUID id = jdbc.sql("insert into proposal_award (session_id, kind, " + column + ", stage, name, reason, score, moved_at) "
                            + "values (:session, :kind, :subject, 'PROPOSED', :name, :reason, :score, :now) returning id")
                    .param("session", session).param("kind", kind.name()).param("subject", subject).param("name", rank.name()).param("reason", words)
                    .param("score", rank.score()).param("now", now()).query(UUID.class).single();
            step(actor, id, AwardAct.PROPOSE.name(), words, rank.name());
        } catch (DuplicateKeyException twice) {
            throw new Refusal("proposal.awards.twice");
        }
    }

    /**
     * {@link AwardAct#PUBLISH}, {@link AwardAct#AWARD} or {@link AwardAct#DROP}.
     *
     * @throws Refusal {@code proposal.awards.moved}, {@code .not-yours}, {@code .own}, {@code .notice.open} with its last day;
     *     on {@code reason} {@code .reason.missing} for dropping
     */
    @Transactional
    public void act(Actor actor, UUID id, AwardAct act, int version, String note) {
        Award award = jdbc.sql("select * from proposal_award where id = :id for update").param("id", id).query(Awards::read).single();
        deciding(actor, award.session());
        if (award.version() != version || !act.possible(award.stage())) {
            throw new Refusal("proposal.awards.moved");
        }
        own(actor, award.kind(), award.subject());
        LocalDate today = LocalDate.now(clock);
        if (act == AwardAct.AWARD && !today.isAfter(award.noticeUntil())) {
            throw new Refusal("proposal.awards.notice.open", award.noticeUntil().toString());
        }
        String words = act == AwardAct.DROP ? words("reason", note) : null;
        LocalDate until = act == AwardAct.PUBLISH ? days.plusWorkingDays(today, rulebook.get(ProposalRules.AWARD_NOTICE_DAYS, today)) : award.noticeUntil();
        jdbc.sql("select id from congress_session where id = :session for update").param("session", award.session()).query(UUID.class).single();
        jdbc.sql("""
                update proposal_award set stage = :to, notice_until = :until, moved_at = :now, version = version + 1,
                    number = case when :to = 'AWARDED' then (select coalesce(max(o.number), 0) + 1 from proposal_award o where o.session_id = :session and o.kind = :kind) end
                where id = :id
                """).param("to", act.to().name()).param("until", until, java.sql.Types.DATE).param("now", now()).param("session", award.session())
                .param("kind", award.kind().name()).param("id", id).update();
        step(actor, id, act.name(), words, award.name());
    }

    /** During the notice anybody may object; the committee reads it before it goes on. @throws Refusal {@code proposal.awards.moved} after it */
    @Transactional
    public void object(Actor actor, UUID id, String typed) {
        Award award = find(actor, id).filter(one -> one.stage() == AwardStage.NOTICE && !LocalDate.now(clock).isAfter(one.noticeUntil()))
                .orElseThrow(() -> new Refusal("proposal.awards.moved"));
        step(actor, id, "OBJECTED", words("reason", typed), award.name());
    }

    private void deciding(Actor actor, UUID session) {
        if (!decides(actor, session)) {
            throw new Refusal("proposal.awards.not-yours");
        }
    }

    private void own(Actor actor, Kind kind, UUID subject) {
        if (own(actor, kind, List.of(subject)).contains(subject)) {
            throw new Refusal("proposal.awards.own." + kind);
        }
    }

    /** Whom of these somebody does not decide about: themselves, a proposal of their own, a department that they answer for or are in charge of. */
    public Set<UUID> own(Actor actor, Kind kind, Collection<UUID> subjects) {
        return actor.person() == null || subjects.isEmpty() ? Set.of() : switch (kind) {
            case HANDLER -> Set.of(actor.person().value());
            case DEPARTMENT -> undertakers.departments(actor, Post.values());
            case PROPOSAL -> new HashSet<>(jdbc.sql("""
                    select coalesce(t.merged_into, t.id) from proposal_proposer r join proposal t on t.id = r.proposal_id
                    where coalesce(t.merged_into, t.id) = any(:ids) and r.person_id = :person
                    """).param("ids", subjects.toArray(UUID[]::new)).param("person", actor.person().value()).query(UUID.class).list());
        };
    }

    private static String words(String field, String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > 500) {
            throw Refusal.on(field, "proposal.awards.reason.missing");
        }
        return text;
    }

    private void step(Actor actor, UUID award, String act, String note, String name) {
        jdbc.sql("insert into proposal_award_step (award_id, act, at, actor, note) values (:award, :act, :now, :actor, :note)").param("award", award).param("act", act)
                .param("now", now()).param("actor", actor.name()).param("note", note, java.sql.Types.VARCHAR).update();
        audit.record(AuditEntry.of(actor, "proposal.award").on("proposal-award", award, name).change("act", null, act).because(note));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Award read(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        Kind kind = Kind.valueOf(rs.getString("kind"));
        return new Award(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), kind,
                rs.getObject(kind == Kind.PROPOSAL ? "proposal_id" : kind == Kind.DEPARTMENT ? "department_id" : "person_id", UUID.class),
                AwardStage.valueOf(rs.getString("stage")), rs.getString("name"), rs.getString("reason"),
                rs.getBigDecimal("score") == null ? null : rs.getBigDecimal("score").doubleValue(), rs.getObject("notice_until", LocalDate.class),
                rs.getObject("number", Integer.class), rs.getTimestamp("moved_at").toInstant(), rs.getInt("version"));
    }
}
