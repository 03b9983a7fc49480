package org.unionhall.proposal.handle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.web.DailyWork;

/**
 * Ends the posts of heads, handlers and leaders in charge whom the staff roster shows as retired, gone or dead: nobody signs
 * for a department they have left. The office that keeps the register is told, so that a successor is named.
 */
@Component
class UndertakerDays implements DailyWork {

    /** Who is in the trail when the portal draws a consequence. */
    private static final Actor PORTAL = new Actor(null, null, "portal", List.of());
    /** Whose posts are over. */
    private static final String GONE = "('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED')";

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UndertakerDays(JdbcClient jdbc, Inbox inbox, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "proposal.undertakers";
    }

    /** After the night in which rosters are taken over, before answers are reminded of. */
    @Override
    public LocalTime at() {
        return LocalTime.of(5, 50);
    }

    private record Left(UUID entry, UUID department, String departmentName, String name, Post post, LocalDate to) {
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(status -> {
            List<Left> left = ended();
            if (!left.isEmpty()) {
                List<AccountId> office = office();
                left.forEach(one -> tell(one, office));
            }
        });
    }

    /** An entry that began today ends tomorrow: there is no shorter one. */
    private List<Left> ended() {
        return jdbc.sql("""
                update proposal_undertaker u set to_on = greatest(:today, u.from_on + 1) from personnel_person p, personnel_department d
                where p.id = u.person_id and d.id = u.department_id and p.duty_state in %s and u.from_on <= :today
                  and (u.to_on is null or u.to_on > greatest(:today, u.from_on + 1))
                returning u.id, d.id, d.name, p.name, u.post, u.to_on
                """.formatted(GONE)).param("today", LocalDate.now(clock)).query((rs, n) -> new Left(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class),
                        rs.getString(3), rs.getString(4), Post.valueOf(rs.getString(5)), rs.getObject(6, LocalDate.class))).list();
    }

    private void tell(Left one, List<AccountId> office) {
        audit.record(AuditEntry.of(PORTAL, "proposal.undertaker.end").on("department", one.department(), one.departmentName() + " " + one.name())
                .change("post", one.post(), null).change("to", null, one.to()));
        inbox.sendAll(office, Letter.of(LetterKind.DUTY, "proposal.letter.undertaker-gone", "proposal.letter.undertaker-gone." + one.entry())
                .with(one.departmentName(), one.name(), Letter.word("proposal.Post." + one.post())).at("/proposals/undertakers/" + one.department()));
    }

    /** Who keeps the register: the congress officers of a whole school. */
    private List<AccountId> office() {
        return jdbc.sql("""
                select distinct a.id from identity_account a join identity_grant g on g.account_id = a.id
                where g.role = 'CONGRESS_OFFICER' and g.from_on <= :today and (g.to_on is null or g.to_on > :today) and a.disabled_at is null
                  and (g.unit_id is null or exists (select 1 from membership_unit u where u.id = g.unit_id and u.parent_id is null))
                """).param("today", LocalDate.now(clock)).query((rs, n) -> new AccountId(rs.getObject(1, UUID.class))).list();
    }
}
