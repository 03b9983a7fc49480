package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:30:00.123Z");

    @Test
    void theBitsSayVersion7AndTheCommonVariant() {
        assertThat(Stream.generate(Ids::next).limit(1_000))
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(7);
                    assertThat(id.variant()).isEqualTo(2);
                });
    }

    @Test
    void theFirst48BitsAreTheMilliseconds() {
        assertThat(Ids.next(NOW).getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(Ids.next(Instant.EPOCH).getMostSignificantBits() >>> 16).isZero();
    }

    @Test
    void idsOfOneMillisecondRise() {
        List<String> ids = Stream.generate(() -> Ids.next(NOW)).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLaterIdSortsAfterAnEarlierOne() {
        assertThat(Ids.next(NOW.plusMillis(1)).toString()).isGreaterThan(Ids.next(NOW).toString());
    }

    @Test
    void noTwoThreadsDrawTheSameId() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 200_000).parallel().forEach(i -> ids.add(Ids.next(NOW.plusMillis(i % 3))));

        assertThat(ids).hasSize(200_000);
    }

    @Test
    void aTimeThatDoesNotFitIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.next(Instant.EPOCH.minusMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.next(Instant.ofEpochMilli(1L << 48)));
    }
}
