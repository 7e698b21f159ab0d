package dev.feira.stream.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void nothingRunsFurtherAheadOfTheOldestOpenEventThanTheWindow() throws Exception {
        Window window = new Window();
        for (long i = 0; i < Window.SIZE; i++) {
            window.enter(i);
        }
        for (long i = 1; i < Window.SIZE; i++) {
            window.leave(i);
        }
        CountDownLatch entered = new CountDownLatch(1);
        Thread next = Thread.ofVirtual().start(() -> {
            try {
                window.enter(Window.SIZE);
                entered.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> next.getState() == Thread.State.WAITING);

        window.leave(0);

        assertThat(entered.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
