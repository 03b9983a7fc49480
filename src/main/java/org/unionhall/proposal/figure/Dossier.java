package org.unionhall.proposal.figure;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;

/** All papers of one case, in the order in which an archive keeps them; each reader gets what they may read. */
@Service
public class Dossier {

    private final JdbcClient jdbc;
    private final Docket docket;

    Dossier(JdbcClient jdbc, Docket docket) {
        this.jdbc = jdbc;
        this.docket = docket;
    }

    /**
     * One paper.
     *
     * @param code  message key of what it is, or null
     * @param what  more about it: a name, a version, a day
     * @param at    null where no moment is known
     */
    public record Sheet(String code, String what, Instant at, String who, String text) {
    }

    /** @param name of the part of the catalogue: message {@code proposal.dossier.<name>} */
    public record Part(String name, List<Sheet> sheets) {
    }

    /** Every part, empty ones too, so that the catalogue says what there is not. Whose mark is whose only for who may read that. */
    @Transactional(readOnly = true)
    public List<Part> of(Actor actor, Proposal proposal) {
        boolean inside = docket.inside(actor, proposal);
        boolean assists = docket.assists(actor, proposal);
        boolean hears = docket.seesDrafts(actor, proposal) || assists && !docket.authored(actor, proposal);
        boolean marks = docket.readsClosed(actor, proposal);
        UUID own = actor.person() == null ? new UUID(0, 0) : actor.person().value();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("seconds", sheets("""
                select null, coalesce(u.short_name, ''), x.said_at, p.name, null from proposal_second x join personnel_person p on p.id = x.person_id
                left join congress_delegate d on d.id = x.delegate_id left join membership_unit u on u.id = d.unit_id
                where x.proposal_id = :id and x.state = 'CONFIRMED' order by x.said_at, p.id""", proposal)));
        parts.add(new Part("past", sheets("select null, title, at, actor, reason || chr(10) || measures from proposal_past where proposal_id = :id order by at", proposal)));
        parts.add(new Part("decisions", sheets("""
                select 'proposal.step.' || act, '', at, actor, note from proposal_step where proposal_id = :id and act = any(array['PASS', 'HAND_BACK', 'FILE', 'MERGE', 'UNMERGE', 'RETURN',
                    'TURN_INTO_SUGGESTION', 'NOT_FILE', 'DISPUTE', 'DECIDE_FILE', 'DECIDE_SUGGESTION', 'DECIDE_NOT', 'GIVE_OPINION', 'CLOSE_WITH_NOTE']) order by at, id""", proposal)));
        parts.add(new Part("assignments", sheets("""
                select null, department || coalesce('（' || assists || '）', '') || ' ' || due_on, assigned_at, actor, concat_ws(chr(10), note, case when %s then objected end)
                from proposal_assignment where proposal_id = :id order by assigned_at""".formatted(inside || assists), proposal)));
        parts.add(new Part("assists", hears ? sheets("""
                select null, d.name, a.said_at, a.said_by, a.words from proposal_assist a join personnel_department d on d.id = a.department_id
                where a.proposal_id = :id and a.words is not null order by a.said_at""", proposal) : List.of()));
        parts.add(new Part("replies", sheets("""
                select 'proposal.ResultClass.' || result, department, released_at, concat_ws('、', nullif(signer, ''), nullif(releaser, '')),
                       concat_ws(chr(10), text, nullif(measures, ''), why_not, promised_on::text)
                from proposal_reply where proposal_id = :id and released_at is not null order by round, nr""", proposal)));
        parts.add(new Part("talk", inside ? sheets("select null, '', at, actor, text from proposal_message where proposal_id = :id order by at", proposal) : List.of()));
        List<Sheet> said = new ArrayList<>(marks || Docket.over(proposal) ? sheets("""
                select coalesce('proposal.Mark.' || mark, 'proposal.handle.outcome.nobody'), evaluated || '/' || proposers, at, '', null
                from proposal_outcome where proposal_id = :id order by round""", proposal) : List.of());
        said.addAll(jdbc.sql("""
                select 'proposal.Mark.' || e.result, '', e.at, p.name, e.comment from proposal_evaluation e join personnel_person p on p.id = e.person_id
                where e.proposal_id = :id and (:all or e.person_id = :own) order by e.round, e.at""").param("id", proposal.id()).param("all", marks).param("own", own)
                .query(Dossier::read).list());
        parts.add(new Part("marks", said));
        parts.add(new Part("promises", sheets("""
                select * from (select 'proposal.Promise.' || state, due_on::text, reported_at as at, reporter, words from proposal_promise where proposal_id = :id
                union all select null, '', at, actor, words from proposal_progress where proposal_id = :id) s order by at nulls last""", proposal)));
        parts.add(new Part("honours", sheets("""
                select 'proposal.HonourKind.' || kind, on_day::text, entered_at, actor, document from proposal_honour where proposal_id = :id and struck_at is null order by on_day""", proposal)));
        parts.add(new Part("journal", docket.steps(actor, proposal).stream()
                .map(step -> new Sheet("proposal.step." + step.act(), "", step.at(), step.actor(), step.note())).toList()));
        parts.add(new Part("files", sheets("""
                select null, name, created_at, created_by, encode(sha256, 'hex') from files_file where owner_type = 'proposal.text' and owner_id = :id
                or owner_type = 'proposal.reply' and owner_id in (select id from proposal_reply where proposal_id = :id and released_at is not null)
                or owner_type = 'proposal.promise' and owner_id in (select id from proposal_promise where proposal_id = :id) order by id""", proposal)));
        return parts;
    }

    private List<Sheet> sheets(String sql, Proposal proposal) {
        return jdbc.sql(sql).param("id", proposal.id()).query(Dossier::read).list();
    }

    private static Sheet read(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new Sheet(rs.getString(1), rs.getString(2), Optional.ofNullable(rs.getTimestamp(3)).map(Timestamp::toInstant).orElse(null), rs.getString(4), rs.getString(5));
    }
}
