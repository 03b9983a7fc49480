package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.unionhall.launch.PortalProcess;

/** Two copies of the portal on one database are one portal; one killed, the other carries on. */
class TwoCopiesRounds {

    private static final Pattern ROSTER = Pattern.compile("/intake/([0-9a-f-]{36})");
    private static final int ROWS = 2000;

    private final Report report = new Report("two copies on one database");

    @Test
    void eitherCopyServesAndOneKilledTheOtherCarriesOn() throws Exception {
        try (World world = new World("copies")) {
            PortalProcess one = world.portal();
            PortalProcess two = world.portal();
            world.account("officer", "ORGANISATION_OFFICER");
            world.unit("T1", "双机分工会");
            Visitor visitor = Visitor.at(one.port());
            visitor.signIn("officer", World.PASSWORD);
            visitor.moveTo(two.port());
            assertThat(visitor.page("/members").selectFirst("h1").text()).isEqualTo("会员");

            String roster = null;
            int committedOnce = 0;
            String atTheKill = null;
            for (int round = 0; round < 6; round++) {
                visitor.moveTo(round % 2 == 0 ? one.port() : two.port());
                roster = id(visitor.upload("/intake", "file", "会员 " + round + ".xlsx", World.members(round * 10_000, ROWS, "T1")).uri().toString());
                visitor.moveTo(round % 2 == 0 ? two.port() : one.port());
                assertThat(visitor.page("/intake/" + roster).selectFirst("h1").text()).isEqualTo("会员 " + round + ".xlsx");
                ended(world, roster, "PREVIEW");
                commit(visitor, world, roster);
                if (round == 5) {
                    one.kill(); // whichever of the two does the work
                    atTheKill = world.text("select state from intake_roster where id = ?::uuid", roster);
                    visitor.moveTo(two.port());
                }
                ended(world, roster, "COMMITTED");
                assertThat(world.number("select count(*) from identity_audit where act = 'intake.roster.commit' and object_id = ?", roster)).isEqualTo(1);
                assertThat(world.number("select count(*) from membership_member")).isEqualTo((round + 1L) * ROWS);
                committedOnce++;
            }
            assertThat(visitor.page("/intake/" + roster).text()).contains("已入库");
            assertThat(visitor.page("/members").text()).contains(String.format("%,d", 6 * ROWS));
            visitor.post("/members", "/sign-out");
            assertThat(visitor.open("/members").uri().getPath()).isEqualTo("/sign-in");
            report.line("%d imports handed in at one copy and followed at the other, each committed once; one copy was killed while the last was %s", committedOnce, atTheKill);
            report.line("the session went on at the other copy, and ended at both with sign-out");
            report.write();
        }
    }

    private static void commit(Visitor visitor, World world, String roster) throws Exception {
        long version = world.number("select version from intake_roster where id = ?::uuid", roster);
        visitor.post("/intake/" + roster, "/intake/" + roster + "/commit", "version", String.valueOf(version));
    }

    private static void ended(World world, String roster, String wanted) throws Exception {
        String state = "";
        for (int tries = 0; tries < 1200 && !wanted.equals(state); tries++) {
            state = world.text("select state from intake_roster where id = ?::uuid", roster);
            Thread.sleep(100);
        }
        assertThat(state).isEqualTo(wanted);
    }

    private static String id(String address) {
        Matcher found = ROSTER.matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return found.group(1);
    }
}
