package org.unionhall.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.RoleSource;
import org.unionhall.identity.Scope;
import org.unionhall.web.Once;

/** Who answers for which department, and which leader of the school is in charge of it: facts from which roles follow. */
@Component
public class Undertakers implements RoleSource {

    /** What somebody is to a department. */
    public enum Post {
        /** Signs for the department (部门负责人). */
        HEAD,
        /** Writes for it (承办人). */
        HANDLER,
        /** The leader of the school in charge of it (分管校领导). */
        LEADER
    }

    /**
     * Whether somebody answers for the proposal {@code t}: for the department that leads, or in charge of the case as
     * {@link #inCharge} has it.
     *
     * @param person, today names of parameters
     */
    public static String answers(String person, String today) {
        return """
                exists (select 1 from proposal_undertaker u where u.person_id = :person and u.from_on <= :today and (u.to_on is null or u.to_on > :today)
                    and (u.post <> 'LEADER' and u.department_id = t.lead_department or u.post = 'LEADER' and (t.leader_id = :person
                        or u.department_id = t.lead_department and not exists (select 1 from proposal_undertaker l where l.person_id = t.leader_id
                            and l.post = 'LEADER' and l.from_on <= :today and (l.to_on is null or l.to_on > :today)))))
                """.replace(":person", ":" + person).replace(":today", ":" + today);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Undertakers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The departments for which somebody holds any of the posts today; empty for an account without a person. */
    public Set<UUID> departments(Actor actor, Post... posts) {
        return held(actor).as(posts);
    }

    /** What somebody is to which departments today. */
    public record Held(Map<Post, Set<UUID>> departments) {

        /** The departments for which any of these posts is held. */
        public Set<UUID> as(Post... posts) {
            return Arrays.stream(posts).flatMap(post -> departments.getOrDefault(post, Set.of()).stream()).collect(Collectors.toSet());
        }
    }

    /** All posts that somebody holds today, asked for at once; none for an account without a person. */
    public Held held(Actor actor) {
        return actor.person() == null ? new Held(Map.of()) : Once.page(List.of("proposal.held", actor.person()), () -> held(actor.person()));
    }

    private Held held(PersonId person) {
        Map<Post, Set<UUID>> held = new EnumMap<>(Post.class);
        jdbc.sql("""
                select post, department_id from proposal_undertaker where person_id = :person and from_on <= :today and (to_on is null or to_on > :today)
                """).param("person", person.value()).param("today", LocalDate.now(clock))
                .query(rs -> {
                    held.computeIfAbsent(Post.valueOf(rs.getString(1)), post -> new HashSet<>()).add(rs.getObject(2, UUID.class));
                });
        return new Held(held);
    }

    /** Who holds any of the posts for a department today. */
    public List<PersonId> of(UUID department, Post... posts) {
        return Once.page(List.of("proposal.undertakers", department, List.of(posts)), () -> jdbc.sql("""
                select person_id from proposal_undertaker where department_id = :department and post = any(:posts)
                  and from_on <= :today and (to_on is null or to_on > :today) order by from_on, id
                """).param("department", department).param("posts", names(posts)).param("today", LocalDate.now(clock))
                .query(UUID.class).list().stream().map(PersonId::new).toList());
    }

    /** Whether somebody is in charge of any department today. */
    boolean leads(PersonId person) {
        return Once.page(List.of("proposal.leads", person), () -> jdbc.sql("""
                select exists (select 1 from proposal_undertaker where person_id = :person and post = 'LEADER' and from_on <= :today and (to_on is null or to_on > :today))
                """).param("person", person.value()).param("today", LocalDate.now(clock)).query(Boolean.class).single());
    }

    /** Who is in charge of a case today: the leader named, as long as they are one, else whoever is in charge of the department that leads. */
    public List<PersonId> inCharge(Proposal proposal) {
        return proposal.leader() != null && leads(proposal.leader()) ? List.of(proposal.leader())
                : proposal.department() == null ? List.of() : of(proposal.department(), Post.LEADER);
    }

    @Override
    public List<HeldRole> rolesOf(PersonId person, LocalDate today) {
        List<HeldRole> roles = new ArrayList<>();
        jdbc.sql("""
                select t.post, d.name, t.to_on from proposal_undertaker t join personnel_department d on d.id = t.department_id
                where t.person_id = :person and t.from_on <= :today and (t.to_on is null or t.to_on > :today) order by t.from_on, t.id
                """).param("person", person.value()).param("today", today).query(rs -> {
                    LocalDate to = rs.getObject(3, LocalDate.class);
                    roles.add(new HeldRole(Post.valueOf(rs.getString(1)) == Post.LEADER ? Role.SCHOOL_LEADER : Role.UNDERTAKER, Scope.nothing(),
                            rs.getString(2), to == null ? null : to.minusDays(1)));
                });
        return roles;
    }

    @Override
    public Set<PersonId> holders(Set<Role> roles, LocalDate today) {
        List<String> posts = new ArrayList<>();
        if (roles.contains(Role.SCHOOL_LEADER)) {
            posts.add(Post.LEADER.name());
        }
        if (roles.contains(Role.UNDERTAKER)) {
            posts.add(Post.HEAD.name());
            posts.add(Post.HANDLER.name());
        }
        return posts.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
                select distinct person_id from proposal_undertaker where post = any(:posts) and from_on <= :today and (to_on is null or to_on > :today)
                """).param("posts", posts.toArray(String[]::new)).param("today", today).query(UUID.class).list().stream().map(PersonId::new).toList());
    }

    private static String[] names(Post... posts) {
        String[] names = new String[posts.length];
        for (int i = 0; i < posts.length; i++) {
            names[i] = posts[i].name();
        }
        return names;
    }
}
