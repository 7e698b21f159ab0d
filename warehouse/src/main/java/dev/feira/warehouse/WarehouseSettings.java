package dev.feira.warehouse;

import java.time.Duration;

/// How much of the machine an embedded warehouse may take.
///
/// @param memory what the engine may hold, as it reads it (`512MB`); beyond it spills to disk
/// @param threads workers of the engine
/// @param statementLimit the time one statement may take
public record WarehouseSettings(String memory, int threads, Duration statementLimit) {
    public static final WarehouseSettings DEFAULT =
            new WarehouseSettings("512MB", Runtime.getRuntime().availableProcessors(), Duration.ofHours(1));

    public WarehouseSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a warehouse needs at least one thread");
        }
    }
}
