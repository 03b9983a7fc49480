package org.unionhall.proposal.handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.files.FileOwner;
import org.unionhall.proposal.ResultClass;

/** Answers as they are kept, with their files. */
@Repository
class ReplyStore implements FileOwner {

    static final String OWNER = "proposal.reply";

    private final JdbcClient jdbc;

    ReplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every version, the latest first. */
    List<Reply> of(UUID proposal) {
        Map<UUID, List<String>> papers = papers(proposal);
        return jdbc.sql("select * from proposal_reply where proposal_id = :id order by round desc, nr desc").param("id", proposal)
                .query((rs, n) -> read(rs, papers)).list();
    }

    Optional<Reply> latest(UUID proposal, int round) {
        return of(proposal).stream().filter(one -> one.round() == round).findFirst();
    }

    /** The account that signed the latest answer of a round; empty as long as none has. */
    Optional<UUID> signer(UUID proposal, int round) {
        return jdbc.sql("select signer_account from proposal_reply where proposal_id = :id and round = :round order by nr desc limit 1").param("id", proposal)
                .param("round", round).query((rs, n) -> Optional.ofNullable(rs.getObject(1, UUID.class))).optional().flatMap(one -> one);
    }

    private static Reply read(ResultSet rs, Map<UUID, List<String>> papers) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        String result = rs.getString("result");
        return new Reply(id, rs.getObject("proposal_id", UUID.class), rs.getInt("round"), rs.getInt("nr"), rs.getString("department"),
                result == null ? null : ResultClass.valueOf(result), rs.getString("text"), rs.getString("measures"), rs.getString("why_not"),
                rs.getObject("promised_on", LocalDate.class), rs.getString("unheard"), at(rs, "drafted_at"), rs.getString("drafter"), at(rs, "sent_back_at"),
                rs.getString("sent_back"), at(rs, "signed_at"), rs.getString("signer"), rs.getString("signer_post"), rs.getString("signer_request"),
                rs.getBytes("digest"), at(rs, "released_at"), rs.getString("releaser"), rs.getObject("evaluate_until", LocalDate.class),
                papers.getOrDefault(id, List.of()));
    }

    /** SHA-256 of the files of every answer to a proposal, in order. */
    private Map<UUID, List<String>> papers(UUID proposal) {
        Map<UUID, List<String>> papers = new HashMap<>();
        jdbc.sql("""
                select f.owner_id, f.sha256 from files_file f join proposal_reply r on r.id = f.owner_id where f.owner_type = :type and r.proposal_id = :id order by f.id
                """).param("type", OWNER).param("id", proposal).query(rs -> {
                    papers.computeIfAbsent(rs.getObject(1, UUID.class), none -> new ArrayList<>()).add(HexFormat.of().formatHex(rs.getBytes(2)));
                });
        return papers;
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    @Override
    public String type() {
        return OWNER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from proposal_reply r where r.id = f.owner_id)";
    }
}
