package dev.feira.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The process. A signal interrupts the command, gives it a moment to clean up, and ends with the signal's own exit
/// code
/// (130 for Ctrl-C, 143 for SIGTERM), which is what the virtual machine does after its shutdown hooks.
public final class Main {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Main() {}

    public static void main(String[] arguments) {
        CountDownLatch done = new CountDownLatch(1);
        Thread command = Thread.currentThread();
        Thread stop = new Thread(() -> stop(command, done), "feira-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        int exit;
        try {
            exit = new Cli(Shell.ofProcess()).run(arguments);
        } finally {
            System.out.flush();
            done.countDown();
        }
        System.exit(exit);
    }

    private static void stop(Thread command, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (!done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Failures.stopped(System.err);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
