package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.unionhall.launch.PortalProcess;

/**
 * The portal is killed at a random moment of its work, again and again: after the next start nothing is half done,
 * nothing is lost, nothing is there twice. Rounds: {@code -Drounds=20}.
 */
class KillRounds {

    private static final int ROUNDS = Integer.getInteger("rounds", 12);
    private static final int ROWS = 1500;
    private static final Pattern ROSTER = Pattern.compile("/intake/([0-9a-f-]{36})");
    private static final Pattern EXPORT = Pattern.compile("/exports/([0-9a-f-]{36})");

    private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
    private final Report report = new Report("killed at random moments");
    private final List<Double> restarts = new ArrayList<>();

    @Test
    void nothingIsHalfDoneLostOrDoubled() throws Exception {
        try (World world = new World("kill")) {
            PortalProcess portal = world.portal("--unionhall.export.rows-at-once=0");
            world.account("officer", "ORGANISATION_OFFICER");
            world.unit("K1", "断电分工会");
            int killedWhileReading = 0;
            int killedWhileCommitting = 0;
            int killedWhileExporting = 0;
            int done = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                Visitor visitor = Visitor.at(portal.port());
                visitor.signIn("officer", World.PASSWORD);
                String roster = id(ROSTER, visitor.upload("/intake", "file", "会员 " + round + ".xlsx",
                        World.members(round * 10_000, ROWS, "K1")).uri().toString());
                if (round % 3 == 1) {
                    killedWhileReading++;
                    portal = killedAfter(random.nextInt(1500), portal, world);
                    visitor.moveTo(portal.port());
                }
                assertThat(ended(world, "intake_roster", roster)).as("round %d", round).isEqualTo("PREVIEW");
                assertThat(world.number("select count(*) from intake_line where status = 'NEW' and roster_id = ?::uuid", roster)).isEqualTo(ROWS);
                assertThat(members(world)).as("a preview changes nothing").isEqualTo((long) done * ROWS);

                long version = world.number("select version from intake_roster where id = ?::uuid", roster);
                visitor.post("/intake/" + roster, "/intake/" + roster + "/commit", "version", String.valueOf(version));
                if (round % 3 != 0) {
                    killedWhileCommitting++;
                    portal = killedAfter(random.nextInt(1200), portal, world);
                    visitor.moveTo(portal.port());
                }
                assertThat(ended(world, "intake_roster", roster)).as("round %d", round).isEqualTo("COMMITTED");
                done++;
                assertThat(members(world)).isEqualTo((long) done * ROWS);
                assertThat(world.number("select count(distinct staff_no) from personnel_person")).isEqualTo((long) done * ROWS);
                assertThat(world.number("select count(*) from identity_audit where act = 'intake.roster.commit' and object_id = ?", roster)).isEqualTo(1);
                assertThat(world.number("select count(*) from membership_act where source_id = ?::uuid", roster)).isEqualTo(ROWS);

                String export = id(EXPORT, visitor.post("/exports/of/members", "/exports/of/members", "reason", "断电演练 " + round).uri().toString());
                if (round % 2 == 0) {
                    killedWhileExporting++;
                    portal = killedAfter(random.nextInt(900), portal, world);
                    visitor.moveTo(portal.port());
                }
                assertThat(ended(world, "export_order", export)).isEqualTo("READY");
                assertThat(world.number("select rows from export_order where id = ?::uuid", export)).isEqualTo((long) done * ROWS);
                assertThat(world.number("select count(*) from files_file where owner_id = ?::uuid", export)).isEqualTo(1);
                assertThat(world.number("select count(*) from identity_audit where reason = ? and act = 'membership.members.export'", "断电演练 " + round))
                        .isEqualTo(1);
                assertThat(visitor.download("/exports/" + export, "/exports/" + export + "/file")).startsWith('P', 'K');
            }
            assertThat(world.number("select count(*) from files_file f where owner_type = 'intake.roster'")).as("files left behind").isZero();
            assertThat(world.number("select count(*) from web_job where task_name in ('intake.read', 'intake.commit', 'export.write')")).isZero();
            whole(world);
            report.line("%d rounds of %d rows; killed while reading %d, while committing %d, while exporting %d times", ROUNDS, ROWS,
                    killedWhileReading, killedWhileCommitting, killedWhileExporting);
            report.line("back and ready after %s", Report.spread(restarts, "s"));
            report.line("all %d imports once, all exports once, the audit chain whole, no file and no job left behind", done);
            report.write();
        }
    }

    private PortalProcess killedAfter(int milliseconds, PortalProcess portal, World world) throws Exception {
        Thread.sleep(milliseconds);
        portal.kill();
        long start = System.nanoTime();
        PortalProcess next = world.portal("--unionhall.export.rows-at-once=0");
        restarts.add((System.nanoTime() - start) / 1e9);
        return next;
    }

    /** Waits until the portal no longer works on it. */
    private static String ended(World world, String table, String id) throws Exception {
        String state = "";
        for (int tries = 0; tries < 1200; tries++) {
            state = world.text("select state from " + table + " where id = ?::uuid", id);
            if (!List.of("RECEIVED", "READING", "COMMITTING", "ORDERED", "WRITING").contains(state)) {
                return state;
            }
            Thread.sleep(100);
        }
        return state + " for two minutes";
    }

    private static long members(World world) throws Exception {
        return world.number("select count(*) from membership_member m join membership_stay s on s.person_id = m.person_id and s.to_on is null");
    }

    /** The audit trail as its administrator checks it. */
    private static void whole(World world) throws Exception {
        world.account("auditor", "AUDIT_ADMIN");
        PortalProcess portal = world.portal();
        Visitor auditor = Visitor.at(portal.port());
        auditor.signIn("auditor", World.PASSWORD);
        assertThat(auditor.post("/audit", "/audit/check").body()).contains("完整");
    }

    private static String id(Pattern pattern, String address) throws IOException {
        Matcher found = pattern.matcher(address);
        if (!found.find()) {
            throw new IOException("no id in " + address);
        }
        return found.group(1);
    }
}
