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
import org.unionhall.proposal.Journal;
import org.unionhall.proposal.Proposal;

/** All papers of one case, in the order in which an archive keeps them; each reader gets what they may read. */
@Service
public class Dossier {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Journal journal;

    Dossier(JdbcClient jdbc, Docket docket, Journal journal) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.journal = journal;
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

    /** @param name of the part of the catalogue: message {@code proposal.dossier.<name>}; @param of title of the merged paper it is of; null for the case itself */
    public record Part(String name, String of, List<Sheet> sheets) {

        Part(String name, List<Sheet> sheets) {
            this(name, null, sheets);
        }
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
                where x.proposal_id = :id and x.state = 'CONFIRMED' and not x.joint order by x.said_at, p.id""", proposal)));
        parts.add(new Part("past", sheets("select null, title, at, actor, reason || chr(10) || measures from proposal_past where proposal_id = :id order by at", proposal)));
        parts.addAll(merged(actor, proposal));
        parts.add(new Part("decisions", sheets("""
                select 'proposal.step.' || act, '', at, actor, note from proposal_step where proposal_id = :id and act = any(array['PASS', 'HAND_BACK', 'FILE', 'MERGE', 'UNMERGE', 'RETURN',
                    'TURN_INTO_SUGGESTION', 'NOT_FILE', 'DISPUTE', 'DECIDE_FILE', 'DECIDE_SUGGESTION', 'DECIDE_NOT', 'GIVE_OPINION', 'CLOSE_WITH_NOTE']) order by at, id""", proposal)));
        parts.add(new Part("assignments", sheets("""
                select code, what, at, who, words from (
                select 1 as nr, null as code, department || coalesce('（' || assists || '）', '') || ' ' || due_on as what, assigned_at as at, actor as who, note as words
                from proposal_assignment where proposal_id = :id
                union all select 2, 'proposal.step.OBJECT', coalesce(m.name, ''), a.assigned_at, '', case when %s then a.objected end
                from proposal_assignment a left join personnel_department m on m.id = a.meant where a.proposal_id = :id and a.objected is not null) s
                order by at, nr""".formatted(inside || assists), proposal)));
        parts.add(new Part("assists", hears ? sheets("""
                select null, d.name, a.said_at, a.said_by, a.words from proposal_assist a join personnel_department d on d.id = a.department_id
                where a.proposal_id = :id and a.words is not null order by a.said_at""", proposal) : List.of()));
        parts.add(new Part("replies", sheets("""
                select 'proposal.ResultClass.' || result, department, released_at, concat_ws('、', nullif(signer, ''), nullif(releaser, '')),
                       concat_ws(chr(10), text, nullif(measures, ''), why_not, promised_on::text)
                from proposal_reply where proposal_id = :id and released_at is not null order by round, nr""", proposal)));
        parts.add(new Part("talk", inside ? sheets("select null, '', at, actor, text from proposal_message where proposal_id = :id order by at", proposal) : List.of()));
        List<Sheet> said = new ArrayList<>(marks || Docket.over(proposal) ? sheets("""
                select * from (select 'proposal.dossier.outcome.' || coalesce(mark, 'NOBODY') as code, evaluated || '/' || proposers as what, at, '' as who, null as words
                from proposal_outcome where proposal_id = :id
                union all select 'proposal.step.RECUSED', '', at, note, null from proposal_step where proposal_id = :id and act = 'RECUSED') s order by at, code""", proposal) : List.of());
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
        parts.add(new Part("journal", journal.steps(actor, proposal).stream()
                .map(step -> new Sheet("proposal.step." + step.act(), "", step.at(), step.actor(), step.note())).toList()));
        parts.add(new Part("files", sheets("""
                select null, name, created_at, created_by, encode(sha256, 'hex') from files_file where owner_type = 'proposal.text' and owner_id = :id
                or owner_type = 'proposal.reply' and owner_id in (select id from proposal_reply where proposal_id = :id and released_at is not null)
                or owner_type = 'proposal.promise' and owner_id in (select id from proposal_promise where proposal_id = :id) order by id""", proposal)));
        return parts;
    }

    /** Every paper that was merged into it and that the reader may read: its text, earlier ones, who seconded it, its files. */
    private List<Part> merged(Actor actor, Proposal proposal) {
        return jdbc.sql("select id from proposal where merged_into = :id order by submitted_at, id").param("id", proposal.id()).query(UUID.class).list().stream()
                .map(id -> docket.find(actor, id)).flatMap(Optional::stream).map(paper -> new Part("merged", paper.title(), sheets("""
                        select code, what, at, who, words from (
                        select 1 as nr, 'proposal.dossier.form' as code, '' as what, t.submitted_at as at, (select string_agg(p.name, '、' order by r.nr)
                                from proposal_proposer r join personnel_person p on p.id = r.person_id where r.proposal_id = t.id) as who,
                            t.reason || chr(10) || t.measures as words from proposal t where t.id = :id
                        union all select 2, 'proposal.dossier.seconds', coalesce(u.short_name, ''), x.said_at, p.name, null
                            from proposal_second x join personnel_person p on p.id = x.person_id left join congress_delegate d on d.id = x.delegate_id
                            left join membership_unit u on u.id = d.unit_id where x.proposal_id = :id and x.state = 'CONFIRMED' and not x.joint
                        union all select 3, 'proposal.dossier.past', title, at, actor, reason || chr(10) || measures from proposal_past where proposal_id = :id
                        union all select 4, 'proposal.dossier.files', name, created_at, created_by, encode(sha256, 'hex') from files_file
                            where owner_type = 'proposal.text' and owner_id = :id) s order by nr, at, who""", paper))).toList();
    }

    private List<Sheet> sheets(String sql, Proposal proposal) {
        return jdbc.sql(sql).param("id", proposal.id()).query(Dossier::read).list();
    }

    private static Sheet read(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new Sheet(rs.getString(1), rs.getString(2), Optional.ofNullable(rs.getTimestamp(3)).map(Timestamp::toInstant).orElse(null), rs.getString(4), rs.getString(5));
    }
}
