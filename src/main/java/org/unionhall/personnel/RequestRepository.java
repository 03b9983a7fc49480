package org.unionhall.personnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;

@Repository
class RequestRepository {

    private static final String REQUESTS = "select id, person_id, account_id, reason, asked_at, due_on, evidence_deleted_at from personnel_request ";

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, PersonId person, AccountId account, String reason, Instant at, LocalDate due, boolean evidence) {
        jdbc.sql("""
                insert into personnel_request (id, person_id, account_id, reason, asked_at, due_on, evidence)
                values (:id, :person, :account, :reason, :at, :due, :evidence)
                """).param("id", id).param("person", person.value()).param("account", account.value()).param("reason", reason)
                .param("at", Timestamp.from(at)).param("due", due, java.sql.Types.DATE).param("evidence", evidence).update();
    }

    void insertField(UUID request, String before, FieldValue value, byte[] sealed) {
        jdbc.sql("""
                insert into personnel_request_field (request_id, field, before, after, after_type, after_sealed, state)
                values (:request, :field, :before, :after, :type, :sealed, 'ASKED')
                """).param("request", request).param("field", value.field().name()).param("before", before, java.sql.Types.VARCHAR)
                .param("after", value.shown()).param("type", value.type() == null ? null : value.type().name(), java.sql.Types.VARCHAR)
                .param("sealed", sealed, java.sql.Types.BINARY).update();
    }

    /** Whether an open request asks for this field of this person already. */
    boolean waits(PersonId person, PersonField field) {
        return jdbc.sql("""
                select exists (select 1 from personnel_request r join personnel_request_field f on f.request_id = r.id
                    where r.person_id = :person and f.field = :field and f.state = 'ASKED')
                """).param("person", person.value()).param("field", field.name()).query(Boolean.class).single();
    }

    /** Whoever decides or withdraws holds it first. */
    Optional<ChangeRequest> lock(UUID id) {
        return read(REQUESTS + " where id = :id for update", Map.of("id", id)).stream().findFirst();
    }

    Optional<ChangeRequest> find(UUID id) {
        return read(REQUESTS + " where id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The newest first. */
    List<ChangeRequest> of(PersonId person, int most) {
        return read(REQUESTS + " where person_id = :person order by asked_at desc, id desc limit :most",
                Map.of("person", person.value(), "most", most));
    }

    private List<ChangeRequest> read(String sql, Map<String, Object> values) {
        List<ChangeRequest> requests = jdbc.sql(sql).params(values).query((rs, n) -> new ChangeRequest(rs.getObject(1, UUID.class),
                new PersonId(rs.getObject(2, UUID.class)), new AccountId(rs.getObject(3, UUID.class)), rs.getString(4),
                rs.getTimestamp(5).toInstant(), rs.getObject(6, LocalDate.class), rs.getTimestamp(7) == null ? null : rs.getTimestamp(7).toInstant(), List.of())).list();
        Map<UUID, List<ChangeRequest.Item>> items = items(requests.stream().map(ChangeRequest::id).toList());
        return requests.stream().map(one -> one.with(items.getOrDefault(one.id(), List.of()))).toList();
    }

    private Map<UUID, List<ChangeRequest.Item>> items(List<UUID> requests) {
        return jdbc.sql("""
                select request_id, id, field, before, after, after_type, state, decided_at, decided_by, why from personnel_request_field
                where request_id = any(:requests) order by id
                """).param("requests", requests.toArray(UUID[]::new)).query((rs, n) -> Map.entry(rs.getObject(1, UUID.class), item(rs))).list()
                .stream().collect(Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new, Collectors.mapping(Map.Entry::getValue,
                        Collectors.toList())));
    }

    private static ChangeRequest.Item item(ResultSet rs) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new ChangeRequest.Item(rs.getObject("id", UUID.class), PersonField.valueOf(rs.getString("field")), rs.getString("before"),
                rs.getString("after"), rs.getString("after_type"), RequestState.valueOf(rs.getString("state")),
                decided == null ? null : decided.toInstant(), rs.getString("decided_by"), rs.getString("why"));
    }

    Optional<byte[]> sealed(UUID item) {
        return jdbc.sql("select after_sealed from personnel_request_field where id = :id").param("id", item).query(byte[].class).optional();
    }

    void decide(UUID item, RequestState state, Instant at, String by, String why) {
        jdbc.sql("update personnel_request_field set state = :state, decided_at = :at, decided_by = :by, why = :why where id = :id")
                .param("state", state.name()).param("at", Timestamp.from(at)).param("by", by).param("why", why, java.sql.Types.VARCHAR)
                .param("id", item).update();
    }

    int since(PersonId person, java.time.Instant from) {
        return jdbc.sql("select count(*) from personnel_request where person_id = :person and asked_at > :from").param("person", person.value())
                .param("from", java.sql.Timestamp.from(from)).query(Integer.class).single();
    }
}
