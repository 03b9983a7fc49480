package org.unionhall.congress.meeting;

import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.Setting;

/** The agenda of a session: its items, and what the delegations said of them. */
@Service
public class Agenda {

    private static final int MOST_ITEMS = 100;

    private final ItemRows rows;
    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Rulebook rulebook;
    private final Audit audit;
    private final Clock clock;

    Agenda(ItemRows rows, JdbcClient jdbc, MeetingRights rights, Papers papers, Rulebook rulebook, Audit audit, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.rights = rights;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** In order; what was taken off or annulled comes last. */
    public List<Item> of(Session session) {
        return rows.of(session);
    }

    public Optional<Item> find(Session session, UUID id) {
        return rows.find(session, id);
    }

    /** What the rulebook says on how an electorate passes things, on the day the session opens. */
    public Setting<Passing> usual(Session session, Electorate electorate) {
        return rulebook.inForce(electorate == Electorate.MEMBERS ? MeetingRules.PASSING_MEMBERS : MeetingRules.PASSING_STAFF, session.opensOn(), session.unit());
    }

    /** Puts an item at the end of the agenda. @throws Refusal {@code congress.meeting.item.*} */
    @Transactional
    public UUID put(Actor actor, Session session, ItemDraft draft) {
        CongressRights.must(rights.office(actor, session));
        jdbc.sql("select id from congress_session where id = :id for update").param("id", session.id()).query(UUID.class).single();
        MeetingRights.running(session);
        int nr = jdbc.sql("select coalesce(max(nr), 0) + 1 from congress_item where session_id = :id").param("id", session.id()).query(Integer.class).single();
        if (nr > MOST_ITEMS) {
            throw new Refusal("congress.meeting.item.many", MOST_ITEMS);
        }
        UUID id = Ids.next();
        jdbc.sql("""
                insert into congress_item (id, session_id, nr, title, kind, matter, electorate, note, passing, base, basis, ballot, stage)
                values (:id, :session, :nr, :title, :kind, :matter, :electorate, :note, :passing, :base, :basis, :ballot, 'ON_AGENDA')
                """).param("id", id).param("session", session.id()).param("nr", nr).params(values(session, draft)).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.item.put").on("congress-item", id, draft.title()));
        return id;
    }

    @Transactional
    public void change(Actor actor, Session session, UUID id, int version, ItemDraft draft) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.CHANGE);
        jdbc.sql("""
                update congress_item set title = :title, kind = :kind, matter = :matter, electorate = :electorate, note = :note, passing = :passing, base = :base,
                    basis = :basis, ballot = :ballot, version = version + 1 where id = :id
                """).param("id", id).params(values(session, draft)).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.item.change").on("congress-item", id, item.title()).change("title", item.title(), draft.title())
                .change("passing", item.passing(), draft.passing()).change("electorate", item.electorate(), draft.electorate()));
    }

    /** Changes places with the item before it. */
    @Transactional
    public void up(Actor actor, Session session, UUID id, int version) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.CHANGE);
        Item before = null;
        for (Item other : rows.of(session)) {
            if (!other.stage().ended() && other.nr() < item.nr() && (before == null || other.nr() > before.nr())) {
                before = other;
            }
        }
        if (before == null || before.stage() != ItemStage.ON_AGENDA) {
            throw new Refusal("congress.meeting.item.first");
        }
        jdbc.sql("update congress_item set nr = case id when :id then :before else :nr end, version = version + 1 where id in (:id, :other)")
                .param("id", id).param("before", before.nr()).param("nr", item.nr()).param("other", before.id()).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.item.change").on("congress-item", id, item.title()).change("nr", item.nr(), before.nr()));
    }

    /** Takes an item off the agenda. */
    @Transactional
    public void takeOff(Actor actor, Session session, UUID id, int version, String reason) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.TAKE_OFF);
        String why = Reason.of(reason);
        jdbc.sql("update congress_item set stage = 'VOID', reason = :why, version = version + 1 where id = :id").param("why", why).param("id", id).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.item.take-off").on("congress-item", id, item.title()).because(why));
    }

    private Map<String, Object> values(Session session, ItemDraft draft) {
        if (!Electorate.of(session).contains(draft.electorate())) {
            throw Refusal.on("electorate", "congress.meeting.item.electorate");
        }
        boolean decides = draft.kind() == ItemKind.DECIDE;
        if (draft.matter() == Matter.ELECTION && draft.electorate() != Electorate.MEMBERS) {
            throw Refusal.on("electorate", "congress.meeting.item.election");
        }
        if (draft.matter() == Matter.INTERESTS && draft.electorate() == Electorate.MEMBERS && session.staff()) {
            throw Refusal.on("electorate", "congress.meeting.item.interests");
        }
        if (!decides && draft.matter().mustBePassed()) {
            throw Refusal.on("kind", "congress.meeting.item.must-be-passed");
        }
        Setting<Passing> usual = usual(session, draft.electorate());
        Passing passing = draft.passing() == null ? usual.value() : draft.passing();
        VoteBase usualBase = draft.matter().mustBePassed() ? VoteBase.ALL_DELEGATES : rulebook.get(MeetingRules.BASE, session.opensOn(), session.unit());
        VoteBase base = draft.base() == null ? usualBase : draft.base();
        if (decides && draft.matter().mustBePassed() && base != VoteBase.ALL_DELEGATES) {
            throw Refusal.on("base", "congress.meeting.item.base");
        }
        String law = usual.document() + (usual.article() == null ? "" : usual.article());
        boolean said = draft.basis() != null && !draft.basis().equals(law); // the form shows the rule's own basis again
        if (decides && (passing != usual.value() || base != usualBase) && !said) {
            throw Refusal.on("basis", "congress.meeting.item.basis");
        }
        String basis = draft.basis() != null ? draft.basis() : law;
        Map<String, Object> values = new HashMap<>();
        values.put("title", draft.title());
        values.put("kind", draft.kind().name());
        values.put("matter", draft.matter().name());
        values.put("electorate", draft.electorate().name());
        values.put("note", text(draft.note()));
        values.put("passing", text(decides ? passing.name() : null));
        values.put("base", text(decides ? base.name() : null));
        values.put("basis", text(decides ? basis : null));
        values.put("ballot", text(!decides ? null : draft.ballot() == null ? Ballot.SECRET.name() : draft.ballot().name()));
        return values;
    }

    private static SqlParameterValue text(String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

}
