package dev.feira.transform;

/// What `flags.X` shows to templates and what the runner obeys.
///
/// @param which the command's name (`build`, `run`, `parse`, …)
public record Flags(
        String which, boolean fullRefresh, boolean storeFailures, boolean failFast, boolean empty, boolean warnError) {
    public static Flags defaults() {
        return new Flags("parse", false, false, false, false, false);
    }

    public static Flags of(String which) {
        return new Flags(which, false, false, false, false, false);
    }

    public Flags fullRefresh(boolean on) {
        return new Flags(which, on, storeFailures, failFast, empty, warnError);
    }
}
