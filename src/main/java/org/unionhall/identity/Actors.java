package org.unionhall.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Works out who somebody is at this moment: facts from every {@link RoleSource}, then the grants of today. */
@Service
public class Actors {

    private final List<RoleSource> sources;
    private final Grants grants;
    private final AccountRepository accounts;
    private final Clock clock;

    Actors(List<RoleSource> sources, Grants grants, AccountRepository accounts, Clock clock) {
        this.sources = sources;
        this.grants = grants;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Everybody with an account in use who holds any of the roles today, wherever, with all their roles. */
    public List<Actor> holding(Role... wanted) {
        LocalDate today = LocalDate.now(clock);
        Set<Role> roles = Set.of(wanted);
        Set<PersonId> people = sources.stream().flatMap(source -> source.holders(roles, today).stream()).collect(Collectors.toSet());
        return accounts.ofPeopleOrGranted(people, roles, today).stream().map(this::of).filter(actor -> actor.has(wanted)).toList();
    }

    public Actor of(Account account) {
        LocalDate today = LocalDate.now(clock);
        List<HeldRole> roles = new ArrayList<>();
        if (account.person() != null) {
            sources.forEach(source -> roles.addAll(source.rolesOf(account.person(), today)));
        }
        grants.of(account.id()).stream().filter(grant -> grant.on(today)).forEach(grant -> roles.add(new HeldRole(
                grant.role(), grant.unit() == null ? Scope.everything() : Scope.below(grant.unit()), grant.reason(),
                grant.to() == null ? null : grant.to().minusDays(1))));
        return new Actor(account.id(), account.person(), account.name(), roles);
    }
}
