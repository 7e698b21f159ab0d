package dev.feira.transform.adapter;

import java.util.ArrayDeque;
import java.util.Deque;

/// Steps back to how things were, for what a database's rollback does not reach.
final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    void add(Runnable step) {
        steps.push(step);
    }

    void forget() {
        steps.clear();
    }

    /// The last step first.
    void run() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
