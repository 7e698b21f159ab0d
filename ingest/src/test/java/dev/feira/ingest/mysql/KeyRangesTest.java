package dev.feira.ingest.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feira.ingest.engine.Chunk;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRangesTest {
    @Test
    void rangesMeetAndAreOpenAtBothEnds() {
        assertThat(wheres(0, 99, 3))
                .containsExactly(" WHERE `id` < 34", " WHERE `id` >= 34 AND `id` < 68", " WHERE `id` >= 68");
    }

    @Test
    void rangesCoverTheWholeOfALong() {
        assertThat(wheres(Long.MIN_VALUE, Long.MAX_VALUE, 2)).containsExactly(" WHERE `id` < 0", " WHERE `id` >= 0");
    }

    @Test
    void fewKeysMakeFewRanges() {
        assertThat(wheres(7, 7, 4)).containsExactly("");
        assertThat(wheres(1, 2, 4)).containsExactly(" WHERE `id` < 2", " WHERE `id` >= 2");
    }

    private static List<String> wheres(long least, long greatest, int wanted) {
        return KeyRanges.ranges("`id`", BigInteger.valueOf(least), BigInteger.valueOf(greatest), wanted).stream()
                .map(Chunk::where)
                .toList();
    }
}
