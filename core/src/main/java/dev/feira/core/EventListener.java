package dev.feira.core;

/// Is told what happens. Called from any thread, so it must be safe for that and quick.
@FunctionalInterface
public interface EventListener {
    void on(Event event);

    /// One that does not care.
    static EventListener none() {
        return event -> {};
    }
}
