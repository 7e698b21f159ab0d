package dev.feira.platform;

import dev.feira.core.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that is made by another thread while the caller does other work: a warehouse that takes its time to open,
/// an answer that another server computes. [#close] waits for it, so nothing outlives its owner.
final class Meanwhile<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Consumer<T> release;

    private Meanwhile(FutureTask<T> task, Consumer<T> release) {
        this.task = task;
        this.release = release;
    }

    /// @param release what becomes of it in the end, whether or not somebody asked for it
    static <T> Meanwhile<T> begin(String name, Supplier<T> work, Consumer<T> release) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().daemon().name(name).start(task);
        return new Meanwhile<>(task, release);
    }

    /// Waits for it.
    ///
    /// @throws dev.feira.core.ProblemException what the other thread met
    T get() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.passing("waiting was interrupted").exception(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (task.state() == Future.State.SUCCESS) {
            release.accept(task.resultNow());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
