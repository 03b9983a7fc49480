package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unionhall.launch.PortalProcess;

/** Killed while an officer merges records: each merge is whole, with its log and its audit line, or has not happened. */
class MergeKillRounds {

    private static final int ROUNDS = Integer.getInteger("rounds", 6);
    private static final int PAIRS = 40;

    private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
    private final Report report = new Report("killed while records are merged");

    @Test
    void aMergeIsWholeOrHasNotHappened() throws Exception {
        try (World world = new World("merge")) {
            PortalProcess portal = world.portal();
            world.account("officer", "ORGANISATION_OFFICER");
            world.unit("M1", "合并分工会");
            int asked = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                List<UUID[]> pairs = pairs(world, round);
                long people = world.number("select count(*) from personnel_person");
                long merged = world.number("select count(*) from personnel_merge");
                Visitor officer = Visitor.at(portal.port());
                officer.signIn("officer", World.PASSWORD);
                Thread work = new Thread(() -> pairs.forEach(pair -> merge(officer, pair)), "officer");
                work.start();
                Thread.sleep(200 + random.nextInt(1500));
                portal.kill();
                work.join();
                portal = world.portal();
                asked += PAIRS;
                long now = world.number("select count(*) from personnel_merge") - merged;
                assertThat(world.number("select count(*) from personnel_person")).as("round %d", round).isEqualTo(people - now);
                assertThat(world.number("select count(*) from identity_audit where act = 'personnel.person.merge'")).isEqualTo(merged + now);
                assertThat(world.number("""
                        select count(*) from personnel_merge g where not exists (select 1 from personnel_person p where p.id = g.stays_id)
                           or exists (select 1 from personnel_person p where p.id = g.goes_id)""")).isZero();
                assertThat(world.number("select count(*) from membership_member")).isEqualTo((long) round * PAIRS);
            }
            long whole = world.number("select count(*) from personnel_merge");
            assertThat(whole).as("the rounds must meet merges").isPositive();
            report.line("%d kills; of %d merges asked for, %d had happened, each whole with its log and its audit line", ROUNDS, asked, whole);
            report.write();
        }
    }

    /** A member, and a second record of the same person without membership. */
    private static List<UUID[]> pairs(World world, int round) throws Exception {
        List<UUID[]> pairs = new ArrayList<>();
        UUID unit = UUID.fromString(world.text("select id from membership_unit where code = 'M1'"));
        for (int nr = 0; nr < PAIRS; nr++) {
            UUID stays = person(world, "M" + round + "-" + nr);
            world.change("insert into membership_member (person_id, state) values (?, 'ACTIVE')", stays);
            world.change("insert into membership_stay (person_id, unit_id, from_on) values (?, ?, date '2020-01-01')", stays, unit);
            pairs.add(new UUID[] {stays, person(world, null)});
        }
        return pairs;
    }

    private static UUID person(World world, String staffNo) throws Exception {
        UUID id = UUID.randomUUID();
        world.change("insert into personnel_person (id, staff_no, name, name_pinyin) values (?, ?, '合一', 'he yi')", id, staffNo);
        return id;
    }

    private static void merge(Visitor officer, UUID[] pair) {
        try {
            String address = "/people/duplicates/" + pair[0] + "/" + pair[1];
            officer.post(address, address + "/merge", "seen", "0", "seenOther", "0", "reason", "同一人");
        } catch (IOException dead) {
            // the portal is gone; the rest of the pairs is not asked for
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
