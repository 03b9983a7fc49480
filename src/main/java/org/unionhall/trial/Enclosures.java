package org.unionhall.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.unionhall.files.Files;

/** Files that delegates of the sample have attached to what they propose, and departments to what they have done. */
final class Enclosures {

    private final JdbcTemplate jdbc;
    private final Files files;

    Enclosures(JdbcTemplate jdbc, Files files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    void add() {
        add("问卷调查汇总.pdf", "survey", "proposal.text", """
                select t.id, p.name, t.submitted_at from proposal t join proposal_proposer r on r.proposal_id = t.id and r.nr = 1 join personnel_person p on p.id = r.person_id
                where t.submitted_at is not null and t.reason like '%问卷%' order by t.submitted_at, t.id limit 9""");
        add("现场走访记录.pdf", "visit", "proposal.text", """
                select t.id, p.name, t.submitted_at from proposal t join proposal_proposer r on r.proposal_id = t.id and r.nr = 1 join personnel_person p on p.id = r.person_id
                where t.submitted_at is not null and t.category in ('CAMPUS', 'SAFETY') order by t.submitted_at, t.id limit 6""");
        add("完工验收单.pdf", "handover", "proposal.promise", "select id, reporter, reported_at from proposal_promise where state = 'KEPT' order by reported_at, id limit 4");
    }

    /** @param whom what it is attached to, by whom and when */
    private void add(String name, String sample, String owner, String whom) {
        jdbc.query(whom, rs -> {
            try (InputStream in = Enclosures.class.getResourceAsStream("/sample/" + sample + ".pdf")) {
                UUID file = files.keep(name, "application/pdf", in, owner, rs.getObject(1, UUID.class), rs.getString(2)).value();
                jdbc.update("update files_file set created_at = ? where id = ?", rs.getTimestamp(3), file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
