package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.intake.RosterColumn.Kind;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest
@Import({Desk.Setting.class, LargeRosterTests.Wide.class})
class LargeRosterTests {

    private static final int ROWS = 100_000;
    private static final int COLUMNS = 21;
    /** What a reading may need besides the portal itself: the file, its distinct texts, one batch of lines. */
    private static final long HEAP = 256L << 20;

    @Autowired
    Desk desk;
    @Autowired
    Rosters rosters;

    /** Twenty-one columns, all kept, matched with nothing. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Wide {

        @Bean
        RosterKind wide() {
            List<RosterColumn> all = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                all.add(RosterColumn.optional("f" + column, column % 5 == 4 ? Kind.DATE : Kind.DIGITS, "", "第" + column + "列"));
            }
            return new RosterKind() {
                @Override
                public String name() {
                    return "wide";
                }

                @Override
                public int order() {
                    return 99;
                }

                @Override
                public java.util.Set<Role> allowed() {
                    return java.util.Set.of(Role.ORGANISATION_OFFICER);
                }

                @Override
                public List<RosterColumn> columns() {
                    return all;
                }

                @Override
                public Planning plan(Actor actor) {
                    return new Planning() {
                        @Override
                        public void plan(List<Line> lines) {
                            lines.forEach(line -> {
                                line.label(line.text("f0"));
                                all.forEach(column -> line.put(column.field(),
                                        column.kind() == Kind.DATE ? line.date(column.field()) : line.text(column.field())));
                            });
                        }

                        @Override
                        public List<Missing> missing() {
                            return List.of();
                        }
                    };
                }

                @Override
                public void commit(UUID roster, Actor actor) {
                    // nothing to keep
                }
            };
        }
    }

    @Test
    void aHundredThousandRowsAreComparedWithinABoundedHeap() throws Exception {
        byte[] file = file();
        Actor officer = desk.officer(Role.ORGANISATION_OFFICER);
        System.gc();
        long before = used();
        long start = System.nanoTime();
        UUID id = desk.handIn(officer, null, "wide.xlsx", file);
        long live = 0;
        while (rosters.find(officer, id).orElseThrow().state().working()) {
            Thread.sleep(2_000);
            System.gc();
            live = Math.max(live, used() - before);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(3));
        }
        Roster roster = desk.settled(officer, id);
        System.out.printf("Roster of %,d rows x %d columns, %,d KB: compared in %.1f s, at most %,d MB of live heap%n",
                ROWS, COLUMNS, file.length >> 10, (System.nanoTime() - start) / 1e9, live >> 20);
        assertThat(roster.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(roster.counts().added()).isEqualTo(ROWS);
        assertThat(live).isLessThan(HEAP);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] file() throws Exception {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            columns.add(Column.text("第" + column + "列", 12));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(out, "名册", columns)) {
            for (int row = 0; row < ROWS; row++) {
                List<String> values = new ArrayList<>();
                for (int column = 0; column < COLUMNS; column++) {
                    values.add(column % 5 == 4 ? "20" + (10 + row % 15) + "-0" + (1 + row % 9) + "-1" + (row % 9)
                            : column % 3 == 0 ? "G" + row * 7L + column : "值" + row % (50 * (column + 1)));
                }
                sheet.row(values);
            }
        }
        return out.toByteArray();
    }
}
