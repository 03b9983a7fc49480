package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTests {

    @Test
    void thePartsAreAHundredTogether() {
        assertThat(Shares.of(List.of(1L, 1L, 1L))).containsExactly("33.4%", "33.3%", "33.3%");
        assertThat(Shares.of(List.of(46L, 16L, 10L, 2L))).containsExactly("62.2%", "21.6%", "13.5%", "2.7%");
        Random random = new Random(7);
        for (int n = 0; n < 1000; n++) {
            List<Long> parts = random.longs(1 + random.nextInt(12), 0, 5000).boxed().toList();
            if (parts.stream().mapToLong(Long::longValue).sum() > 0) {
                assertThat(Shares.of(parts).stream().mapToLong(share -> Long.parseLong(share.replaceAll("[.%]", ""))).sum()).isEqualTo(1000);
            }
        }
    }

    @Test
    void ofNothingThereIsNoShare() {
        assertThat(Shares.of(List.of(0L, 0L))).containsExactly("", "");
    }
}
