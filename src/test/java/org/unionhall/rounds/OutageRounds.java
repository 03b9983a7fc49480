package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.unionhall.launch.PortalProcess;

/** PostgreSQL is stopped and started, or cut off, while people work: the portal says so, and recovers by itself. */
class OutageRounds {

    private static final int ROUNDS = Integer.getInteger("rounds.outages", 4);

    private final Report report = new Report("database away under load");

    @Test
    void thePortalSaysSoMeanwhileAndRecoversByItself() throws Exception {
        try (World world = new World("outage")) {
            PortalProcess portal = world.portal();
            world.account("officer", "ORGANISATION_OFFICER");
            world.unit("O1", "停电分工会");
            AtomicBoolean away = new AtomicBoolean();
            AtomicBoolean over = new AtomicBoolean();
            Map<Integer, AtomicInteger> up = new ConcurrentHashMap<>();
            Map<Integer, AtomicInteger> down = new ConcurrentHashMap<>();
            ConcurrentLinkedQueue<String> silent = new ConcurrentLinkedQueue<>();
            List<Thread> people = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Visitor visitor = Visitor.at(portal.port());
                visitor.signIn("officer", World.PASSWORD);
                Thread thread = new Thread(() -> work(visitor, away, over, up, down, silent), "visitor " + i);
                thread.start();
                people.add(thread);
            }
            List<Double> recoveries = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Thread.sleep(2_000);
                away.set(true);
                if (round % 2 == 1) {
                    world.stopDatabase();
                } else {
                    world.cut();
                }
                Thread.sleep(12_000);
                if (round % 2 == 1) {
                    world.startDatabase();
                } else {
                    world.mend();
                }
                long back = System.nanoTime();
                recoveries.add(untilItServes(portal) - back / 1e9);
                away.set(false);
            }
            over.set(true);
            for (Thread person : people) {
                person.join();
            }
            assertThat(portal.alive()).isTrue();
            assertThat(silent).as("answers without a page").isEmpty();
            assertThat(down).as("what people are told meanwhile").containsKey(503).doesNotContainKey(500);
            assertThat(up.keySet()).containsExactly(200);
            report.line("%d outages of 12 s, half by stopping PostgreSQL, half by cutting the connection; four visitors at work", ROUNDS);
            report.line("served again %s after the database was back", Report.spread(recoveries, "s"));
            report.line("answers while it was away (0: torn off on its way): %s; otherwise: %s", new TreeMap<>(down), new TreeMap<>(up));
            report.write();
        }
    }

    private static void work(Visitor visitor, AtomicBoolean away, AtomicBoolean over, Map<Integer, AtomicInteger> up,
                             Map<Integer, AtomicInteger> down, ConcurrentLinkedQueue<String> silent) {
        while (!over.get()) {
            boolean before = away.get();
            try {
                HttpResponse<String> answer = visitor.open("/members");
                (before || away.get() ? down : up).computeIfAbsent(answer.statusCode(), status -> new AtomicInteger()).incrementAndGet();
                if (answer.statusCode() >= 500 && !answer.body().contains("数据库暂时无法连接")) {
                    silent.add(answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(50);
            } catch (IOException torn) {
                // a page that was on its way when the database went: the browser shows that it is torn off
                down.computeIfAbsent(0, status -> new AtomicInteger()).incrementAndGet();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private static double untilItServes(PortalProcess portal) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            Visitor visitor = Visitor.at(portal.port());
            try {
                visitor.signIn("officer", World.PASSWORD);
                if (visitor.open("/members").statusCode() == 200) {
                    return System.nanoTime() / 1e9;
                }
            } catch (IOException | AssertionError notYet) {
                // still away
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not back after a minute\n" + portal.output());
    }
}
