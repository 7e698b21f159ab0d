package dev.feira.transform.run;

import dev.feira.transform.NodeResult;
import dev.feira.transform.NodeResult.Timing;
import dev.feira.transform.Status;
import dev.feira.transform.manifest.Node;
import dev.feira.transform.manifest.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One try at a node: what is known of it so far, whether it ends well or not.
final class Attempt {
    private final Resource node;
    private final long startedAt = System.nanoTime();
    private final List<Timing> timing = new ArrayList<>();
    private @Nullable String compiledCode;
    private @Nullable String compiledPath;

    Attempt(Resource node) {
        this.node = node;
    }

    /// Does a phase and notes how long it took.
    <T> T phase(String name, Supplier<T> work) {
        Instant began = Instant.now();
        try {
            return work.get();
        } finally {
            timing.add(new Timing(name, began, Instant.now()));
        }
    }

    void compiled(String sql, String path) {
        compiledCode = sql;
        compiledPath = path;
    }

    NodeResult success(String message, Map<String, Object> response) {
        return result(Status.SUCCESS, message, null, response);
    }

    NodeResult result(Status status, @Nullable String message, @Nullable Long failures, Map<String, Object> response) {
        return new NodeResult(
                node.uniqueId(),
                status,
                message,
                failures,
                Duration.ofNanos(System.nanoTime() - startedAt),
                List.copyOf(timing),
                Thread.currentThread().getName(),
                response,
                compiledCode != null,
                compiledCode,
                relationName(),
                compiledPath);
    }

    private @Nullable String relationName() {
        return node instanceof Node made ? made.relation().rendered() : null;
    }
}
