package org.unionhall.membership;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.unionhall.rulebook.Rulebook;

/**
 * Roles that follow from offices held today and from membership. An office whose term has run out keeps its roles
 * until it is ended, as long as the rulebook says so ({@link MembershipRules#OFFICE_CONTINUES}): the committee stays in
 * charge until the next one is elected.
 */
@Component
class OfficeRoles implements RoleSource {

    private final JdbcClient jdbc;
    private final Rulebook rulebook;

    OfficeRoles(JdbcClient jdbc, Rulebook rulebook) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
    }

    @Override
    public List<HeldRole> rolesOf(PersonId person, LocalDate today) {
        List<HeldRole> roles = new ArrayList<>();
        jdbc.sql("""
                select o.post, u.kind, u.id, u.short_name, o.to_on, o.term_to_on
                from membership_office o join membership_unit u on u.id = o.unit_id
                where o.person_id = :person and daterange(o.from_on, o.to_on) @> :today::date
                  and daterange(u.from_on, u.to_on) @> :today::date
                union all
                select 'MEMBER', 'MEMBER', person_id, null, null, null from membership_member
                where person_id = :person and state in ('ACTIVE', 'RETAINED')
                """).param("person", person.value()).param("today", today)
                .query(rs -> {
                    if (rs.getString(1).equals("MEMBER")) {
                        roles.add(new HeldRole(Role.MEMBER, Scope.nothing(), "", null));
                        return;
                    }
                    Post post = Post.valueOf(rs.getString(1));
                    Role role = post.roleIn(UnitKind.valueOf(rs.getString(2)));
                    LocalDate termTo = rs.getObject(6, LocalDate.class);
                    boolean overdue = termTo != null && termTo.isBefore(today);
                    if (role != null && (!overdue || rulebook.get(MembershipRules.OFFICE_CONTINUES, today))) {
                        LocalDate to = rs.getObject(5, LocalDate.class);
                        roles.add(new HeldRole(role, new Scope(false, Set.of(rs.getObject(3, UUID.class))),
                                rs.getString(4) + " " + post.zh(), to == null ? null : to.minusDays(1)));
                    }
                });
        return roles;
    }

    @Override
    public Set<PersonId> holders(Set<Role> roles, LocalDate today) {
        Set<PersonId> holders = new HashSet<>();
        jdbc.sql("""
                select distinct o.person_id, o.post, u.kind from membership_office o join membership_unit u on u.id = o.unit_id
                where daterange(o.from_on, o.to_on) @> :today::date and daterange(u.from_on, u.to_on) @> :today::date
                """).param("today", today).query(rs -> {
                    Role role = Post.valueOf(rs.getString(2)).roleIn(UnitKind.valueOf(rs.getString(3)));
                    if (role != null && roles.contains(role)) {
                        holders.add(new PersonId(rs.getObject(1, UUID.class)));
                    }
                });
        if (roles.contains(Role.MEMBER)) {
            jdbc.sql("select person_id from membership_member where state in ('ACTIVE', 'RETAINED')").query(UUID.class).list()
                    .forEach(person -> holders.add(new PersonId(person)));
        }
        return holders;
    }
}
