package dev.feira.transform.parse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Waits for work done beside, with its failure as it was.
final class Futures {
    private Futures() {}

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw wrapped;
        }
    }
}
