package dev.feira.platform;

import dev.feira.warehouse.Generation;

/// Whether readers see what a build made.
public sealed interface Publication {
    /// They do, as this generation.
    record Published(Generation generation) implements Publication {}

    /// They still see the generation before, if there is one.
    ///
    /// @param cure what would publish
    record Withheld(String reason, String cure) implements Publication {}
}
