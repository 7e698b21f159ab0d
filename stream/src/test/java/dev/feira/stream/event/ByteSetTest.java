package dev.feira.stream.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByteSetTest {
    @Test
    void holdsWhatJavasOwnSetHolds() {
        ByteSet bytes = new ByteSet();
        Random random = new Random(11);
        for (int round = 0; round < 4; round++) {
            Set<String> oracle = new HashSet<>();
            for (int i = 0; i < 20_000; i++) {
                String text = Integer.toString(random.nextInt(15_000), 2 + random.nextInt(30));
                assertThat(add(bytes, text)).isEqualTo(oracle.add(text));
                assertThat(contains(bytes, text)).isTrue();
            }
            assertThat(bytes.size()).isEqualTo(oracle.size());
            for (int i = 0; i < 20_000; i++) {
                String text = Integer.toString(random.nextInt(), 36);
                assertThat(contains(bytes, text)).isEqualTo(oracle.contains(text));
            }
            bytes.clear();
            assertThat(oracle).noneMatch(it -> contains(bytes, it));
        }
    }

    private static boolean add(ByteSet set, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set.members().bytes(bytes, 0, bytes.length);
        return set.add();
    }

    private static boolean contains(ByteSet set, String text) {
        byte[] bytes = ("..." + text + ".").getBytes(StandardCharsets.UTF_8);
        return set.contains(bytes, 3, bytes.length - 1);
    }
}
