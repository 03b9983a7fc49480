package org.unionhall.congress.prepare;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.prepare.Proportions.Body;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.ElectedRule;

/**
 * The lines for the union's committee and its standing committee judge whom the congress elects to them, not the list of its own
 * delegates: a delegate who is not published could not mend who sits on a committee. They concern unions that hold a congress.
 */
@Component
class BodyLines implements ElectedRule {

    private final Proportions proportions;
    private final JdbcClient jdbc;

    BodyLines(Proportions proportions, JdbcClient jdbc) {
        this.proportions = proportions;
        this.jdbc = jdbc;
    }

    @Override
    public List<Refusal> against(UUID unit, String body, LocalDate heldOn, Collection<UUID> elected) {
        return congressOf(unit).flatMap(home -> proportions.ofElected(Body.valueOf(body), home, elected, heldOn)).filter(line -> !line.held())
                .map(line -> new Refusal("congress.elected.below", word("congress.Category." + line.category()), line.count(), line.base(), line.share(), line.percent(),
                        line.off(), line.basis(), word("congress.Body." + body))).stream().toList();
    }

    /** The union in whose name the unit acts, where that one has a congress. */
    private Optional<UUID> congressOf(UUID unit) {
        return jdbc.sql("""
                select h.home_id from membership_home h where h.unit_id = :unit and exists (select 1 from congress_term t where t.unit_id = h.home_id and t.stage <> 'OVER')
                """).param("unit", unit).query(UUID.class).optional();
    }

    private static DefaultMessageSourceResolvable word(String code) {
        return new DefaultMessageSourceResolvable(new String[] {code}, code);
    }
}
