package dev.feira.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowImageDigitsTest {
    private final RowImage image = new RowImage();

    @Test
    void numbersAreWrittenAsJavaWritesThem() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(written(value)).isEqualTo("0\u001f" + value);
        }
    }

    @Test
    void numbersWhereTheWayOfDividingChangesAreRight() {
        for (long edge : new long[] {0, 9, 10, 0xFFFF_FFFFL, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            for (long value = edge - 12; value != edge + 13; value++) {
                assertThat(written(value)).isEqualTo("0\u001f" + value);
            }
        }
    }

    private String written(long value) {
        image.begin(new boolean[] {false});
        image.number(value);
        return image.toString();
    }
}
