package org.unionhall.proposal.write;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.ProposalSight;
import org.unionhall.proposal.ProposalStage;

/** Proposals that say something like it, of this session and of earlier ones, within what the reader may see. */
@Service
public class Similar {

    private static final int MOST = 5;
    /** Per cent; below it two texts have only common words in common. */
    private static final int LEAST = 25;

    private final JdbcClient jdbc;
    private final ProposalSight sight;

    Similar(JdbcClient jdbc, ProposalSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** @param percent how alike: twice the shared pairs of characters over all pairs of both, of the titles or of the whole texts, whichever is more */
    public record Alike(UUID id, String caseNo, String title, UUID session, ProposalStage stage, int percent) {
    }

    /** The most alike first. The titles decide who is looked at closely: the thirty whose titles share most. */
    public List<Alike> to(Actor actor, UUID except, String title, String reason, String measures) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql("""
                with asked as (select proposal_title_pairs(:title) as title, proposal_pairs(:body) as body), near as (
                    select t.id, t.case_no, t.title, t.session_id, t.stage, x.body, a.body as asked,
                           2.0 * (select count(*) from unnest(x.title) g where g = any(a.title)) / (cardinality(x.title) + cardinality(a.title)) as titles
                    from asked a join proposal_text x on x.title && a.title join proposal t on t.id = x.proposal_id
                    where t.id <> :except and t.stage <> 'DRAFT' and\s""" + seen.sql() + """
                    order by titles desc, t.id desc limit 30
                ), alike as (
                    select id, case_no, title, session_id, stage, round(100 * greatest(titles, case when cardinality(asked) < 40 then 0
                        else 2.0 * (select count(*) from unnest(body) g where g = any(asked)) / (cardinality(body) + cardinality(asked)) end))::int as percent
                    from near
                ) select * from alike where percent >= :least order by percent desc, id desc limit :most
                """).params(seen.values()).param("title", title).param("body", title + " " + reason + " " + measures).param("except", except)
                .param("least", LEAST).param("most", MOST).query((rs, n) -> new Alike(rs.getObject("id", UUID.class), rs.getString("case_no"), rs.getString("title"),
                        rs.getObject("session_id", UUID.class), ProposalStage.valueOf(rs.getString("stage")), rs.getInt("percent"))).list();
    }

    /** Whether a title sounds like several matters in one: worth a second look, nothing more. */
    public static boolean soundsLikeSeveral(String title) {
        return title.matches(".*(、|；|;|以及|并且|同时|及其他|等问题|若干).*");
    }
}
