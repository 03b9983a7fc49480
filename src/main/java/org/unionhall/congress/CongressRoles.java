package org.unionhall.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.RoleSource;
import org.unionhall.identity.Scope;

/** Roles that follow from a mandate and from a seat on the proposal committee; they end with the mandate, the seat and the term. */
@Component
class CongressRoles implements RoleSource {

    private static final String HELD = """
            select d.person_id, 'DELEGATE' as role, t.unit_id, u.short_name, t.number, d.to_on from congress_delegate d
            join congress_term t on t.id = d.term_id join membership_unit u on u.id = t.unit_id
            where t.stage <> 'OVER' and d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today)
            union all
            select c.person_id, 'PROPOSAL_COMMITTEE', t.unit_id, u.short_name, t.number, c.to_on from congress_seat c
            join congress_term t on t.id = c.term_id join membership_unit u on u.id = t.unit_id
            where t.stage <> 'OVER' and c.committee = 'PROPOSALS' and c.from_on <= :today and (c.to_on is null or c.to_on > :today)
            """;

    private final JdbcClient jdbc;

    CongressRoles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<HeldRole> rolesOf(PersonId person, LocalDate today) {
        return jdbc.sql("select * from (" + HELD + ") held where person_id = :person").param("today", today).param("person", person.value())
                .query(CongressRoles::held).list();
    }

    private static HeldRole held(ResultSet rs, int row) throws SQLException {
        LocalDate to = rs.getObject("to_on", LocalDate.class);
        Role role = Role.valueOf(rs.getString("role"));
        return new HeldRole(role, Scope.below(rs.getObject("unit_id", UUID.class)),
                rs.getString("short_name") + " 第" + rs.getInt("number") + "届" + (role == Role.DELEGATE ? "代表" : "提案工作委员会"),
                to == null ? null : to.minusDays(1));
    }

    @Override
    public Set<PersonId> holders(Set<Role> roles, LocalDate today) {
        if (!roles.contains(Role.DELEGATE) && !roles.contains(Role.PROPOSAL_COMMITTEE)) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct person_id from (" + HELD + ") held where role = any(:roles)").param("today", today)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new)).query(UUID.class).list().stream().map(PersonId::new).toList());
    }
}
