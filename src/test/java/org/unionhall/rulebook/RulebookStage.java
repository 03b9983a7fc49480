package org.unionhall.rulebook;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Money;

/** A small union to try rules on: a school with a branch and a group below it, a clock one can set, some rules. */
@TestConfiguration(proxyBeanMethods = false)
class RulebookStage {

    static final UUID SCHOOL = new UUID(1, 1);
    static final UUID BRANCH = new UUID(1, 2);
    static final UUID GROUP = new UUID(1, 3);

    static final Rule<Integer> DAYS = Rule.whole("stage.reply.days", 30).between(1, 90).unit("days").basis("Proposal rules", "12").toConfirm().perUnit();
    static final Rule<Integer> YEARS = Rule.whole("stage.term.years", 5).oneOf(3, 5).basis("Union law", "16");
    static final Rule<Money> GIFT = Rule.money("stage.gift.most", Money.ofYuan(500));
    static final Rule<Bands> SEATS = Rule.bands("stage.committee.seats", Bands.parse("11-25: 3\n26-100: 3-5")).odd();

    static final Actor OFFICER = actor("Ma", Role.ORGANISATION_OFFICER, Scope.everything());

    static Actor actor(String name, Role role, Scope scope) {
        return new Actor(new AccountId(new UUID(9, role.ordinal())), null, name, List.of(new HeldRole(role, scope, "test", null)));
    }

    /** The portal's clock, at noon of whatever day the test says. */
    static final class Today extends Clock {

        private Instant now = at(LocalDate.of(2026, 2, 10));

        private static Instant at(LocalDate day) {
            return day.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        }

        void is(LocalDate day) {
            now = at(day);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Bean
    @Primary
    Today today() {
        return new Today();
    }

    @Bean
    RuleSource stageRules() {
        return () -> List.of(DAYS, YEARS, GIFT, SEATS);
    }

    @Bean
    UnitPath stagePath() {
        return new UnitPath() {
            @Override
            public List<UUID> upwards(UUID unit) {
                List<UUID> all = List.of(GROUP, BRANCH, SCHOOL);
                return all.contains(unit) ? all.subList(all.indexOf(unit), all.size()) : List.of();
            }

            @Override
            public List<Named> units() {
                return List.of(new Named(SCHOOL, "School"), new Named(BRANCH, "Branch"), new Named(GROUP, "Group"));
            }
        };
    }
}
