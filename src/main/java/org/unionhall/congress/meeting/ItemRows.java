package org.unionhall.congress.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Session;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Once;

/** Items as the database keeps them. */
@Component
class ItemRows {

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the agenda; what was taken off or annulled comes last. */
    List<Item> of(Session session) {
        return Once.page(List.of("congress.items", session.id()), () -> jdbc.sql("select * from congress_item where session_id = :session order by stage = 'VOID', nr, id")
                .param("session", session.id()).query(ItemRows::read).list());
    }

    Optional<Item> find(Session session, UUID id) {
        return jdbc.sql("select * from congress_item where id = :id and session_id = :session").param("id", id).param("session", session.id())
                .query(ItemRows::read).optional();
    }

    /**
     * Takes an item for an act; its row is locked until the end of the transaction.
     *
     * @param version as the actor saw it
     * @throws Refusal {@code congress.meeting.over} for what is archived, {@code congress.meeting.moved} when somebody was faster,
     *                 {@code congress.meeting.item.elsewhere} when the act leads nowhere from here
     */
    Item take(Session session, UUID id, int version, ItemAct act) {
        MeetingRights.running(session);
        Item item = jdbc.sql("select * from congress_item where id = :id and session_id = :session for update").param("id", id).param("session", session.id())
                .query(ItemRows::read).optional().orElseThrow(() -> new Refusal("congress.meeting.moved"));
        if (item.version() != version) {
            throw new Refusal("congress.meeting.moved");
        }
        if (!act.possible(item.stage())) {
            throw new Refusal("congress.meeting.item.elsewhere");
        }
        return item;
    }

    private static Item read(ResultSet rs, int row) throws SQLException {
        Integer given = whole(rs, "given");
        Count count = given == null ? null : new Count(given, rs.getInt("returned"), rs.getInt("valid"), rs.getInt("invalid"), rs.getInt("yes"), rs.getInt("no"),
                rs.getInt("abstain"));
        return new Item(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), rs.getInt("nr"), rs.getString("title"),
                ItemKind.valueOf(rs.getString("kind")), Matter.valueOf(rs.getString("matter")), Electorate.valueOf(rs.getString("electorate")), rs.getString("note"),
                rs.getString("passing") == null ? null : Passing.valueOf(rs.getString("passing")), rs.getString("base") == null ? null : VoteBase.valueOf(rs.getString("base")),
                rs.getString("basis"), rs.getString("ballot") == null ? null : Ballot.valueOf(rs.getString("ballot")), ItemStage.valueOf(rs.getString("stage")),
                rs.getObject("sitting_id", UUID.class), Sittings.at(rs, "opened_at"), rs.getString("opened_name"), whole(rs, "base_size"), whole(rs, "valid_size"),
                whole(rs, "present_size"), count, Set.copyOf(List.of((UUID[]) rs.getArray("counted_by").getArray())), rs.getString("counted_name"), Sittings.at(rs, "counted_at"),
                rs.getObject("confirmed_by", UUID.class), rs.getString("confirmed_name"), Sittings.at(rs, "confirmed_at"), rs.getString("reason"), rs.getInt("version"));
    }

    private static Integer whole(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, Integer.class);
    }
}
