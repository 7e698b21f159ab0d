package dev.feira.core;

import java.util.List;

/// A proof that nothing was lost or changed on one leg of the way (`source = lake`, `lake = warehouse`), table by
/// table.
public record Reconciliation(String leg, List<Check> checks) {
    public Reconciliation {
        checks = List.copyOf(checks);
    }

    /// Both sides of one table, hashed in the same way.
    public record Check(String table, Digest left, Digest right) {
        public boolean equal() {
            return left.equals(right);
        }
    }

    public boolean equal() {
        return checks.stream().allMatch(Check::equal);
    }
}
