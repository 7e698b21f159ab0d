package dev.feira.sample.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 64, 1000, 99_441})
    void everyNumberComesOnce(long size) {
        Shuffle shuffle = new Shuffle(size, 42);

        assertThat(LongStream.range(0, size).map(shuffle::at).sorted().toArray())
                .isEqualTo(LongStream.range(0, size).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 99_441})
    void anotherSaltIsAnotherOrder(long size) {
        long[] one = LongStream.range(0, size).map(new Shuffle(size, 1)::at).toArray();
        long[] two = LongStream.range(0, size).map(new Shuffle(size, 2)::at).toArray();

        assertThat(one).isNotEqualTo(two);
    }
}
