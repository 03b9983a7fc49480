package org.unionhall.congress.meeting;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * The counts of items: written down by one, confirmed by another. Only totals are kept; abstaining is not a no, but it does not help
 * to reach a share of all.
 */
@Service
public class Counting {

    private final ItemRows rows;
    private final Votes votes;
    private final MeetingRights rights;
    private final JdbcClient jdbc;
    private final Audit audit;

    Counting(ItemRows rows, Votes votes, MeetingRights rights, JdbcClient jdbc, Audit audit) {
        this.rows = rows;
        this.votes = votes;
        this.rights = rights;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Writes down what was counted. Who was in the hall while the vote was open could have voted, whoever came in late or left early among
     * them: no more ballots can be given, and where the votes are a share of who was present it is a share of these.
     *
     * @throws Refusal {@code congress.meeting.item.only-heard}; on a field, {@code congress.meeting.count.*}
     */
    @Transactional
    public void count(Actor actor, Session session, UUID id, int version, Count count) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.COUNT);
        if (!item.decides()) {
            throw new Refusal("congress.meeting.item.only-heard");
        }
        int present = present(item.id());
        count.mustAddUp(present);
        jdbc.sql("""
                update congress_item set stage = 'COUNTED', given = :given, returned = :returned, valid = :valid, invalid = :invalid, yes = :yes, no = :no,
                    abstain = :abstain, present_size = :present, base_size = case base when 'PRESENT' then :present else base_size end,
                    ended_at = coalesce(ended_at, :now::timestamptz), counted_by = case when :by = any (counted_by) then counted_by else counted_by || :by end,
                    counted_name = :name, counted_at = :now, version = version + 1 where id = :id
                """).param("given", count.given()).param("returned", count.returned()).param("valid", count.valid()).param("invalid", count.invalid())
                .param("yes", count.yes()).param("no", count.no()).param("abstain", count.abstain()).param("present", present)
                .param("by", actor.account().value()).param("name", actor.name()).param("now", votes.now()).param("id", id).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.item.act").on("congress-item", id, item.title()).change("stage", item.stage(), ItemStage.COUNTED)
                .change("yes no abstain", votes(item.count()), votes(count)));
    }

    /** Electors who were in the hall at some moment between the opening of a vote and its end, or now: a tap that was undone is none. */
    private int present(UUID item) {
        return jdbc.sql("""
                select count(distinct c.delegate_id) from congress_item i join congress_elector e on e.item_id = i.id
                join congress_presence c on c.delegate_id = e.delegate_id and c.sitting_id = i.sitting_id
                where i.id = :id and c.undone_at is null and (c.out_at is null or c.out_at >= i.opened_at) and (i.ended_at is null or c.in_at <= i.ended_at)
                """).param("id", item).query(Integer.class).single();
    }

    private static String votes(Count count) {
        return count == null ? null : count.yes() + " " + count.no() + " " + count.abstain();
    }

    /** A second person finds the count right: whether it passes follows from the figures. @return whether it passed */
    @Transactional
    public boolean confirm(Actor actor, Session session, UUID id, int version) {
        Item item = rows.take(session, id, version, ItemAct.PASS);
        second(actor, session, item);
        ItemAct act = item.enough() ? ItemAct.PASS : ItemAct.FAIL;
        jdbc.sql("update congress_item set stage = :to, confirmed_by = :by, confirmed_name = :name, confirmed_at = :now, version = version + 1 where id = :id")
                .param("to", act.to().name()).param("by", actor.account().value()).param("name", actor.name()).param("now", votes.now()).param("id", id).update();
        votes.reported(session, item);
        votes.note(actor, act, item, null);
        return act == ItemAct.PASS;
    }

    /** A second person does not agree: ballots are counted again, hands are raised again by who is there then. */
    @Transactional
    public void countAgain(Actor actor, Session session, UUID id, int version, String reason) {
        Item item = rows.take(session, id, version, ItemAct.COUNT_AGAIN);
        second(actor, session, item);
        String why = Reason.of(reason);
        votes.move(id, ItemAct.COUNT_AGAIN, why);
        jdbc.sql("update congress_item set ended_at = null where id = :id and ballot = 'HAND'").param("id", id).update();
        votes.note(actor, ItemAct.COUNT_AGAIN, item, why);
    }

    /**
     * The vote does not count.
     *
     * @throws Refusal {@code congress.meeting.item.resolved} while a published resolution rests on it, {@code .session-closed} when
     *                 the congress has gone home, {@code .own-count}, {@code .own-confirm} for whose count it is
     */
    @Transactional
    public void annul(Actor actor, Session session, UUID id, int version, String reason) {
        Item item = rows.take(session, id, version, ItemAct.ANNUL);
        second(actor, session, item);
        if (jdbc.sql("select exists (select 1 from congress_resolution where item_id = :id and published_at is not null)").param("id", id).query(Boolean.class).single()) {
            throw new Refusal("congress.meeting.item.resolved");
        }
        String why = Reason.of(reason);
        votes.move(id, ItemAct.ANNUL, why);
        jdbc.sql("update congress_interim_act set reported_in = null where reported_in = :id").param("id", id).update();
        votes.note(actor, ItemAct.ANNUL, item, why);
    }

    private void second(Actor actor, Session session, Item item) {
        rights.againstSecond(actor, session, item).ifPresent(no -> {
            throw no;
        });
    }
}
