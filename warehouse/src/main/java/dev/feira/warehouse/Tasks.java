package dev.feira.warehouse;

import dev.feira.core.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work on several tables, two at a time: a small table leaves most of the engine's threads idle.
final class Tasks {
    private static final int PARALLEL = 2;

    private Tasks() {}

    /// Does all of it and gives the results in the order of the tasks. The first failure stops what has not begun.
    static <T> List<T> all(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            return collect(tasks.stream().map(threads::submit).toList());
        }
    }

    private static <T> List<T> collect(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                running.forEach(other -> other.cancel(false));
                if (e.getCause() instanceof ProblemException problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                running.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in the warehouse", e);
            }
        }
        return results;
    }
}
